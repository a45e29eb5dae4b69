import assert from 'node:assert/strict';
import { CitationDraft } from '../../../src/core/notes/citing/citationDraft';
import { clusterAt } from '../../../src/core/notes/citing/clusterParts';
import { draftTitle } from '../../../src/vscode/citing/draftTitle';

suite('The title of the list in which a citation is put together', () => {
  test('tells what Enter inserts, with the paper that one is at', () => {
    const draft = new CitationDraft();
    assert.equal(draftTitle(draft), 'Insert Citation');
    draft.add('a');
    assert.equal(draftTitle(draft), 'Insert Citation: [@a]');
    assert.equal(draftTitle(draft, 'b'), 'Insert Citation: [@a; @b]');
  });

  test('tells that the note would not cite like that', () => {
    const text = '[@a]-based';
    const draft = new CitationDraft({ text, cluster: clusterAt(text, 2)! });
    assert.equal(draftTitle(draft), 'Edit Citation: [@a]');
    draft.style = 'inText';
    assert.equal(draftTitle(draft), 'Edit Citation (not possible here like this): @a');
  });

  test('shows keys as text, not as icons', () => {
    const draft = new CitationDraft();
    draft.add('$(gear)');
    assert.doesNotMatch(draftTitle(draft), /\$\(gear\)/);
  });
});
