import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headingsIn } from '../../../../src/core/notes/outline';
import { pandocBlocks, plain } from './pandocCites';

/** Blocks of which notes are made; what stands in them looks like headings where it is none. */
const blocks = [
  '# One',
  '## Two ##',
  '###### Six #\t',
  '#',
  '#Hashtag, no heading',
  'Over a line\n===',
  'Over dashes\n---',
  'Two lines\nof a paragraph\n',
  '```\n# in a fence\n```',
  '~~~~ md\n# in a fence\n~~~\n```\n~~~~',
  '```a `code` ``` and more\n\n# after no fence',
  '```a``` b\n===',
  '~~~a ``` b\n# in a fence\n~~~',
  '    # indented code',
  "#. # in a list of Pandoc's\n\n   # and there again",
  'Term\n:   meaning\n\n    # in it',
  '\\begin{x}\n# in TeX\n\n# there\n\\end{x}',
  '<!-- \n# in a comment\n\n# there -->',
  '---\na: b\n# in metadata\n---',
  '> # in a quote',
  '- # in a list\n\n  ## in its second paragraph',
  '1. an item\n2. another',
  '* * *',
  '---',
  '| a | b |\n|---|---|\n| # | 1 |',
  '# With {#id .class}',
  'Text that ends in a hash #',
  '\\# escaped',
];
const ending = fc.constantFrom('\n', '\r\n');
const notes = fc
  .tuple(
    fc.constantFrom('', '---\ntitle: x\n# no heading\n---\n'),
    fc.array(fc.constantFrom(...blocks), { maxLength: 12 }),
    ending,
  )
  .map(([frontMatter, all, end]) => (frontMatter + all.join('\n\n')).replaceAll('\n', end));

suite('The outline of a note', () => {
  test('is its headings, without their marks and attributes', () => {
    const text = '# One #\n\nText.\n\nTwo {#two}\n---\n\n```\n# none\n```\n### Three\n';
    assert.deepEqual(headingsIn(text), [
      { start: 0, level: 1, text: 'One' },
      { start: 16, level: 2, text: 'Two' },
      { start: 47, level: 3, text: 'Three' },
    ]);
  });

  test("is Pandoc's, quotes and lists left out", () => {
    const texts = fc.sample(notes, { seed: 1, numRuns: 300 });
    const pandoc = pandocBlocks(texts).map((blocks) =>
      blocks.flatMap(({ t, c }) => (t === 'Header' ? [{ level: (c as [number])[0], text: plain(c!) }] : [])),
    );
    for (const [index, text] of texts.entries()) {
      const found = headingsIn(text).map(({ level, text: written }) => ({ level, text: written.replace(/`/g, '') }));
      assert.deepEqual(found, pandoc[index], JSON.stringify(text));
    }
  }).timeout(60_000);

  test('has headings right after a paragraph, and indented a little, but none of seven marks, as editors show them', () => {
    assert.deepEqual(headingsIn('A paragraph\n# and a heading'), [{ start: 12, level: 1, text: 'and a heading' }]);
    assert.deepEqual(headingsIn('   ### Indented a little'), [{ start: 3, level: 3, text: 'Indented a little' }]);
    assert.deepEqual(headingsIn('####### Seven is too many'), []);
  });

  test('has no marks and attributes, whatever blanks are around them', () => {
    const written = [
      '# a {#b}',
      '# a # {#b}',
      '# a #{.b} \t',
      '# {.b}',
      '# a {b} c',
      '# a} {b',
      '# a#',
      '# a \t## ',
      '#\t#',
      '# a {{b}',
    ];
    const expected = ['a', 'a', 'a', '', 'a {b} c', 'a} {b', 'a#', 'a', '', 'a {{b}'];
    assert.deepEqual(
      headingsIn(written.join('\n\n')).map(({ text }) => text),
      expected,
    );
  });

  test('is found in linear time', () => {
    for (const piece of [' ', '\t', ' #', '# ', '{', '} ', '{} ', '- ', ' `', '=']) {
      for (const start of ['# a', '## ', '', '``` `', '- ']) {
        // some thousandths of a second each; were it quadratic, the test would run out of its time
        const text = `${start}${piece.repeat(200_000)}b\u2028\n\n# last\n`;
        assert.equal(headingsIn(text).at(-1)?.text, 'last', start + piece);
      }
    }
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('#', '`', '=', '-', '\n', ' ', '{', 'a') }),
        (text) => void headingsIn(text),
      ),
    );
  });
});
