import assert from 'node:assert/strict';
import { pastedCitation } from '../../../../src/core/notes/citing/pastedCitation';

/** The note after pasting these papers over what is between the bars, or at the only one; undefined where none is offered. */
function pasted(marked: string, ...citekeys: readonly string[]): string | undefined {
  const [before = '', within = '', after] = marked.split('¦');
  const text = before + within + (after ?? '');
  const edit = pastedCitation(text, before.length, before.length + (after === undefined ? 0 : within.length), citekeys);
  return edit && text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
}

suite('A pasted citation', () => {
  test('is a cluster, or joins the one at the cursor', () => {
    assert.equal(pasted('So ¦ it is.', 'x'), 'So [@x] it is.');
    assert.equal(pasted('So ¦this¦.', 'x', 'y'), 'So [@x; @y].');
    assert.equal(pasted('[see @a¦, p. 3; @b]', 'x', 'y'), '[see @a, p. 3; @x; @y; @b]');
    assert.equal(pasted('[¦]', 'x'), '[@x]');
  });

  test('is not offered where it would cite nothing', () => {
    const places = ['`a ¦ b`', '```\n¦\n```', '[text](¦)', '---\ndoi: ¦\n---\n', '$a ¦ b$', '<!-- ¦ -->'];
    for (const place of places) assert.equal(pasted(place, 'x'), undefined, place);
  });

  test('is not offered where it is cited already', () => {
    assert.equal(pasted('[@X¦]', 'x'), undefined);
  });
});
