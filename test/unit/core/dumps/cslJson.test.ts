import assert from 'node:assert/strict';
import { cslJson } from '../../../../src/core/dumps/cslJson';
import { zoteroJson } from '../../../../src/core/dumps/json/zotero';
import { assertOneProblem, fieldsOf, onLines, oneEach, otherTexts, textsLike } from './json/mutations';
import { arxivItems, cslItems, feedItems, samples, zoteroItems } from './json/samples';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const expected = samples.map((sample) => ({
  citekey: sample.key,
  type: 'article-journal',
  title: sample.title,
  abstract: sample.abstract,
  author: sample.authors,
  year: sample.year,
  month: sample.month,
  day: sample.day,
  containerTitle: 'Journal of Samples',
  doi: sample.doi,
}));

suite('CSL-JSON', () => {
  test('is read with all its fields, in every form that programs write', () => {
    const forms = [
      JSON.stringify(cslItems),
      JSON.stringify(cslItems, undefined, 2),
      JSON.stringify({ items: cslItems }, undefined, '\t'),
      JSON.stringify({ status: 'ok', message: { items: cslItems } }),
      `\ufeff${oneEach(cslItems.map((item) => JSON.stringify(item)))}`,
    ];
    for (const form of forms) {
      assert.equal(cslJson.recognises(form), true);
      const readings = readAll(cslJson, form);
      assert.deepEqual(problemsOf(readings), []);
      assert.deepEqual(
        fieldsOf(readings),
        expected.map((record) => ({ ...record, volume: '7' })),
      );
    }
    assert.equal(recordsOf(readAll(cslJson, JSON.stringify(cslItems[0]))).length, 1);
  });

  test('tells each broken item at its line and reads the others', () => {
    for (const write of [onLines, oneEach]) assertOneProblem(cslJson, cslItems, write);
    assertOneProblem(cslJson, cslItems, (texts) => `[${texts.join(',')}]`);
  });

  test('says what is wrong with broken text, and in which line', () => {
    const message = (text: string) => problemsOf(readAll(cslJson, text)).map((problem) => problem.message);
    assert.deepEqual(message('[\n{\n"id": "a",\n"title" "b"\n}\n]'), [
      'Not valid JSON: a colon is missing in line 4. This record was skipped.',
    ]);
    assert.deepEqual(message('[{"id": "a", "title": "b" "type": "book"}]'), [
      'Not valid JSON: a comma or "}" is missing. This record was skipped.',
    ]);
    assert.deepEqual(message('[{"id": "a", "title": "b"'), [
      'Not valid JSON: it ends too early. This record was skipped.',
    ]);
    assert.match(message('[{"id": "a", "title": "b"}')[0]!, /not closed/);
  });

  test('says which variables are of the wrong kind', () => {
    const item = { id: 'a', type: 'book', title: 'A Title' };
    for (const [variable, value] of [
      ['title', ['A', 'B']],
      ['type', 3],
      ['issued', 'whenever'],
    ] as const) {
      const readings = readAll(cslJson, JSON.stringify([{ ...item, [variable]: value }]));
      assert.equal(recordsOf(readings).length, 1, variable);
      assert.match(
        problemsOf(readings)
          .map(({ message }) => message)
          .join(),
        new RegExp(`^What it says of ${variable} could`),
      );
    }
    assert.equal(recordsOf(readAll(cslJson, JSON.stringify([{ ...item, title: 3 }]))).length, 0);
    assert.deepEqual(problemsOf(readAll(cslJson, JSON.stringify([{ ...item, title: ['A'] }]))), []);
  });

  test('has a key once', () => {
    const readings = readAll(cslJson, '[{"id":"a","title":"A"},\n{"id":"a","title":"B"}]');
    assert.deepEqual(
      recordsOf(readings).map(({ citekey }) => citekey),
      ['a', undefined],
    );
    assert.match(
      problemsOf(readings)
        .map(({ line, message }) => `${line} ${message}`)
        .join(),
      /^2 The key “a” was given in line 1 already/,
    );
  });

  test('is unfinished while its end is missing', () => {
    const text = JSON.stringify(cslItems, undefined, 2);
    for (const [end, unfinished] of [
      [text.length, false],
      [text.length - 1, true],
      [text.length - 20, true],
    ] as const) {
      const reading = cslJson.start('a.json');
      Array.from(reading.write(text.slice(0, end)));
      Array.from(reading.end());
      assert.equal(reading.unfinished, unfinished);
    }
  });

  test('is not taken for it by mistake', () => {
    const others = [arxivItems, feedItems, zoteroItems].map((items) => JSON.stringify(items));
    for (const text of [...others, ...otherTexts]) assert.equal(cslJson.recognises(text), false, text.slice(0, 200));
  });

  test('may be any text', () => {
    assertReadsAnything(cslJson, textsLike(JSON.stringify(cslItems.slice(0, 4), undefined, 1)));
  });
});

