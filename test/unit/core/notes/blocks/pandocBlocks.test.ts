import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationInBlock, parseNote } from '../../../../../src/core/notes/note';
import { citesOf, pandocBlocks } from '../pandocCites';
import { blocksText } from './blockTexts';

/** Blocks of Pandoc's that CommonMark lacks or reads otherwise, and what looks like them. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'Definition lists': [
    'Term\n: @b\n\n    @c',
    'Term\n:\t@b\n\n    @c',
    'Term\n\n:   @b\n\n  @c',
    'Term\n~ @b\n\n    @c',
    'Term\n   : @b\n\n    @c',
    'Term\n:   @b\nlazy\n\n    @c\n\n        @d',
    'Term\n:       @b\n\n    @c',
    'Term\nother\n:   @b',
    'Term\n\n\n:   @b\n\n    @c',
    'Term\n:   a\n\n:   @b\n\n    @c',
    'Term @a\n:   - b\n\n        @c',
    '- Term\n  :   a\n\n      @c',
  ],
  Lists: [
    'a @b\n- x\n\n    @c',
    '-   x\n\n    @c\n\n  @d',
    '1.  x\n\n   @c',
    '10. x\n\n    @c\n\n        @d',
    '- x\n\n  @c\n\n      @d',
    '(@) x\n\n    @c\n\n  @e',
    '(@lab) x\n\n    @c and @lab',
    '#. x\n\n   @c',
    'a. x\n\n   @c',
    'A. x\n\n   @c',
    'A.  x\n\n    @c',
    'I. x @a',
    'II. x\n\n    @a',
    'i. x\n\n   @c',
    '(iv) x\n\n     @c',
    'p. 3\n\n   @c',
    'ab. x\n\n    @c',
    '- x\n@c\n\n    @d',
    '- a\n - b\n  - c\n   - d\n    - e @e',
    '-     code @a',
    '-\n\n  @a',
    '- \n\n    @a',
    '- a\n1. b\n\n   @c',
    '- ```\n  @a\n\n  @b\n  ```\n  @c',
    '- a\n```\n@b\n```\n@c',
    '- <!-- @a\n\n- @b -->',
    '- a\n\n      @c',
    '- a\n\n     @c',
    '- a\n\nb\n\n    @c',
    '* a\n\n\t@b\n\n\t\t@c',
    '   - a\n\n     @b\n\n        @c',
    '1. a\n\n   1. b\n\n      @c\n\n      a. d\n\n         @e',
  ],
  'Tables and line blocks': [
    '    A     B\n    ----- ----\n    @a    @b',
    '      A     B\n  ----- ----\n  @a    @b\n',
    '    +---+---+\n    | @a| b |\n    +---+---+',
    '+---+---+\n| a | b |\n+===+===+\n| @a| b |\n+---+---+\n|- c|@d |\n+---+---+\n\n    @e',
    '--- ---\n@a   @b\n--- ---\n\n    @c',
    '-------\n A   B\n--- ---\n@a   @b\n\n@c  x\n-------\n\n    @c',
    ' A   B\n--- ---\n@a   [x]\n\n    @c',
    '| a | b |\n|--|--|\n|@c|d|\n    @e',
    'a @b\n| a | b |\n|---|---|\n| @c | d |',
    'text\n\n: cap @a\n\n| a | b |\n|---|---|\n| c | @d |',
    '| @a\n    @b\n\n    @c',
    '| [@a\n| @b]',
    '::: x\nA     B\n----- -----\n@a    @b\n:::\ntext @c',
    '::: x\n----- -----\n@a    @b\n----- -----\n:::\ntext @c',
    '\t| [@a] | b |\n|---|---|\n| @c | d |',
    '::: x\n-----------\nA     B\n----- -----\n@a    @b\n\n@c    d\n-----------\n:::\n\n---\na: "@d"\n---\n\n@e',
  ],
  'Quotes and divisions': [
    '>     @b',
    '> x\n@c',
    '> word\n    > @c',
    '>a\n>    b\n\n>     @c',
    '> - x\n@c\n\n@d',
    '> a\n- b @c\n\n    @d',
    '::: a\n    @b\n:::',
    '::: a\n@b\n\n- c\n:::\n\n    @d',
    ':::: a\n- x\n\n  @c\n::::',
    '::: a\n@b\n\n    @c',
  ],
  Headings: [
    '# [x @a]{.c}',
    '[x @a]{.c}\n===',
    '# `x`{.c k="@a"} @b',
    '# a @b {.c k="@a"} #',
    '# *x @a {k="@b"}',
    '# x @a {k="@b"}',
    '    @a\n===',
  ],
  'HTML and TeX': [
    'x @a\n<pre>\n@b\n\n@c\n</pre> @d',
    'x @a <script>\n\n@b\n</script> @c',
    'x @a <style\ntype="b">\n\n@b\n</style> @c',
    'x `<pre>` @a\n\n@b `</pre>`',
    'x @a <pre>\n\n@b',
    '<div>\n    @b\n</div>',
    '<p>\n    @b',
    '<!-- x -->\n    @b',
    'x <!-- a\n\n@b --> @c',
    '- a <!-- x\n- @b --> @c',
    'x\n\\begin{equation}\n\n@a\n\n\\end{equation}',
    'x \\begin{tikzpicture}\n\n@a\n\n\\end{tikzpicture} @b',
    '\\begin{tikzpicture}\n\n@a\n\n\\end{tikzpicture} @b\n@c',
    '\\begin{tikzpicture}\n\n@a\n\n\\end{tikzpicture}\n    @c',
    '   \\begin{x}\n\n@a\n\n\\begin{x}\n\\end{x}\n@b\n\n\\end{x}\n',
    '\\begin{x}\n\n@a',
  ],
  Metadata: [
    '---\n\n@a\n\n---\n\n@b',
    '---\n\ntitle: @a\n---\n\n@b',
    '---\na: b\n...\n\n@b',
    '@x\n\n---\na: b @c\n---\n@d',
    '@x\n\n---\na: b @c\n...\n@d',
    '@x\n---\na: b @c\n---\n@d',
    '@x\n\n---\n\na: b @c\n\n---\n@d',
  ],
  'Link definitions and footnotes': [
    '[r]: u\n    @b',
    '[r]: u\n    "t @a"\n    @b',
    '[r]:\n  u\n\n@a [r]',
    'x[^n]\n\n[^n]: x\n\n    @c\n\n        @d',
    'x[^n][^m]\n\n[^n]: x\n[^m]: y\n\n    @d',
  ],
};

function pandocKeys(texts: readonly string[]): string[][] {
  return pandocBlocks(texts).map((blocks) => citesOf(blocks).map(({ key }) => key));
}

function keysIn(text: string): string[] {
  return parseNote(text, { crossReferences: false }).citations.map(({ key }) => key);
}

suite("Blocks are Pandoc's", () => {
  for (const [kind, texts] of Object.entries(cases)) {
    suite(kind, () => {
      let pandoc: string[][];
      suiteSetup(() => {
        pandoc = pandocKeys(texts);
      });
      for (const [index, text] of texts.entries()) {
        test(JSON.stringify(text), () => assert.deepEqual(keysIn(text), pandoc[index]));
      }
    });
  }
});

suite("Generated blocks are Pandoc's", () => {
  const texts = fc.sample(blocksText, { seed: 1, numRuns: 700 });

  test(`in ${texts.length} texts`, () => {
    const pandoc = pandocKeys(texts);
    for (const [index, text] of texts.entries()) {
      // Pandoc has a table's caption, and in lists what an example refers to, elsewhere
      assert.deepEqual(keysIn(text).sort(), pandoc[index]!.sort(), JSON.stringify(text));
    }
    assert.ok(pandoc.flat().length > texts.length * 3);
  }).timeout(60_000);

  test('and are read alone as in their text', () => {
    for (const text of texts.slice(0, 200)) {
      for (const citation of parseNote(text).citations) {
        const alone = citationInBlock(text, citation.keyStart);
        assert.deepEqual(alone?.keyStart, citation.keyStart, `${citation.key} in ${JSON.stringify(text)}`);
      }
    }
  }).timeout(60_000);
});
