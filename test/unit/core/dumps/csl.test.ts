import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cslOf, recordOfCsl } from '../../../../src/core/dumps/csl';
import type { Description, Name, PaperRecord } from '../../../../src/core/paper';

const source = { file: 'a.json', line: 3 };

function recordOf(item: object): PaperRecord {
  const [reading, ...problems] = recordOfCsl({ title: 'A Title', ...item }, source);
  assert.ok(reading && 'record' in reading && problems.length === 0, JSON.stringify(problems));
  return reading.record;
}

const dateOf = (issued: unknown) => {
  const { year, month, day } = recordOf({ issued });
  return [year, month, day].filter((part) => part !== undefined);
};

suite('a CSL item', () => {
  test('has its key where one is given that can be cited', () => {
    const keyOf = (item: object) => recordOf(item).citekey;
    assert.equal(keyOf({ id: 'rossi2020' }), 'rossi2020');
    assert.equal(keyOf({ id: 7 }), '7');
    assert.equal(keyOf({ id: 'x', 'citation-key': 'rossi2020' }), 'rossi2020');
    assert.equal(keyOf({ id: 'http://zotero.org/users/1/items/A', note: 'Citation Key: rossi2020' }), 'rossi2020');
    for (const id of ['two words', '', null, undefined, 'https://zotero.org/users/1/items/A'])
      assert.equal(keyOf({ id }), undefined);
  });

  test('has its date however it is written', () => {
    assert.deepEqual(dateOf({ 'date-parts': [[2020, 3, 15]] }), [2020, 3, 15]);
    assert.deepEqual(dateOf({ 'date-parts': [['2020', '3'], ['2021']] }), [2020, 3]);
    assert.deepEqual(dateOf({ 'date-parts': [[null]] }), [null]);
    for (const written of ['2020-03-15', '2020-03-15T10:00:00Z', '15 March 2020', 'Mar. 15, 2020', '2020/3/15']) {
      assert.deepEqual(dateOf({ raw: written }), [2020, 3, 15], written);
    }
    for (const edtf of ['2020-03/2020-05', '2020-03~', 'March 2020', '3/2020'])
      assert.deepEqual(dateOf(edtf), [2020, 3], edtf);
    for (const vague of ['2020', 'ca. 2020', '2020-21', 'Spring 2020', '3/15/2020'])
      assert.deepEqual(dateOf(vague), [2020], vague);
    assert.deepEqual(dateOf({ literal: 'in press' }), [null]);
    assert.deepEqual(dateOf([{ year: 2020, month: 3 }]), [2020, 3]);
    assert.deepEqual(dateOf({ 'date-parts': [[2020, 13, 40]] }), [2020]);
    assert.deepEqual(dateOf(2020), [2020]);
  });

  test('has plain text without markup', () => {
    const { title, abstract, containerTitle } = recordOf({
      title: 'CO<sub>2</sub> in <i>Vivo</i>: <span class="nocase">pH</span> &lt; 7 &amp; a&nbsp;b, if x<y',
      abstract: '<jats:title>Abstract</jats:title><jats:p>One &#x3b1;.</jats:p>\n<jats:p>Two\n &eacute;.</jats:p>',
      'container-title': ['Science &amp; Letters', 'Sci. Lett.'],
    });
    assert.equal(title, 'CO2 in Vivo: pH < 7 & a b, if x<y');
    assert.equal(abstract, 'One α. Two é.');
    assert.equal(containerTitle, 'Science & Letters');
  });

  test('has names in parts, whole, or of organisations', () => {
    const { author } = recordOf({
      author: [
        { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
        { literal: 'The Group' },
        { name: 'An Institute' },
        'Ada Rossi',
        {},
        { family: 'King', given: 'M. L.', suffix: 'Jr.', sequence: 'first' },
      ],
    });
    assert.deepEqual(author, [
      { family: 'Gogh', given: 'Vincent', nonDroppingParticle: 'van' },
      { literal: 'The Group' },
      { literal: 'An Institute' },
      { literal: 'Ada Rossi' },
      { family: 'King', given: 'M. L.', suffix: 'Jr.' },
    ]);
  });

  test('has identifiers from wherever they stand', () => {
    const arxivOf = (item: object) => recordOf(item).arxiv;
    for (const item of [
      { number: 'arXiv:2010.01412 [cs.LG]' },
      { number: '2010.01412v2', publisher: 'arXiv' },
      { archive: 'arXiv', archive_location: '2010.01412' },
      { URL: 'http://arxiv.org/abs/2010.01412v3' },
      { DOI: '10.48550/arXiv.2010.01412' },
      { note: 'arXiv: 2010.01412 [cs]' },
    ]) {
      assert.equal(arxivOf(item), '2010.01412', JSON.stringify(item));
    }
    assert.equal(arxivOf({ number: '2010.01412', type: 'patent' }), undefined);
    assert.equal(recordOf({ number: 'arXiv:2010.01412 [cs.LG]' }).arxivClass, 'cs.LG');
    assert.equal(recordOf({ DOI: 'https://doi.org/10.1000/ABC' }).doi, '10.1000/abc');
    assert.equal(recordOf({ URL: 'https://doi.org/10.1000/ABC' }).doi, '10.1000/abc');
  });

  test('keeps of its note what is no field', () => {
    const record = recordOf({
      DOI: '10.1000/a',
      note: 'PMID: 12\nDOI: 10.1000/b\nread: twice\ntex.ids: old1, old2\nISBN: 1-2',
    });
    assert.equal(record.pmid, '12');
    assert.equal(record.isbn, '1-2');
    assert.equal(record.doi, '10.1000/a');
    assert.deepEqual(record.aliases, ['old1', 'old2']);
    assert.equal(record.note, 'DOI: 10.1000/b\nread: twice');
  });

  test('has keywords in a text or a list', () => {
    assert.deepEqual(recordOf({ keyword: 'a, b c,, a' }).keyword, ['a', 'b c']);
    assert.deepEqual(recordOf({ keyword: 'a, b; c' }).keyword, ['a, b', 'c']);
    assert.deepEqual(recordOf({ categories: ['a', 'b'] }).keyword, ['a', 'b']);
  });

  test('is read but for what is of another kind, which one problem names', () => {
    const [reading, problem, ...more] = recordOfCsl(
      { title: 'A Title', volume: { a: 1 }, issued: true, author: [3, { family: 'Rossi' }], DOI: 'none', page: 12 },
      source,
    );
    assert.ok(reading && 'record' in reading && problem && 'problem' in problem);
    assert.equal(more.length, 0);
    assert.equal(reading.record.page, '12');
    assert.deepEqual(reading.record.author, [{ family: 'Rossi' }]);
    assert.equal(problem.problem.line, 3);
    for (const name of ['volume', 'issued', 'author', 'DOI']) assert.ok(problem.problem.message.includes(name), name);
  });

  test('without a title is one problem', () => {
    for (const item of [{}, { title: '' }, { title: {} }, null, 3, 'x', [], { id: 'a', title: '<i></i>' }]) {
      const readings = recordOfCsl(item, source);
      assert.ok(readings.length === 1 && 'problem' in readings[0]!, JSON.stringify(item));
    }
  });

  test('may be any value', () => {
    const names = 'id title type author editor issued DOI URL note number keyword abstract container-title'.split(' ');
    const value = fc.oneof(fc.anything(), fc.jsonValue(), fc.string());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (item) => {
        assert.ok(recordOfCsl(item, source).length > 0);
      }),
    );
  });

  test('may hold one mark many times', () => {
    const long = [' ', '<i ', '&', '[', '<jats:', '.', '{', '$', 'a: ', ', ', '10.1000/.', 'abstract ', '\\'].map(
      (text) => text.repeat(50_000),
    );
    for (const text of [...long, ...long.map((some) => `<title>abstract${some}x`)]) {
      // a pattern that goes back over the text again and again would not end within this test's time
      const item = {
        title: `a${text}b`,
        abstract: text,
        note: `DOI: ${text}x`,
        DOI: `10.1000/${text}x`,
        URL: text,
        number: `arXiv:${text}`,
      };
      assert.ok(recordOfCsl({ ...item, author: [text], issued: text, keyword: text, id: text }, source).length > 0);
    }
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    assert.ok(recordOfCsl({ title: 'A', issued: deep, author: deep, volume: deep }, source).length === 2);
  });

  test('written from a paper is read as the same paper', () => {
    fc.assert(
      fc.property(papers, (paper) => {
        const [reading, ...problems] = recordOfCsl(JSON.parse(JSON.stringify(cslOf(paper))), source);
        assert.deepEqual(problems, []);
        assert.ok(reading && 'record' in reading);
        assert.deepEqual(reading.record, {
          type: paper.arxiv === undefined ? 'document' : 'article',
          ...paper,
          source,
        });
      }),
    );
  });
});

