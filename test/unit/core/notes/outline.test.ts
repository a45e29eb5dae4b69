import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyStart } from '../../../../src/core/notes/frontMatter/frontMatter';
import { parseMarkdown } from '../../../../src/core/notes/tree/markdown';
import { headingsIn } from '../../../../src/core/notes/outline';

/** Blocks of which notes are made; what stands in them looks like headings where it is none. */
const blocks = [
  '# One',
  '## Two ##',
  '###### Six #\t',
  '   ### Indented a little',
  '#',
  '#Hashtag, no heading',
  '####### Seven is too many',
  'Over a line\n===',
  'Over dashes\n---',
  'Two lines\nof a paragraph\n',
  'A paragraph\n# and a heading right after it',
  '```\n# in a fence\n```',
  '~~~~ md\n# in a fence\n~~~\n```\n~~~~',
  '```a `code` ``` and more\n# after no fence',
  '```a``` b\n===',
  '~~~a ``` b\n# in a fence\n~~~',
  '    # indented code',
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

  test('is that of the parser, quotes and lists left out', () => {
    fc.assert(
      fc.property(notes, (text) => {
        const body = bodyStart(text);
        const parsed = parseMarkdown(text.slice(body)).children.flatMap((node) =>
          node.type === 'heading' ? [{ line: node.position!.start.line, level: node.depth }] : [],
        );
        const lineOf = (offset: number) => text.slice(body, offset).split('\n').length;
        const found = headingsIn(text).map(({ start, level }) => ({ line: lineOf(start), level }));
        assert.deepEqual(found, parsed);
      }),
      { numRuns: 500 },
    );
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
    const expected = ['a', 'a', 'a', '', 'a {b} c', 'a} {b', 'a#', 'a', '', 'a {'];
    assert.deepEqual(
      headingsIn(written.join('\n\n')).map(({ text }) => text),
      expected,
    );
  });

  test('is found in linear time', () => {
    for (const piece of [' ', '\t', ' #', '# ', '{', '} ', '{} ', '- ', ' `', '=']) {
      for (const start of ['# a', '## ', '', '``` `', '- ']) {
        // some thousandths of a second each; were it quadratic, the test would run out of its time
        const text = `${start}${piece.repeat(200_000)}b\u2028\n# last\n`;
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
