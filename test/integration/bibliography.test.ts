import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complete, eventually, inWorkspace, keysAt, labelOf, openNote, spacedPage, write } from './workspace';

const created = ['references.bib', 'cited/tusks.bib', 'cited/new/tusks.json'];

/** Accepts the first row of completion where `|` stands, as VS Code does; the key that is cited then. */
async function acceptAt(text: string, name: string): Promise<{ editor: vscode.TextEditor; citekey: string }> {
  const editor = await openNote(text, name);
  // what was just written to a bibliography is being read meanwhile
  const [row] = await eventually(async () => {
    const rows = await complete(editor);
    return rows.length > 0 ? rows : undefined;
  }, `rows at ${text}`);
  assert.ok(row?.command && row.range, 'there is a row that tells what was cited');
  const range = row.range instanceof vscode.Range ? row.range : row.range.inserting;
  const { insertText } = row;
  assert.ok(typeof insertText === 'string');
  await editor.edit((edit) => edit.replace(range, insertText));
  await vscode.commands.executeCommand(row.command.command, ...((row.command.arguments ?? []) as unknown[]));
  return { editor, citekey: labelOf(row) };
}

/** What a file holds; undefined where there is none. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(inWorkspace(path));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function remove(path: string): Promise<void> {
  if ((await textOf(path)) !== undefined) await vscode.workspace.fs.delete(inWorkspace(path));
}

suite('The bibliography', () => {
  suiteSetup(async () => {
    await write(
      'papers/walruses.txt',
      spacedPage(
        ['Walruses: Counting Tusks on Drifting Ice', 'Tusks are counted from the air. The ice drifts on.'],
        ['Narwhals Seen From Orbit by DARPA & NASA', 'Narwhals are seen from orbit. 5% of them look back.'],
      ),
    );
    await eventually(async () => (await keysAt('@walrus|')).length > 0, 'the dump is indexed');
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    for (const path of created) await remove(path);
  });

  test('citing a paper creates references.bib with its entry; citing it again adds nothing', async () => {
    const { citekey } = await acceptAt('See @walrus|', 'first.md');
    const text = (await textOf('references.bib')) ?? '';
    assert.ok(text.startsWith(`@misc{${citekey},\n`), text);
    assert.match(text, /\n {2}title = \{Walruses: Counting Tusks on Drifting Ice\},\n/);
    assert.match(text, /\n {2}abstract = \{Tusks are counted from the air\. The ice drifts on\.\},\n\}\n$/);
    await acceptAt('See also @walrus|', 'second.md');
    assert.equal(await textOf('references.bib'), text);
  });

  test('all that a bibliography holds stays as it is, to the byte', async () => {
    const before = '% mine\r\n@string{x = "y"}\r\n\r\n@BOOK(b, title = x,\r\n\tyear=1999 )\r\n@comment{z}';
    await write('references.bib', before);
    const { citekey } = await acceptAt('See @narwhals orbit|', 'first.md');
    const after = (await textOf('references.bib')) ?? '';
    assert.ok(
      after.startsWith(
        `${before}\r\n\r\n@misc{${citekey},\r\n\ttitle = {Narwhals Seen From Orbit by {DARPA} \\& {NASA}},\r\n`,
      ),
      after,
    );
    assert.match(after, /5\\% of them[^\n]*\r\n\}\r\n$/);
  });

  test('undoing a citation takes its entry out again, redoing it brings it back', async () => {
    const before = '@book{b, title = {B}}\n';
    await write('references.bib', before);
    await acceptAt('See @walrus|', 'undone.md');
    const after = await textOf('references.bib');
    assert.notEqual(after, before);
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await textOf('references.bib')) === before, 'the entry is out again');
    await vscode.commands.executeCommand('redo');
    await eventually(async () => (await textOf('references.bib')) === after, 'the entry is back');
  });

  test('a file that came into being with the citation goes with it', async () => {
    await acceptAt('See @walrus|', 'undone.md');
    assert.ok(await textOf('references.bib'));
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await textOf('references.bib')) === undefined, 'the file is gone');
  });

  test('an entry that another note relies on by now stays', async () => {
    const { editor, citekey } = await acceptAt('See @walrus|', 'undone.md');
    await acceptAt('See @walrus|', 'other.md');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    // what comes after the undoing shows that it has been dealt with
    await acceptAt('See @narwhals orbit|', 'other.md');
    assert.ok((await textOf('references.bib'))?.includes(`{${citekey},`));
  });

  test('a note’s own bibliography comes first, also one that is not there yet', async () => {
    await write('cited/tusks.bib', '');
    const { citekey } = await acceptAt('---\nbibliography: tusks.bib\n---\nSee @walrus|', 'cited/note.md');
    assert.ok((await textOf('cited/tusks.bib'))?.startsWith(`@misc{${citekey},`));
    await acceptAt('---\nbibliography: [new/tusks.json]\n---\nSee @walrus|', 'cited/note.md');
    const [item] = JSON.parse((await textOf('cited/new/tusks.json')) ?? '[]') as { id: string; title: string }[];
    assert.deepEqual([item?.id, item?.title], [citekey, 'Walruses: Counting Tusks on Drifting Ice']);
    assert.equal(await textOf('references.bib'), undefined);
  });

  test('what somebody is writing in the bibliography stays unsaved, and gets the entry', async () => {
    const uri = await write('references.bib', '@book{b, title = {B}}\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '% new\n');
    await vscode.workspace.applyEdit(edit);
    const { citekey } = await acceptAt('See @walrus|', 'first.md');
    assert.ok(document.isDirty);
    assert.ok(document.getText().startsWith(`% new\n@book{b, title = {B}}\n\n@misc{${citekey},\n`), document.getText());
    assert.equal(await textOf('references.bib'), '@book{b, title = {B}}\n');
    await document.save();
  });

  test('the setting turns it off', async () => {
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('addCitedPapers', false, vscode.ConfigurationTarget.Workspace);
    try {
      await acceptAt('See @walrus|', 'first.md');
      assert.equal(await textOf('references.bib'), undefined);
    } finally {
      await settings.update('addCitedPapers', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('the command adds all that a note cites, and says what is unknown', async () => {
    const [walrus] = await keysAt('@walrus|');
    const [narwhal] = await keysAt('@narwhals orbit|');
    assert.ok(walrus && narwhal);
    await openNote(`See [@${walrus}; @nobody2020] and @${narwhal}, @${walrus}, @{no one} and @nothing, @fig-one.`);
    const add = () => vscode.commands.executeCommand('lectern.addCitedPapers', 'note');
    assert.equal(await add(), 'Added 2 papers to references.bib; 2 keys are unknown: nobody2020, nothing');
    const text = (await textOf('references.bib')) ?? '';
    assert.ok(text.includes(`{${walrus},`) && text.includes(`{${narwhal},`));
    assert.equal(
      await add(),
      'Every paper that is cited is in its bibliography; 2 keys are unknown: nobody2020, nothing',
    );
    assert.equal(await textOf('references.bib'), text);
  });

  test('what a note’s own bibliography has is known, also where the library does not know it', async () => {
    await write('cited/tusks.bib', '@book{mine2020,\n  title = {Mine},\n}\n');
    await openNote('---\nbibliography: [nowhere.bib, tusks.bib]\n---\nSee @mine2020.', 'cited/note.md');
    const message = await vscode.commands.executeCommand('lectern.addCitedPapers', 'note');
    assert.equal(message, 'Every paper that is cited is in its bibliography');
  });

  test('a name in front matter is no link in a message', async () => {
    const [walrus] = await keysAt('@walrus|');
    const name = '[here](command:workbench.action.quit).txt';
    await openNote(`---\nbibliography: "${name}"\n---\nSee @${walrus}.`, 'first.md');
    const message = await vscode.commands.executeCommand<string>('lectern.addCitedPapers', 'note');
    assert.ok(!message.includes(']('), message);
    const plain = message.replaceAll('\u2060', '');
    assert.ok(plain.includes(`This note's bibliography is ${name}: cited papers are added to references.bib`), plain);
  });

  test('the command makes other notes rely on an entry, too', async () => {
    const { editor, citekey } = await acceptAt('See @walrus|', 'undone.md');
    await openNote(`See @${citekey}.`, 'other.md');
    await vscode.commands.executeCommand('lectern.addCitedPapers', 'note');
    await openNote('Nothing is cited here any more.', 'other.md');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await acceptAt('See @narwhals orbit|', 'other.md');
    assert.ok((await textOf('references.bib'))?.includes(`{${citekey},`));
  });

  test('redoing a citation writes nothing once the setting is off', async () => {
    await acceptAt('See @walrus|', 'undone.md');
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await textOf('references.bib')) === undefined, 'the file is gone');
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('addCitedPapers', false, vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand('redo');
      await openNote('See @nobody2020.', 'other.md');
      // what comes after the redoing, and after what the redoing asks for, shows that it has been dealt with
      for (let turn = 0; turn < 2; turn++) await vscode.commands.executeCommand('lectern.addCitedPapers', 'note');
      assert.equal(await textOf('references.bib'), undefined);
    } finally {
      await settings.update('addCitedPapers', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('a folder in the place of a bibliography is told as that', async () => {
    const [walrus] = await keysAt('@walrus|');
    await vscode.workspace.fs.createDirectory(inWorkspace('cited/folder.bib'));
    await openNote(`---\nbibliography: folder.bib\n---\nSee @${walrus}.`, 'cited/note.md');
    const message = await vscode.commands.executeCommand<string>('lectern.addCitedPapers', 'note');
    assert.match(
      message,
      /cannot be added to cited[\\/]folder\.bib: there is a folder of that name\. Name another file/,
    );
  });

  test('an entry that another open note cites stays', async () => {
    const { editor, citekey } = await acceptAt('See @walrus|', 'undone.md');
    await openNote(`See @${citekey}.`, 'other.md');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await openNote('Nothing is cited here any more.', 'other.md');
    await acceptAt('See @narwhals orbit|', 'other.md');
    assert.ok((await textOf('references.bib'))?.includes(`{${citekey},`));
  });

  test('a paper that the bibliography has under another key is told', async () => {
    const [walrus] = await keysAt('@walrus|');
    const text = '@misc{wcount2019,\n  title = {Walruses: Counting Tusks on Drifting Ice},\n}\n';
    await write('references.bib', text);
    await eventually(async () => (await keysAt('@wcount2019|')).includes('wcount2019'), 'the entry is known');
    await openNote(`See @${walrus}.`, 'first.md');
    const message = await vscode.commands.executeCommand<string>('lectern.addCitedPapers', 'note');
    assert.equal(
      message,
      `No paper was added; 1 is there under another key: @${walrus} is @wcount2019 in references.bib`,
    );
    assert.equal(await textOf('references.bib'), text);
  });

  test('a bibliography that another program is writing is waited for', async () => {
    const text = '@misc{sealings,\n  title = {Seals That Wait for Their Turn},\n}\n';
    await write('references.bib', text);
    await eventually(async () => (await keysAt('@sealings|')).includes('sealings'), 'the entry is known');
    await write('references.bib', '');
    const accepted = acceptAt('See @narwhals orbit|', 'first.md');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await write('references.bib', text);
    const { citekey } = await accepted;
    const after = (await textOf('references.bib')) ?? '';
    assert.ok(after.startsWith(text) && after.includes(`{${citekey},`), after);
  });
});
