import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLocator } from '../../../../src/core/notes/locator/locator';
import { disagreements } from './locatorAgreement';

const terms = [
  ...[
    'book',
    'bks.',
    'chap.',
    'Chapters',
    'col.',
    'fig.',
    'Figs.',
    'folio',
    'l.',
    'lines',
    'n.',
    'nn.',
    'no.',
    'opera',
  ],
  ...['p.', 'pp.', 'P.', 'PAGE', 'pages', 'para.', '¶', '¶¶', 'part', 'pts.', 'Sec.', 'sections', '§', '§§', 's.v.'],
  ...['sub verbo', 'sub', 's.vv.', 'v.', 'verse', 'vol.', 'vols.', 'Volume'],
];
const values = ['1', '3', '12', '33', '1999', 'a3', 'b2c', 'iv', 'XII', 'c', 'mix', 'i', 'I', 'd'];
const words = ['foo', 'see', 'a', 'and', 'ff', 'et', 'passim', 'é', '١٢', '№'];
const marks = [
  ...[' ', ' ', ' ', ', ', ', ', ',', '.', '. ', ':', ': ', '-', '–', '--', '---', '—', '...', '…', '/', '&', '+', '='],
  ...['%', '#', '!', '?', '’', '\u00a0', '\u2003', '(', ')', '(', ')', '{', '}', '{', '}', '()'],
];
const markup = [
  ...['*3*', '*p.*', '**iv**', '*see 3*', '`3`', '`p.`', '$3$', '$x$', '\\_', '\\*', '\\#', '\\ ', '\n', '\\\n'],
  ...['&nbsp;', '&ndash;', '&sect;', '&#51;', '&amp;', ' "3" ', ' "foo 4" ', " 'foo 4' ", "3's", '^3^', '~3~', '~~3~~'],
  ...['<b>', '</b>', ' [p. 3](x) ', ' <http://a.example/3>'],
];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  { weight: 3, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: fc.constantFrom(...terms) },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.constantFrom(...markup) },
);
const joined = (maxLength: number, one: fc.Arbitrary<string>) =>
  fc.array(one, { maxLength }).map((pieces) => pieces.join(''));
const bracketed = joined(4, piece).map((text) => `[${text}]`);
/** Brackets that make a link, a span or a note; what follows code or an address as its attributes; lines that make a block, or that are empty. */
const otherSyntax = /\](?:\((?!x\))|\{)|[`>]\{|\^\[|\[\^|\n\s*(?:\\?\n|[-:.#+=%\]]|$)/;
/** Marks of two spans side by side, which make another one. */
const adjoining = (text: string) => /([*~`$^"'])\1/.test(text.replaceAll('**iv**', '*').replaceAll('~~3~~', '~'));
/** What can stand after a key. */
const suffix = fc
  .tuple(
    fc.constantFrom(' ', ', ', ', ', ',', ' {', '{', ', {'),
    fc.oneof(fc.constant(''), fc.constantFrom(...terms, ...terms.map((term) => `${term} `))),
    joined(9, fc.oneof({ weight: 12, arbitrary: piece }, { weight: 1, arbitrary: bracketed })),
    fc.constantFrom('', '', '}', '} foo'),
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => !otherSyntax.test(text) && !adjoining(text));

suite('Locators in any suffix', () => {
  test('are read as Pandoc reads them', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(suffix, { minLength: 1000, maxLength: 1000 }), (suffixes) => {
        assert.deepEqual(disagreements(suffixes), []);
      }),
      // a process of Pandoc each; what Pandoc makes of other texts is no news of Lectern, so they are always the same
      { numRuns: 3, seed: 1, endOnFailure: true },
    );
  });

  test('stand in the suffix, in order, before the rest', function () {
    this.timeout(60_000);
    const any = fc.oneof(
      suffix,
      fc.string({ unit: 'binary' }),
      joined(12, fc.oneof(piece, fc.string({ maxLength: 2 }))),
    );
    fc.assert(
      fc.property(any, (text) => {
        const reading = readLocator(text);
        if (!reading) return;
        const { labelStart = 0, labelEnd = 0, valueStart, valueEnd, end } = reading;
        const places = [0, labelStart, labelEnd, valueStart, valueEnd, end, text.length];
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
        );
        assert.ok(reading.forced || /\d|[ivxlcdm]/i.test(reading.value), reading.value);
        assert.equal(reading.value, reading.value.trim());
      }),
      { numRuns: 3000 },
    );
  });
});
