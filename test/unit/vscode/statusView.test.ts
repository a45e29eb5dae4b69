import assert from 'node:assert/strict';
import { statusView } from '../../../src/vscode/library/statusView';

suite('The status bar', () => {
  const reading = { kind: 'reading', notes: 320, of: 10_000 } as const;

  test('says how far notes are read, once the papers are known, and a click stops it', () => {
    for (const papers of [undefined, { kind: 'ready', papers: 5 } as const, { kind: 'ready', papers: 0 } as const]) {
      const view = statusView(papers, reading);
      assert.equal(view?.text, '$(sync~spin) Reading notes 320 of 10,000');
      assert.equal(view.command, 'cancelIndexing');
    }
  });

  test('says what becomes of the papers first', () => {
    assert.match(statusView({ kind: 'indexing', papers: 5, of: 9 }, reading)?.text ?? '', /5 of 9 papers$/);
    assert.equal(statusView({ kind: 'failed' }, reading)?.command, 'reloadLibrary');
  });

  test('says how many papers there are when notes are read, and nothing where there are none', () => {
    assert.equal(statusView({ kind: 'ready', papers: 1 }, { kind: 'ready' })?.text, '$(book) 1 paper');
    assert.equal(statusView({ kind: 'ready', papers: 0 }, { kind: 'stopped' }), undefined);
    assert.equal(statusView(undefined, undefined), undefined);
  });
});
