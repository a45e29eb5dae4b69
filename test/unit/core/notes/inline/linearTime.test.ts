import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultCitationOptions } from '../../../../../src/core/notes/citationSyntax';
import { InlineContext, type Found, type FoundCitation } from '../../../../../src/core/notes/inline/inlineContext';
import { InlineReader, outermost, type Read } from '../../../../../src/core/notes/inline/inlines';

const nothing = { links: new Set<string>(), examples: new Set<string>() };
const everySyntax = { ...defaultCitationOptions, latex: true, wikilinks: true };

/** What opens something that nothing closes, or closes what nothing opened, and what goes with it. */
const marks = [
  ...Array.from('@{}[]()*_~^`"\'$\\<>!:;,.-#|&=%a1 \n\u00a0é“”‘’'),
  ...['[@a', '-@', '@{', '](', '](<', '](x "', '][', '[^', '^[', '![', '[[', '**', '__', '~~', '``', '$$'],
  ...['<!--', '<?', '<b ', '<span>', '<pre>', '<a@', '<https://', 'a="', '{.a', '&amp;', '&#'],
  ...['\\cite{', '\\cite[', '\\a{', '\\a[', '\\text{', '\\begin{a}', '\\end{a}', '\\verb|', '\\ ', '   '],
];
const pieces = fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));

/** What a paragraph cites, as it is written; each piece is read one by one where the reader gives up looking ahead. */
function cited(text: string): string[] {
  const reader = new InlineReader(new InlineContext(text, everySyntax, nothing), 0, text.length);
  const all: Found[] = [];
  let read: Read = reader.readWhile(0, outermost, false, () => true);
  for (;;) {
    if (read.found) all.push(read.found);
    if (read.end >= text.length) break;
    read = reader.read(read.end, outermost, read.word) ?? { end: read.end + 1, word: false };
  }
  return flat(all).map(({ keyStart, keyEnd }) => text.slice(keyStart, keyEnd));
}

function flat(found: Found): FoundCitation[] {
  const citations: FoundCitation[] = [];
  const left: Found[] = [found];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (!('kind' in one)) for (const each of one.toReversed()) left.push(each);
    else if (one.kind === 'citation') citations.push(one);
    else left.push(one.within);
  }
  return citations;
}

function repeated(piece: string, length: number): string {
  return `@first. ${piece.repeat(Math.ceil(length / piece.length))}`;
}

// Each text takes some hundredths of a second. Where time grows with the square of the length, or worse, it takes longer than
// its test may.
suite('A paragraph is read in linear time', () => {
  for (const [name, piece] of [
    ['keys in braces that are not closed', '@{'],
    ['keys in braces within such keys', '@{a@{b}'],
    ['back-ticks in one run', '`'],
    ['targets that are not closed', '[@a]('],
    ['targets with titles that are not closed', '[x](@a "'],
    ['targets in angle brackets', '[@a](<'],
    ["footnotes' marks", '[^'],
    ['text in formulas', '$a\\text{'],
    ['text in one formula', '\\text{'],
    ['emphasis', '@a*_'],
    ['emphasis and strong emphasis', '*_@a **'],
    ['brackets', '[@a ['],
    ['character references', '<b ,&amp;'],
    ['attributes', '[x]{a="'],
  ] as const) {
    test(`with ${name}: ${piece}`, () => {
      assert.equal(cited(repeated(piece, 200_000))[0], 'first');
    }).timeout(60_000);
  }

  test('with long stretches in what is looked for', () => {
    const blanks = ' '.repeat(200_000);
    assert.equal(cited(`@first. [x](a${blanks}b @a`)[0], 'first');
    assert.equal(cited(`@first. ${'*a _b '.repeat(10_000)}${'w'.repeat(100_000)}`)[0], 'first');
    assert.equal(cited(`@first. $${'\\text{'.repeat(100_000)}`)[0], 'first');
  }).timeout(60_000);

  test('with brackets in brackets: what stands in them is read once', () => {
    const open = '[x '.repeat(90);
    for (const close of [']', '](y)', ']{.z}', '][r]']) {
      assert.equal(cited(`@first. ${open}${'a `b` "c" '.repeat(5000)}${close.repeat(90)}`)[0], 'first');
    }
  }).timeout(60_000);

  test('with attributes that can be divided in many ways', () => {
    assert.equal(cited(`@first. [x]{${'.a-'.repeat(5000)}!} [@a]`)[0], 'first');
  });

  test('with whatever is repeated', () => {
    fc.assert(
      fc.property(pieces, (piece) => {
        assert.equal(cited(repeated(piece, 30_000))[0], 'first');
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }).timeout(60_000);
});

suite('What is looked for ahead', () => {
  for (const [text, keys] of [
    ['@{@{a}', ['a']],
    ['@{a{b}c} @{{d}}', ['a{b}c', '{d}']],
    ['@{a b} @{c\u00a0d} @{e}', ['e']],
    ['[@{a] @{b}', ['b']],
    ['```@a `@b` @c', ['b', 'c']],
    ['``@a`` ```@b`', []],
    ['`@a ``@b` @c', ['c']],
    ['$x \\text{a $ @b} c$ @d', ['d']],
    ['$x \\text{a $ @b', ['b']],
    ['[x](a   b @c) @d', ['d']],
    ['[x](a   "b @c") @d', ['d']],
    ['[x]{.a.b #c d=e -}(@f)', ['f']],
    ['[@a [@b [@c]]]', ['a', 'b', 'c']],
  ] as const) {
    test(`is found where it is: ${text}`, () => {
      assert.deepEqual(cited(text), keys);
    });
  }
});
