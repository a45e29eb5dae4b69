import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FakeLibrary, FakeOptions, FakeZotero } from '../fakes/zotero';
import { eventually, inWorkspace, keysAt, write } from './workspace';

/** What the user was told and asked, and what to answer. */
class Dialogs {
  readonly messages: string[] = [];
  readonly picked: string[][] = [];
  answers: readonly string[] = [];
  private readonly window = vscode.window as unknown as Record<string, unknown>;
  private readonly originals = new Map<string, unknown>();

  replace(): void {
    for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage']) {
      this.put(name, (message: string, ...rest: unknown[]) => {
        this.messages.push(message);
        return Promise.resolve(rest.find((item) => typeof item === 'string' && this.answers.includes(item)));
      });
    }
    this.put('showQuickPick', (rows: readonly { label: string }[]) => {
      this.picked.push(rows.map(({ label }) => label));
      return Promise.resolve(rows.find(({ label }) => this.answers.includes(label)));
    });
  }

  restore(): void {
    for (const [name, original] of this.originals) this.window[name] = original;
    this.originals.clear();
  }

  private put(name: string, replacement: unknown): void {
    this.originals.set(name, this.window[name]);
    this.window[name] = replacement;
  }
}

// a browser's extension host has no Node
const isNode =
  typeof (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node === 'string';

suite('Importing from Zotero', () => {
  let dialogs = new Dialogs();
  setup(() => {
    dialogs = new Dialogs();
    dialogs.replace();
  });
  teardown(() => dialogs.restore());

  const importPapers = async (...answers: string[]) => {
    dialogs.answers = answers;
    dialogs.messages.length = 0;
    await vscode.commands.executeCommand('lectern.importFromZotero');
    return dialogs.messages.join('\n');
  };

  if (!isNode) {
    test('says that a browser cannot reach Zotero', async () => {
      assert.match(await importPapers(), /A browser cannot reach Zotero/);
    });
    return;
  }

  const own: FakeLibrary = {
    id: 1,
    name: 'My Library',
    items: [
      { citekey: 'okapi2021', title: 'Okapi: Striped Legs in the Forest' },
      { citekey: 'gerenuk2022', title: 'Gerenuk: Standing to Browse' },
    ],
  };
  const group: FakeLibrary = {
    id: 5,
    name: 'Reading Group',
    items: [{ citekey: 'saiga2023', title: 'Saiga: Noses Against the Dust' }],
  };
  const setPort = (port: number | undefined) =>
    vscode.workspace.getConfiguration('lectern').update('zoteroPort', port, vscode.ConfigurationTarget.Global);
  const textOf = async (path: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
  const isCited = (key: string) => eventually(async () => (await keysAt(`@${key}|`))[0] === key, `${key} is suggested`);

  async function withZotero(options: FakeOptions, use: (zotero: FakeZotero) => Promise<void>): Promise<void> {
    const { startZotero } = await import('../fakes/zotero');
    const zotero = await startZotero({ libraries: [own], ...options });
    await setPort(zotero.port);
    try {
      await use(zotero);
    } finally {
      await zotero.stop();
      await setPort(undefined);
      for (const name of ['zotero.bib', 'zotero.json', 'zotero-reading-group.bib']) {
        await Promise.resolve(vscode.workspace.fs.delete(inWorkspace(`papers/${name}`))).catch(() => undefined);
      }
    }
  }

  test('takes a library over: its papers can be cited by their keys', () =>
    withZotero({}, async () => {
      assert.match(await importPapers(), /^Imported 2 papers from Zotero into papers.zotero\.bib\.$/);
      assert.match(await textOf('papers/zotero.bib'), /^% Imported from Zotero by Lectern\n/);
      await isCited('okapi2021');
      // and again, without a question
      assert.match(await importPapers(), /^Imported 2 papers/);
      const names = (await vscode.workspace.fs.readDirectory(inWorkspace('papers'))).map(([name]) => name);
      assert.deepEqual(
        names.filter((name) => name.includes('zotero')),
        ['zotero.bib'],
      );
    }));

  test('asks which library where there are several', () =>
    withZotero({ libraries: [own, group] }, async () => {
      assert.equal(await importPapers(), '');
      assert.deepEqual(dialogs.picked, [['My Library', 'Reading Group']]);
      assert.match(
        await importPapers('Reading Group'),
        /Imported 1 paper from Zotero into .*zotero-reading-group\.bib/,
      );
      await isCited('saiga2023');
    }));

  test('works without Better BibTeX', () =>
    withZotero({ betterBibtex: 'absent' }, async () => {
      assert.match(await importPapers(), /Imported 2 papers from Zotero into papers.zotero\.json/);
      await isCited('gerenuk2022');
    }));

  test('replaces nothing that it did not write, unless it may', () =>
    withZotero({}, async () => {
      await write('papers/zotero.bib', '@misc{mine, title = {Mine}}\n');
      assert.match(await importPapers(), /^Replace papers.zotero\.bib\?$/);
      assert.equal(await textOf('papers/zotero.bib'), '@misc{mine, title = {Mine}}\n');
      assert.match(await importPapers('Replace'), /Imported 2 papers/);
      assert.match(await textOf('papers/zotero.bib'), /okapi2021/);
    }));

  test('says when the file is not read, and has it read', () =>
    withZotero({}, async () => {
      const settings = () => vscode.workspace.getConfiguration('lectern', inWorkspace(''));
      try {
        await settings().update('dumps', ['elsewhere/**'], vscode.ConfigurationTarget.Workspace);
        assert.match(await importPapers('Add to Setting'), /"lectern\.dumps" does not take this file/);
        assert.deepEqual(settings().get('dumps'), ['elsewhere/**', 'papers/zotero.bib']);
        await isCited('okapi2021');
      } finally {
        await settings().update('dumps', undefined, vscode.ConfigurationTarget.Workspace);
      }
    }));

  test('says what to do when Zotero is not running, or does not let itself be read', async () => {
    let port = 0;
    await withZotero({ betterBibtex: 'absent', localApi: 'off' }, async (zotero) => {
      port = zotero.port;
      assert.match(await importPapers(), /Allow other applications on this computer/);
    });
    await setPort(port);
    // where Lectern runs remotely it says that instead
    assert.match(await importPapers(), /nothing answers at port/);
    await setPort(undefined);
  });
});
