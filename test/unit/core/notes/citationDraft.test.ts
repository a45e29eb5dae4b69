import assert from 'node:assert/strict';
import { CitationDraft } from '../../../../src/core/notes/citing/citationDraft';
import { clusterAt } from '../../../../src/core/notes/citing/clusterParts';

/** What is begun with the cursor at the bar. */
function draftAt(marked: string): CitationDraft {
  const text = marked.replace('¦', '');
  const cluster = clusterAt(text, marked.indexOf('¦'));
  return new CitationDraft(cluster && { text, cluster });
}

suite('A citation that is put together', () => {
  test('shows what it would be, with the paper that one is at', () => {
    const draft = draftAt('So ¦');
    assert.equal(draft.preview(), '');
    assert.equal(draft.preview('a'), '[@a]');
    draft.add('a');
    draft.setLocator(0, 'p. 3');
    assert.equal(draft.preview('b'), '[@a, p. 3; @b]');
    draft.style = 'inText';
    assert.equal(draft.preview('b'), '@a [p. 3; @b]');
    draft.style = 'suppressed';
    assert.equal(draft.preview('b'), '[-@a, p. 3; -@b]');
  });

  test('begins with what stands at the cursor, which stays until it is changed', () => {
    const draft = draftAt('So [see @a, {p. iv}, and\nmore; -@b¦].');
    assert.deepEqual([draft.locator(0), draft.locator(1), draft.style], ['{p. iv}', '', 'cluster']);
    assert.equal(draft.preview(), '[see @a, {p. iv}, and more; -@b]');
    draft.moveUp(1);
    assert.equal(draft.preview('c'), '[-@b; see @a, {p. iv}, and more; @c]');
    draft.setLocator(1, 'p. 7');
    draft.remove(0);
    assert.equal(draft.preview(), '[see @a, p. 7, and more]');
    assert.equal(draftAt('[-@a¦]').style, 'suppressed');
    assert.equal(draftAt('@a¦').style, 'inText');
  });

  test('takes out new papers alone', () => {
    const draft = draftAt('[@a¦]');
    draft.add('b');
    draft.removePaper('b');
    draft.removePaper('a');
    assert.deepEqual(
      draft.citations.map(({ citekey }) => citekey),
      ['a'],
    );
  });
});