/** Text that is as a record's is: on one line, without white space at its ends. */
const text = fc
  .oneof(
    fc.string({ minLength: 1 }),
    fc.stringMatching(/^[A-Za-z&<>;,#/ ]{1,20}$/),
    fc.constantFrom('<i>x</i>', 'a &amp; b', '<jats:p>', 'R&D', 'α < β'),
  )
  .map((written) => written.replace(/[\s\ufeff]+/g, ' ').trim())
  .filter((written) => written !== '' && !/arxiv|[\x00-\x1f]/i.test(written));
const keyword = text.filter((word) => !/[;,&<]/.test(word));
const name: fc.Arbitrary<Name> = fc.oneof(
  fc.record({ literal: text }, { noNullPrototype: true }),
  fc.record(
    { family: text, given: text, suffix: text, droppingParticle: text, nonDroppingParticle: text },
    { requiredKeys: ['family'], noNullPrototype: true },
  ),
);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const dates = fc.oneof(
  fc.constant({ year: null }),
  fc.record({ year: fc.integer({ min: 1, max: 2100 }) }),
  fc.record({
    year: fc.integer({ min: 1000, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
);
const papers: fc.Arbitrary<Description & { citekey: string }> = fc
  .tuple(
    dates,
    fc.record(
      {
        citekey: fc.stringMatching(/^[a-z][a-zA-Z0-9_:.-]{0,12}$/),
        title: text,
        abstract: fc.oneof(fc.constant(''), text),
        author: fc.oneof(fc.constant([]), names),
        editor: names,
        translator: names,
        keyword: fc.uniqueArray(keyword, { minLength: 1 }),
        type: fc.constantFrom('book', 'article', 'article-journal', 'thesis'),
        containerTitle: text,
        volumeTitle: text,
        containerTitleShort: text,
        collectionTitle: text,
        collectionNumber: text,
        eventTitle: text,
        eventPlace: text,
        publisher: text,
        publisherPlace: text,
        volume: text,
        issue: text,
        number: text,
        page: text,
        chapterNumber: text,
        edition: text,
        version: text,
        genre: text,
        archive: text,
        language: text,
        note: text.filter((note) => !/[:=]/.test(note)),
        doi: fc.constantFrom('10.1000/a.b', '10.1000/(x)<1>'),
        arxiv: fc.constantFrom('2010.01412', 'math/0309136'),
        arxivClass: fc.constantFrom('cs.LG', 'hep-th'),
        pmid: fc.constant('123'),
        pmcid: fc.constant('PMC1'),
        isbn: fc.constant('978-3-16-148410-0'),
        issn: fc.constant('1234-5678'),
        url: fc.constant('https://example.org/a?b=1&lt;=2'),
      },
      { requiredKeys: ['citekey', 'title', 'abstract', 'author'], noNullPrototype: true },
    ),
  )
  .map(([date, paper]) => ({ ...date, ...paper }));
