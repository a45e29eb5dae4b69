import assert from 'node:assert/strict';
import { parseNote } from '../../../../src/core/notes/note';
import { pandocCases } from './pandocCases';
import { citesOf, ourCites, pandocBlocks, type Cite } from './pandocCites';

/** Where Lectern reads otherwise on purpose. */
const deliberate: Readonly<Record<string, { readonly reason: string; readonly texts: readonly string[] }>> = {
  'an empty key': {
    reason: 'nobody cites nothing; a key is being typed there',
    texts: ['@{}', 'see [@{}]'],
  },
  'a key at the column at which a word ended in the brackets before': {
    reason: 'Pandoc compares places in two texts that it cut out, and takes the key for glued to the word',
    texts: ['[x][r][ @p](u)', '[x @y][r][ @p](u)'],
  },
  'brackets and braces that a paragraph leaves open': {
    reason: 'Pandoc looks for their ends beyond the blank line, and drops what stands between',
    texts: ['x \\foo{a\n\n@b}', '[a\n\n> @b]'],
  },
  'quotes, headings and fences right after a paragraph, and fences left open': {
    reason: "these are CommonMark's: so editors and previews show them",
    texts: ['a\n> [@b;\n> @c]', 'a [@b\n# @c]', 'a\n~~~\n@b\n~~~', '```\n@a'],
  },
  'footnotes that nothing refers to': {
    reason: 'Pandoc drops them with a warning; in the editor what they cite is shown, checked and renamed all the same',
    texts: ['[^1]: See @a.', 'Text.\n\n[^n]: See [@a, p. 3].'],
  },
};

suite("Citations are Pandoc's", () => {
  for (const [group, texts] of Object.entries(pandocCases)) {
    suite(group, () => {
      let pandoc: Cite[][];
      let ours: Cite[][];
      suiteSetup(() => {
        pandoc = pandocBlocks(texts).map((blocks) => citesOf(blocks));
        ours = ourCites(texts);
      });
      for (const [index, text] of texts.entries()) {
        test(JSON.stringify(text), () => assert.deepEqual(ours[index], pandoc[index]));
      }
    });
  }

  suite('but for', () => {
    test('-@key in the text: later versions of Pandoc leave the author out there too, 2.17 does not', () => {
      const text = 'as -@a [p. 3] says';
      const [cite] = citesOf(pandocBlocks([text])[0]!);
      assert.equal(cite?.mode, 'AuthorInText');
      assert.equal(parseNote(text).citations[0]?.mode, 'SuppressAuthor');
    });

    for (const [what, { reason, texts }] of Object.entries(deliberate)) {
      test(`${what}: ${reason}`, () => {
        const pandoc = pandocBlocks(texts).map((blocks) => citesOf(blocks));
        for (const [index, cites] of ourCites(texts).entries()) {
          assert.notDeepEqual(cites, pandoc[index], texts[index]);
        }
      });
    }
  });
});
