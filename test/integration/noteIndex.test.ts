// What notes cite is known as it is: on the disk, in editors, and after either has changed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, openNote, spacedPage, write } from './workspace';

const key = 'axolotl';

/** The places, in the order of their names, where notes cite the paper of this suite. */
async function cited(): Promise<string> {
  const dump = await vscode.workspace.openTextDocument(inWorkspace('papers/axolotl.txt'));
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    dump.uri,
    new vscode.Position(0, 0),
  );
  const places = found.filter(({ uri }) => uri.toString() !== dump.uri.toString());
  return places.map(({ uri, range }) => `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`).join(' ');
}

async function becomes(expected: string, what: string): Promise<void> {
  let last = '';
  const isSo = async () => (last = await cited()) === expected;
  await eventually(isSo, what).catch(() => assert.fail(`${what}: cited are ${last}, not ${expected}`));
}

suite('The index of citations', () => {
  suiteSetup(async () => {
    // a note is what starts Lectern
    await openNote('Nothing.');
    await write(
      'papers/axolotl.txt',
      spacedPage(['Axolotl: Growing Back', 'Axolotls grow limbs back. They do so at any age.']),
    );
    await write('index/first.md', `# One\n\nSee @${key}.\n`);
    await becomes('index/first.md:3', 'the dump and the note are read');
  });

  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(inWorkspace('index'), { recursive: true });
    await vscode.workspace.fs.delete(inWorkspace('papers/axolotl.txt'));
  });

  test('follows notes that are created, changed, renamed and deleted', async () => {
    await write('index/deep/second.md', `[@${key}]`);
    await becomes('index/deep/second.md:1 index/first.md:3', 'a note is created');
    await write('index/deep/second.md', `Nothing.\n\n[@${key}]`);
    await becomes('index/deep/second.md:3 index/first.md:3', 'the note is changed');
    await vscode.workspace.fs.rename(inWorkspace('index/deep/second.md'), inWorkspace('index/third.md'));
    await becomes('index/first.md:3 index/third.md:3', 'the note is renamed');
    await vscode.workspace.fs.rename(inWorkspace('index/third.md'), inWorkspace('index/third.txt'));
    await becomes('index/first.md:3', 'it is no note any more');
    await vscode.workspace.fs.rename(inWorkspace('index/third.txt'), inWorkspace('index/deep/third.md'));
    await becomes('index/deep/third.md:3 index/first.md:3', 'it is one again');
    await vscode.workspace.fs.rename(inWorkspace('index/deep'), inWorkspace('index/deeper'));
    await becomes('index/deeper/third.md:3 index/first.md:3', 'its folder is renamed');
    await vscode.workspace.fs.delete(inWorkspace('index/deeper'), { recursive: true });
    await becomes('index/first.md:3', 'its folder is deleted');
  });

  test('an unsaved edit counts at once, and no longer when it is thrown away', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Workspace);
    try {
      await openNote(`Now @${key}.`, 'index/open.md');
      assert.equal(await cited(), 'index/first.md:3 index/open.md:1');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await becomes('index/first.md:3', 'what was not saved is gone');
    } finally {
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('what is written to the file of an open note counts when the editor shows it', async () => {
    const uri = await write('index/open.md', `@${key}`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await becomes('index/first.md:3 index/open.md:1', 'the open note');
    await write('index/open.md', `\n\n@${key}`);
    await becomes('index/first.md:3 index/open.md:3', 'the editor follows the file');
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await becomes('index/first.md:3', 'it is deleted');
  });

  test('a note whose file is gone does not come back, though VS Code holds on to what it said', async () => {
    const settings = vscode.workspace.getConfiguration('lectern');
    const uri = await write('index/gone.md', `@${key}`);
    await becomes('index/first.md:3 index/gone.md:1', 'the note is read');
    await vscode.workspace.openTextDocument(uri);
    await vscode.workspace.fs.delete(uri);
    await becomes('index/first.md:3', 'it is deleted');
    try {
      for (const syntax of [['latex'], ['wikilink'], []]) {
        await settings.update('citationSyntax', syntax, vscode.ConfigurationTarget.Workspace);
      }
      await becomes('index/first.md:3', 'notes are read by other rules');
    } finally {
      await settings.update('citationSyntax', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await becomes('index/first.md:3', 'and by the first ones again');
  });

  test('a note that is deleted as soon as it was closed does not count', async () => {
    const uri = await write('index/short.md', `@${key}`);
    await vscode.window.showTextDocument(uri);
    assert.equal(await cited(), 'index/first.md:3 index/short.md:1');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
    await becomes('index/first.md:3', 'it is deleted');
  });

  test('a note that is open and no file of the workspace counts while it is open', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `See @${key}.` });
    await vscode.window.showTextDocument(document);
    const name = vscode.workspace.asRelativePath(document.uri);
    assert.ok((await cited()).split(' ').includes(`${name}:1`));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await becomes('index/first.md:3', 'it is closed');
  });

  test('a note of another language than Markdown counts from when it becomes Markdown', async () => {
    const uri = await write('index/plain.txt', `See @${key}.`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.equal(await cited(), 'index/first.md:3');
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await becomes('index/first.md:3 index/plain.txt:1', 'it is Markdown now');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await becomes('index/first.md:3', 'it is text again');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('the setting says where notes are', async () => {
    await write('index/elsewhere/note.md', `@${key}`);
    await becomes('index/elsewhere/note.md:1 index/first.md:3', 'both are read');
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('notes', ['index/elsewhere'], vscode.ConfigurationTarget.Workspace);
    try {
      await becomes('index/elsewhere/note.md:1', 'the other one is none of them');
      await write('index/first.md', `# One\n\nSee @${key}, and @${key}.\n`);
      await settings.update('notes', ['index/*.md'], vscode.ConfigurationTarget.Workspace);
      await becomes('index/first.md:3 index/first.md:3', 'a pattern');
    } finally {
      await settings.update('notes', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await becomes('index/elsewhere/note.md:1 index/first.md:3 index/first.md:3', 'all of the folder again');
  });
});
