import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import { eventually, hoverAt, inWorkspace, keysAt, openNote, spacedPage, write } from './workspace';

suite('Commands', () => {
  suiteSetup(async () => {
    await write(
      'papers/commands.txt',
      spacedPage(
        ['Echidna: Rolling Up', 'Echidnas roll up. They have spines.'],
        ['Platypus: Laying Eggs', 'Platypuses lay eggs. They have bills.'],
      ),
    );
    await eventually(() => hoverAt('@platy|pus'), 'the dump is indexed');
  });

  test('are those of the manifest, no more and no fewer', async () => {
    const declared = manifest.contributes.commands.map(({ command }) => command).sort();
    const views = Object.values(manifest.contributes.views).flat();
    const registered = (await vscode.commands.getCommands(true))
      .filter((id) => id.startsWith('lectern.') && !views.some((view) => id.startsWith(view.id)))
      .sort();
    assert.deepEqual(registered, declared);
  });

  test('cite in a note: alone, and joining the cluster that the cursor stands in', async () => {
    const editor = await openNote('Spines [see @echidna|, p. 3] and eggs.');
    await vscode.commands.executeCommand('lectern.cite', 'platypus');
    assert.equal(editor.document.getText(), 'Spines [see @echidna, p. 3; @platypus] and eggs.');
    const other = await openNote('Eggs |.');
    await vscode.commands.executeCommand('lectern.cite', 'platypus');
    assert.equal(other.document.getText(), 'Eggs [@platypus].');
  });

  test('cite in place of what is selected, and nothing twice', async () => {
    const editor = await openNote('Say |TODO here, and [@Echidna].');
    editor.selection = new vscode.Selection(0, 4, 0, 8);
    await vscode.commands.executeCommand('lectern.cite', 'platypus');
    assert.equal(editor.document.getText(), 'Say [@platypus] here, and [@Echidna].');
    editor.selection = new vscode.Selection(0, 30, 0, 30);
    await vscode.commands.executeCommand('lectern.cite', 'echidna');
    assert.equal(editor.document.getText(), 'Say [@platypus] here, and [@Echidna].');
  });

  test('cite in the note that one was in last', async () => {
    const editor = await openNote('Eggs |.');
    await vscode.commands.executeCommand('lectern.openSource', {
      file: inWorkspace('papers/commands.txt').toString(),
      line: 1,
    });
    await vscode.commands.executeCommand('lectern.cite', 'platypus');
    assert.equal(editor.document.getText(), 'Eggs [@platypus].');
  });

  test('do nothing without a paper', async () => {
    const editor = await openNote('Eggs |.');
    for (const id of ['lectern.cite', 'lectern.openSource', 'lectern.showPaper'])
      await vscode.commands.executeCommand(id);
    assert.equal(editor.document.getText(), 'Eggs .');
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });

  test('open the source at its line', async () => {
    const uri = inWorkspace('papers/commands.txt');
    await vscode.commands.executeCommand('lectern.openSource', { file: uri.toString(), line: 5 });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.toString(), uri.toString());
    assert.equal(editor.selection.active.line, 4);
  });

  test('show a paper as a page', async () => {
    await vscode.commands.executeCommand('lectern.showPaper', 'platypus');
    await eventually(
      () => vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label.includes('platypus'))),
      'a tab with the paper',
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('create a sample library that works, and overwrite nothing', async () => {
    const note = inWorkspace('welcome.md');
    await vscode.commands.executeCommand('lectern.createSampleLibrary');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(note));
    const [key] = [...text.matchAll(/@([A-Za-z][\w.-]*\w)/g)].map((match) => match[1]!);
    assert.ok(key, 'the note cites a paper');
    await eventually(async () => (await keysAt(`@${key}|`))[0] === key, `${key} is in the library`);
    await vscode.workspace.fs.writeFile(note, new TextEncoder().encode('mine'));
    await vscode.commands.executeCommand('lectern.createSampleLibrary');
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(note)), 'mine');
  });

  test('the sample notes cite papers that are in the sample library', async () => {
    for (const uri of await vscode.workspace.findFiles('notes/*.md')) {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const keys = new Set([...text.matchAll(/(?<![\w`])@([A-Za-z][\w.-]*\w)/g)].map((match) => match[1]!));
      assert.ok(keys.size > 3, uri.path);
      for (const key of keys) assert.ok(await hoverAt(`@${key[0]!}|${key.slice(1)}`), `${key} in ${uri.path}`);
    }
  });
});
