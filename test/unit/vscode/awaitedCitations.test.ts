import assert from 'node:assert/strict';
import { AwaitedCitations } from '../../../src/vscode/citing/awaitedCitations';

const citation = (citekey: string) => ({ citekeys: [citekey], given: [], title: '', isAll: true });

suite('Citations that are offered', () => {
  test('are awaited until they are made, in whichever order, each once', () => {
    const awaited = new AwaitedCitations<string>();
    awaited.add({ document: 'a.md', citation: citation('egret'), newText: '[@egret]' });
    awaited.add({ document: 'b.md', citation: citation('avocet'), newText: '[@avocet]' });
    assert.deepEqual(awaited.made('a.md', ['[@avocet]', 'words']), []);
    assert.deepEqual(awaited.made('b.md', ['[@avocet]']), [citation('avocet')]);
    assert.deepEqual(awaited.made('b.md', ['[@avocet]']), []);
    assert.deepEqual(awaited.made('a.md', ['', '[@egret]']), [citation('egret')]);
  });

  test('are no longer where their note is closed, or where too many came after them', () => {
    const awaited = new AwaitedCitations<string>();
    awaited.add({ document: 'a.md', citation: citation('egret'), newText: '[@egret]' });
    awaited.forget('a.md');
    assert.deepEqual(awaited.made('a.md', ['[@egret]']), []);
    for (let i = 0; i < 1000; i++) awaited.add({ document: 'a.md', citation: citation(`k${i}`), newText: `[@k${i}]` });
    assert.deepEqual(awaited.made('a.md', ['[@k0]']), []);
    assert.deepEqual(awaited.made('a.md', ['[@k999]']), [citation('k999')]);
  });
});
