// What Lectern writes, its own readers read: nothing of a paper is lost on the way into a bibliography.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { appendTo, inserted, type CitedPaper } from '../../../../src/core/bibliography/append';
import type { BibliographyFormat } from '../../../../src/core/bibliography/format';
import { bibtex } from '../../../../src/core/dumps/bibtex';
import { cslJson } from '../../../../src/core/dumps/cslJson';
import { cslYaml } from '../../../../src/core/dumps/cslYaml';
import type { Reader } from '../../../../src/core/dumps/reader';
import { ris } from '../../../../src/core/dumps/ris';
import type { Description, Name, PaperRecord } from '../../../../src/core/paper';
import { problemsOf, readAll, recordsOf } from '../dumps/reading';
import { conferencePaper, kinds } from './papers';

const readers: Readonly<Record<BibliographyFormat, Reader>> = {
  bibtex,
  'csl-json': cslJson,
  'csl-yaml': cslYaml,
  ris,
};

/** What a reader makes of a file to which papers were added. */
function reread(format: BibliographyFormat, papers: readonly CitedPaper[], before = ''): PaperRecord[] {
  const bytes = new TextEncoder().encode(before);
  const addition = appendTo(format, bytes, papers);
  assert.ok(addition);
  const readings = readAll(readers[format], new TextDecoder().decode(inserted(bytes, addition)));
  if (before === '') assert.deepEqual(problemsOf(readings), []);
  return recordsOf(readings);
}

const word = fc.string({ unit: fc.constantFrom(...'abcdeXYZäéłøß中Ω'.split('')), minLength: 2, maxLength: 8 });
const capital = word.map((text) => `N${text}`);
const phrase = fc
  .array(
    fc.oneof(word, fc.constantFrom('5%', 'A & B', 'x_1', '#', '{set}', '$x^2$', 'YOLOv9', 'C++', '(2020):', 'de')),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => `On ${words.join(' ')}`);
const plain = { noNullPrototype: true };
const name: fc.Arbitrary<Name> = fc.oneof(
  fc.record({ family: capital, given: capital }, plain),
  fc.record({ family: capital, given: capital, suffix: fc.constant('Jr.') }, plain),
  fc.record({ family: capital, given: capital, nonDroppingParticle: fc.constantFrom('van', 'de la') }, plain),
  fc.record({ literal: fc.tuple(capital, capital).map((words) => words.join(' and ')) }, plain),
);
const paper: fc.Arbitrary<Description> = fc
  .record(
    {
      type: fc.constantFrom('article-journal', 'paper-conference', 'chapter', 'entry-encyclopedia'),
      title: phrase,
      abstract: phrase,
      author: fc.array(name, { minLength: 1, maxLength: 4 }),
      year: fc.integer({ min: 1500, max: 2100 }),
      containerTitle: phrase,
      volumeTitle: phrase,
      volume: fc.constantFrom('1', '12'),
      page: fc.constantFrom('1-9', '17'),
      doi: word.map(() => '10.1000/a_b(c)'),
      arxiv: fc.constant('2010.01412'),
      arxivClass: fc.constant('cs.LG'),
      keyword: fc.uniqueArray(capital, { minLength: 1, maxLength: 3 }),
      url: fc.constant('https://example.org/a_b%20c#d~e'),
    },
    { requiredKeys: ['type', 'title', 'abstract', 'author', 'year', 'arxiv', 'arxivClass'], ...plain },
  )
  // no part of a volume is one itself
  .filter(
    ({ type, containerTitle, volumeTitle }) =>
      volumeTitle === undefined || containerTitle !== undefined || type === 'article-journal',
  );

/** What a record says, without its place. */
function said(record: PaperRecord): Partial<PaperRecord> {
  const { source, ...rest } = record;
  assert.ok(source.line > 0);
  return rest;
}

suite('Reading what was written', () => {
  test('a BibTeX entry gives the same description', () => {
    fc.assert(
      fc.property(paper, (description) => {
        const [record] = reread('bibtex', [{ citekey: 'key', paper: description }]);
        assert.ok(record);
        assert.deepEqual(said(record), { ...description, citekey: 'key' });
      }),
    );
    const [record] = reread('bibtex', [{ citekey: 'gogh', paper: conferencePaper }]);
    assert.ok(record);
    assert.deepEqual(said(record), { ...conferencePaper, citekey: 'gogh' });
  });

  test('an item of CSL-JSON and one of CSL-YAML give the same description', () => {
    for (const format of ['csl-json', 'csl-yaml'] as const) {
      fc.assert(
        fc.property(paper, (description) => {
          const [record] = reread(format, [{ citekey: 'key', paper: description }]);
          assert.ok(record);
          assert.deepEqual(said(record), { ...description, citekey: 'key' });
        }),
      );
    }
  });

  test('a record of RIS gives what RIS has tags for', () => {
    const [record] = reread('ris', [{ citekey: 'gogh', paper: conferencePaper }]);
    const { title, abstract, year, month, day, doi, arxiv, keyword, volume, page, containerTitle } = conferencePaper;
    assert.ok(record);
    assert.deepEqual({ ...record, ...{ title, abstract, year, month, day, doi, arxiv, keyword } }, record);
    assert.deepEqual({ ...record, ...{ volume, page, containerTitle, citekey: 'gogh' } }, record);
    assert.deepEqual(record.author.slice(0, 3), conferencePaper.author.slice(0, 3));
  });

  test('a record of RIS has the titles of a volume in one', () => {
    for (const [paper, titles] of [
      [kinds['volume']!, ['All animals. Cats', undefined]],
      [kinds['chapterOfVolume']!, ['Cats at work', 'All animals. Cats']],
      [kinds['articleOfIssue']!, ['Cats at work', 'Journal of Cats']],
    ] as const) {
      const [record] = reread('ris', [{ citekey: 'key', paper }]);
      assert.deepEqual([record?.title, record?.containerTitle], titles);
    }
  });

  test('each kind of work stays what it is', () => {
    for (const [kind, description] of Object.entries(kinds)) {
      for (const format of ['bibtex', 'csl-json', 'csl-yaml'] as const) {
        const [record] = reread(format, [{ citekey: 'key', paper: description }]);
        assert.ok(record, `${format}: ${kind}`);
        assert.deepEqual(said(record), { ...description, citekey: 'key' }, `${format}: ${kind}`);
      }
    }
  });

  test('the records that a file had are there, and then the new ones', () => {
    const files: readonly (readonly [BibliographyFormat, string])[] = [
      ['bibtex', '% mine\r\n@book{old, title = {Old cats}, year = 1999}\r\n'],
      ['bibtex', '@book{old, title = {Old cats},\n  note = {never closed'],
      ['bibtex', '@book{old, title = {Old cats}}\n% @book{hidden, title = {X}}'],
      ['csl-json', '[\n  {"id": "old", "type": "book", "title": "Old cats"}\n]\n'],
      ['csl-yaml', '---\nreferences:\n- id: old\n  type: book\n  title: Old cats\n...\n'],
      ['ris', 'TY  - BOOK\nTI  - Old cats\nID  - old\nER  - \n'],
      ['ris', 'TY  - BOOK\nTI  - Old cats\nID  - old'],
    ];
    for (const [format, before] of files) {
      const added = [
        { citekey: 'gogh', paper: conferencePaper },
        { citekey: 'katz', paper: kinds['book']! },
      ];
      const keys = reread(format, added, before).map(({ citekey }) => citekey);
      assert.deepEqual(keys, ['old', 'gogh', 'katz'], before);
    }
  });
});
