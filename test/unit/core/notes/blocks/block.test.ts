import assert from 'node:assert/strict';
import { blockAt } from '../../../../../src/core/notes/block';
import { bodyStart } from '../../../../../src/core/notes/frontMatter/frontMatter';
import { citationInBlock } from '../../../../../src/core/notes/note';

/** The block around `¦` as it is written; undefined where there is none. */
function around(marked: string): string | undefined {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const block = blockAt(text, offset);
  return block && text.slice(block.start, block.end);
}

suite('The block around an offset', () => {
  const rows: Readonly<Record<string, [marked: string, expected: string | undefined]>> = {
    'is a paragraph': ['a\n\nb¦\nc\n\nd', 'b\nc'],
    'is an item of a list': ['- a\n- b\n\n  c¦\n- d', '- b\n\n  c\n- d'],
    'is an item with a marker that CommonMark lacks': ['x\n\na. b\n\n   c¦\n\nd', 'a. b\n\n   c'],
    'begins with the term that is defined': ['x\n\nTerm\n\n:   a\n\n    b¦\n\nc', 'Term\n\n:   a\n\n    b'],
    'begins with the mark of a footnote': ['x\n\n[^n]: a\n\n    b¦', '[^n]: a\n\n    b'],
    'holds all of an environment of TeX': ['x\n\n\\begin{y}\n\n@a¦\n\n\\end{y}\n\nz', '\\begin{y}\n\n@a\n\n\\end{y}'],
    'holds all of a comment': ['x <!-- a\n\nb¦ -->\n\nc', 'x <!-- a\n\nb -->'],
    'is none in fenced code': ['a\n\n```\nb¦\n```', undefined],
    'is none in metadata amid a note': ['a\n\n---\ntitle: b¦\n---\n\nc', undefined],
    'is none in a comment that goes over lines': ['<!-- a\n\nb¦ -->\n\nc', undefined],
    'is a paragraph below a rule': ['---\n\na¦\n\n---', 'a'],
  };
  for (const [what, [marked, expected]] of Object.entries(rows)) {
    test(what, () => assert.equal(around(marked), expected));
  }

  test('cites nothing where TeX hides what looks like a citation', () => {
    const text = '\\begin{y}\n\n@a\n\n\\end{y} @b';
    assert.equal(citationInBlock(text, text.indexOf('a\n')), undefined);
    assert.equal(citationInBlock(text, text.lastIndexOf('b'))?.key, 'b');
  });
});

suite('Front matter', () => {
  const rows: Readonly<Record<string, [text: string, body: string]>> = {
    'ends with dashes': ['---\na: b\n---\nc', 'c'],
    'ends with dots': ['---\na: b\n...\nc', 'c'],
    'may be empty': ['---\n---\nc', 'c'],
    'is none where a blank line follows the dashes': ['---\n\na\n\n---\nb', '---\n\na\n\n---\nb'],
    'is none where blanks follow the dashes': ['---\n  \na: b\n---\nb', '---\n  \na: b\n---\nb'],
    'is none where nothing ends it': ['---\na: b\n\nc', '---\na: b\n\nc'],
  };
  for (const [what, [text, body]] of Object.entries(rows)) {
    test(what, () => assert.equal(text.slice(bodyStart(text)), body));
  }
});
