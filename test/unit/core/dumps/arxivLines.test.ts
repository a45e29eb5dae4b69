import assert from 'node:assert/strict';
import { arxivLines, arxivList } from '../../../../src/core/dumps/arxivLines';
import { cslJson } from '../../../../src/core/dumps/cslJson';
import { assertOneProblem, fieldsOf, onLines, oneEach, otherTexts, textsLike } from './json/mutations';
import { arxivItems, cslItems, feedItems, samples, zoteroItems } from './json/samples';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const lines = oneEach(arxivItems.map((item) => JSON.stringify(item)));
const item = arxivItems[0]!;
const recordOf = (changes: object) => recordsOf(readAll(arxivLines, JSON.stringify({ ...item, ...changes })))[0];

suite('arXiv’s metadata', () => {
  test('is read with all its fields, from lines and from arrays', () => {
    const array = JSON.stringify(arxivItems, undefined, 2);
    assert.equal(arxivLines.recognises(lines), true);
    assert.equal(arxivLines.recognises(lines.slice(0, 3000)), true);
    assert.equal(arxivLines.recognises(array), false);
    assert.equal(arxivList.recognises(array), true);
    for (const readings of [
      readAll(arxivLines, lines),
      readAll(arxivLines, lines.replaceAll('\n', '\r\n')),
      readAll(arxivList, array),
    ]) {
      assert.deepEqual(problemsOf(readings), []);
      assert.deepEqual(
        fieldsOf(readings),
        samples.map((sample) => ({
          type: 'article',
          title: sample.title,
          abstract: sample.abstract,
          author: sample.authors.map(({ given, family }) => ({ family, given })),
          year: sample.year,
          month: sample.month,
          day: sample.day,
          arxiv: sample.arxiv,
          doi: sample.doi,
          keyword: [sample.category, 'math.OC'],
          arxivClass: sample.category,
        })),
      );
    }
    assert.deepEqual(
      recordsOf(readAll(arxivLines, lines)).map(({ source }) => source.line),
      samples.map((_, i) => i + 1),
    );
  });

  test('has its letters without TeX, and its math as it is', () => {
    const record = recordOf({
      title: 'On  Erd\\H{o}s\n  numbers',
      abstract: '  Let $\\alpha_i$ be\n  50\\% of K\\"ahler\n\nmanifolds. $x \\in {\\cal X}$\n',
      authors_parsed: [
        ['Erd\\H{o}s', 'P.', ''],
        ["Garc\\'{\\i}a", 'J.', 'Jr.'],
        ['ATLAS Collaboration', '', ''],
      ],
    });
    assert.equal(record?.title, 'On Erdős numbers');
    assert.equal(record.abstract, 'Let $\\alpha_i$ be 50% of Kähler manifolds. $x \\in {\\cal X}$');
    assert.deepEqual(record.author, [
      { family: 'Erdős', given: 'P.' },
      { family: 'García', given: 'J.', suffix: 'Jr.' },
      { literal: 'ATLAS Collaboration' },
    ]);
  });

  test('names authors without affiliations where they are not taken apart', () => {
    const record = recordOf({
      authors_parsed: undefined,
      authors: 'A. Rossi (1), B. van Gool ((1) Rome, (2) Ghent) and C. Yuan',
    });
    assert.deepEqual(
      record?.author.map(({ family }) => family),
      ['Rossi', 'Gool', 'Yuan'],
    );
  });

  test('is dated by the first version, the last change or the identifier', () => {
    const dated = (changes: object) => {
      const { year, month, day } = recordOf(changes) ?? {};
      return [year, month, day];
    };
    assert.deepEqual(
      dated({ versions: [{ created: 'Tue, 24 Jul 2007 20:10:27 GMT' }, { created: 'Wed, 1 Jan 2020 00:00:00 GMT' }] }),
      [2007, 7, 24],
    );
    assert.deepEqual(dated({ versions: [], update_date: '2008-11-26' }), [2008, 11, 26]);
    assert.deepEqual(dated({ versions: null, update_date: null, id: '0704.0001' }), [2007, 4, undefined]);
    assert.deepEqual(dated({ versions: null, update_date: null, id: 'hep-th/9901001' }), [1999, 1, undefined]);
  });

  test('tells the journal apart where it can, and keeps what it cannot as a note', () => {
    const journal = (reference: string) => {
      const { containerTitle, volume, issue, page, note } = recordOf({ 'journal-ref': reference }) ?? {};
      return [containerTitle, volume, issue, page, note];
    };
    assert.deepEqual(journal('Phys.Rev.D76:013009,2007'), ['Phys.Rev.', 'D76', undefined, '013009', undefined]);
    assert.deepEqual(journal('Software: Practice and Experience 51 (8), 2021'), [
      'Software: Practice and Experience',
      '51',
      '8',
      undefined,
      undefined,
    ]);
    assert.deepEqual(journal('J. Chem. Phys. 123, 456-470 (2005)'), [
      'J. Chem. Phys.',
      '123',
      undefined,
      '456-470',
      undefined,
    ]);
    const unclear = 'In Proceedings ICLP 2014, EPTCS 99';
    assert.deepEqual(journal(unclear), [undefined, undefined, undefined, undefined, unclear]);
    assert.equal(recordOf({ doi: '10.1000/A.1 10.1000/b' })?.doi, '10.1000/a.1');
  });

  test('tells each broken line and reads the others', () => {
    assertOneProblem(arxivLines, arxivItems, oneEach);
    assertOneProblem(arxivList, arxivItems, onLines);
    const [reading] = problemsOf(readAll(arxivLines, `${JSON.stringify({ ...item, doi: 3, title: 'A Title' })}\n`));
    assert.equal(reading?.message, 'What it says of doi could not be understood. The rest of this record was read.');
  });

  test('is read where a line end stands inside a record', () => {
    const all = arxivItems.slice(0, 5).map((each) => JSON.stringify(each));
    const third = all[2]!;
    const text = (place: number) =>
      oneEach(all.map((each) => (each === third ? `${each.slice(0, place)}\n${each.slice(place)}` : each)));
    for (const place of [third.indexOf(',"title') + 1, third.indexOf('"abstract":"') + 40]) {
      const readings = readAll(arxivLines, text(place));
      assert.deepEqual(
        recordsOf(readings).map(({ source }) => source.line),
        [1, 2, 3, 5, 6],
      );
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        [3],
      );
    }
  });

  test('has its comments and report numbers', () => {
    const { note, number } = recordOf({ comments: '12 pages,\n  3 figures', 'report-no': 'CERN-TH-1' }) ?? {};
    assert.deepEqual([note, number], ['12 pages, 3 figures', 'CERN-TH-1']);
    assert.equal(recordOf({ comments: '12 pages', 'journal-ref': 'To appear' })?.note, 'To appear\n12 pages');
  });

  test('is unfinished where its last line is cut off', () => {
    for (const [text, unfinished] of [
      [lines, false],
      [lines.slice(0, -1), false],
      [lines.slice(0, -30), true],
    ] as const) {
      const reading = arxivLines.start('a.jsonl');
      Array.from(reading.write(text));
      Array.from(reading.end());
      assert.equal(reading.unfinished ?? false, unfinished);
    }
  });

  test('is not taken for it by mistake, nor for another format', () => {
    const others = [cslItems, feedItems, zoteroItems].flatMap((items) => [
      JSON.stringify(items),
      oneEach(items.map((each) => JSON.stringify(each))),
    ]);
    for (const text of [...others, ...otherTexts]) {
      assert.equal(arxivLines.recognises(text) || arxivList.recognises(text), false, text.slice(0, 200));
    }
    assert.equal(cslJson.recognises(lines), false);
  });

  test('may hold one mark many times', () => {
    const long = [' ', '\n', '\n ', ' \n', '.  ', '\\', '$', '\\(', '{', '(', 'A', ', '].map((text) =>
      text.repeat(50_000),
    );
    for (const text of long) {
      // a pattern that goes back over the text again and again would not end within this test's time
      recordOf({
        title: `a${text}b`,
        abstract: text,
        authors: text,
        authors_parsed: null,
        'journal-ref': text,
        doi: text,
      });
    }
  });

  test('may be any text', () => {
    const some = oneEach(arxivItems.slice(0, 4).map((each) => JSON.stringify(each)));
    for (const reader of [arxivLines, arxivList]) assertReadsAnything(reader, textsLike(some));
  });
});