suite('Zotero JSON', () => {
  const exported = { config: { id: 'x' }, collections: { A: { items: [1, 2] } }, items: zoteroItems };

  test('is read with all its fields, from Better BibTeX and from the Web API', () => {
    const api = zoteroItems.map((data, i) => ({ key: `K${i}`, version: 1, meta: {}, data }));
    for (const form of [exported, zoteroItems, api]) {
      const text = JSON.stringify(form, undefined, 2);
      assert.equal(zoteroJson.recognises(text), true);
      const readings = readAll(zoteroJson, text);
      assert.deepEqual(problemsOf(readings), []);
      assert.deepEqual(
        fieldsOf(readings),
        expected.map((record, i) => ({ ...record, keyword: [samples[i]!.category] })),
      );
    }
  });

  test('knows editors, groups, preprints, the lines of Extra and files, and passes over notes', () => {
    const items = [
      { itemType: 'note', note: 'Mine' },
      { itemType: 'attachment', title: 'PDF' },
      {
        itemType: 'preprint',
        title: 'A <i>Preprint</i>',
        creators: [
          { creatorType: 'author', name: 'The Group' },
          { creatorType: 'editor', firstName: 'Ada', lastName: 'Rossi' },
        ],
        date: 'March 2021',
        archiveID: 'arXiv:2103.00020',
        repository: 'arXiv',
        extra: 'Citation Key: group2021\nread it again',
        attachments: [{ path: '/home/me/a.pdf' }, { title: 'a link' }],
      },
    ];
    const readings = readAll(zoteroJson, JSON.stringify({ config: {}, items }));
    assert.deepEqual(problemsOf(readings), []);
    const [{ source, ...record } = { source: undefined }, ...more] = recordsOf(readings);
    assert.deepEqual([more.length, source?.line], [0, 1]);
    assert.deepEqual(record, {
      type: 'article',
      title: 'A Preprint',
      abstract: '',
      author: [{ literal: 'The Group' }],
      editor: [{ family: 'Rossi', given: 'Ada' }],
      year: 2021,
      month: 3,
      arxiv: '2103.00020',
      publisher: 'arXiv',
      citekey: 'group2021',
      note: 'read it again',
      file: ['/home/me/a.pdf'],
    });
  });

  test('tells each broken item at its line and reads the others', () => {
    assertOneProblem(zoteroJson, zoteroItems, (texts) => `{"config": {},\n"items": ${onLines(texts)}}`);
  });

  test('is not taken for it by mistake, and may be any text', () => {
    const others = [arxivItems, feedItems, cslItems].map((items) => JSON.stringify(items));
    for (const text of [...others, ...otherTexts]) assert.equal(zoteroJson.recognises(text), false, text.slice(0, 200));
    assertReadsAnything(
      zoteroJson,
      textsLike(JSON.stringify({ config: {}, items: zoteroItems.slice(0, 4) }, undefined, 1)),
    );
  });
});
