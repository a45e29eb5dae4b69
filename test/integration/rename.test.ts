// Renaming a citekey: in all notes and in every file that gives it, as one edit, and back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, spacedPage, write } from './workspace';

const bibliography = [
  '@proceedings{swifts2018proc,',
  '  title = {Proceedings of the Migration Workshop},',
  '}',
  '',
  '@inproceedings{swifts2018,',
  '  title = {Swifts: Sleeping on the Wing},',
  '  crossref = {swifts2018proc},',
  '}',
  '',
  '@book{terns2018,',
  '  title = {Terns: From Pole to Pole},',
  '}',
  '',
].join('\n');
const csl = '[\n  {"id": "knots2018", "type": "book", "title": "Knots: Waders of the Tide"}\n]\n';

async function textOf(path: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(path));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Opens a file at a place where it says something. */
async function at(path: string, text: string): Promise<{ uri: vscode.Uri; position: vscode.Position }> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${path} says ${text}`);
  return { uri: document.uri, position: document.positionAt(offset + 1) };
}

async function prepare(path: string, text: string): Promise<{ range: vscode.Range; placeholder: string }> {
  const { uri, position } = await at(path, text);
  return vscode.commands.executeCommand('vscode.prepareRename', uri, position);
}

async function edits(path: string, text: string, to: string): Promise<vscode.WorkspaceEdit> {
  const { uri, position } = await at(path, text);
  return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, position, to);
}

/** Renames as the editor does, which saves what it has changed. */
async function rename(path: string, text: string, to: string): Promise<void> {
  assert.ok(await vscode.workspace.applyEdit(await edits(path, text, to), { isRefactoring: true }));
}

/** In how many places a key is cited or stands; none while the file does not say it yet. */
async function references(path: string, text: string): Promise<number> {
  const place = await at(path, text).catch(() => undefined);
  if (!place) return 0;
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    place.uri,
    place.position,
  );
  return found.length;
}

const files = {
  'references.bib': bibliography,
  'waders/waders.json': csl,
  'papers/swifts.txt': spacedPage(
    ['Swifts: Sleeping on the Wing', 'Swifts sleep on the wing. They land to breed.'],
    ['Godwits: Nine Days Aloft', 'Godwits stay aloft for nine days. They land thin.'],
  ),
  'waders/tide.md':
    '---\nbibliography: waders.json\nnocite: "@knots2018"\n---\n\nSee @knots2018 and [-@{knots2018}, p. 3].\n',
  'notes/swifts.md': '# Swifts\n\nSee [@swifts2018, p. 3; @terns2018] and @swifts2018: `@swifts2018`.\n',
  'notes/more swifts.md': 'Again @{swifts2018}, -@swifts2018.\r\nAnd @terns2018.\r\n',
};

suite('Renaming a key', () => {
  let notes = 0;
  const made: string[] = [];

  /** A note of its own for a test, open in an editor. */
  async function note(text: string, folder = 'notes'): Promise<string> {
    const path = `${folder}/renaming${notes++}.md`;
    made.push(path);
    await vscode.window.showTextDocument(await write(path, text));
    return path;
  }

  setup(async () => {
    for (const [path, text] of Object.entries(files)) await write(path, text);
    let found = 0;
    const all = async () => (found = await references('notes/swifts.md', 'swifts2018:')) === 6;
    await eventually(all, () => `all six are found, and not ${found}`);
    await vscode.window.showTextDocument(inWorkspace('waders/tide.md'));
    await eventually(async () => (await references('waders/tide.md', 'knots2018 and')) === 4, 'the list is read');
  });

  teardown(async () => {
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty) continue;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of made.splice(0)) await vscode.workspace.fs.delete(inWorkspace(path));
  });

  suiteTeardown(async () => {
    for (const path of Object.keys(files)) await vscode.workspace.fs.delete(inWorkspace(path));
  });

  test('begins with the key alone, in whatever form it is cited', async () => {
    for (const [path, text] of [
      ['notes/swifts.md', 'swifts2018, p'],
      ['notes/more swifts.md', 'swifts2018}'],
      ['waders/tide.md', 'knots2018"'],
      ['waders/waders.json', 'knots2018'],
      ['references.bib', 'swifts2018,\n'],
      ['references.bib', 'swifts2018proc}'],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(inWorkspace(path));
      const { range, placeholder } = await eventually(
        () => prepare(path, text).catch(() => undefined),
        `${path} is known to hold papers`,
      );
      assert.equal(document.getText(range), placeholder);
      assert.ok(text.startsWith(placeholder), placeholder);
    }
  });

  test('says that there is nothing to rename where nothing is cited', async () => {
    const path = await note('A word, `@swifts2018`.');
    await assert.rejects(prepare(path, 'word'), /There is no citekey here to rename\./);
    await assert.rejects(prepare(path, 'swifts2018'), /There is no citekey here to rename\./);
    const all = await note('---\nnocite: "@*"\n---\nAll of @* here.');
    await assert.rejects(prepare(all, '* here'), /There is no citekey here to rename\./);
  });

  test('a note that is in no editor changes as its file is now', async () => {
    const path = 'notes/fresh.md';
    await write(path, 'See @swifts2018.');
    try {
      await eventually(async () => (await references('notes/swifts.md', 'swifts2018:')) === 7, 'the note is read');
      const now = '\uFEFF---\r\nnocite: "@%"\r\n---\r\n\ud83d\udc26 @% and @{swifts2018}\r\n';
      await write(path, now.replaceAll('%', 'swifts2018'));
      await rename('notes/swifts.md', 'swifts2018, p', 'swifts--asleep');
      const then = now.replaceAll('%', '{swifts--asleep}').replace('swifts2018', 'swifts--asleep');
      assert.equal(await textOf(path), then);
    } finally {
      await vscode.workspace.fs.delete(inWorkspace(path));
    }
  });

  test('a note whose file has just gone holds nothing up', async () => {
    const uri = await write('notes/gone.md', 'See @swifts2018.');
    await eventually(async () => (await references('notes/swifts.md', 'swifts2018:')) === 7, 'the note is read');
    await vscode.workspace.fs.delete(uri);
    const edit = await edits('notes/swifts.md', 'swifts2018, p', 'asleep');
    assert.ok(edit.size > 1);
    assert.ok(!edit.has(uri));
  });

  test('a key that is nobody’s becomes another one in all notes', async () => {
    const path = await note('See @swits2018; not `@swits2018`.');
    const other = await note('And [see @swits2018, p. 3].');
    await rename(path, 'swits2018', 'swifts2018');
    assert.equal(await textOf(path), 'See @swifts2018; not `@swits2018`.');
    assert.equal(await textOf(other), 'And [see @swifts2018, p. 3].');
    assert.equal(await textOf('references.bib'), bibliography);
  });

  test('changes every citation and the entry, and keeps the old key as an alias', async () => {
    await rename('notes/swifts.md', 'swifts2018, p', 'sleepingSwifts');
    assert.equal(
      await textOf('notes/swifts.md'),
      '# Swifts\n\nSee [@sleepingSwifts, p. 3; @terns2018] and @sleepingSwifts: `@swifts2018`.\n',
    );
    assert.equal(
      await textOf('notes/more swifts.md'),
      'Again @{sleepingSwifts}, -@sleepingSwifts.\r\nAnd @terns2018.\r\n',
    );
    const entry = '@inproceedings{sleepingSwifts,\n  ids = {swifts2018},\n  title';
    assert.equal(await textOf('references.bib'), bibliography.replace('@inproceedings{swifts2018,\n  title', entry));
    await eventually(async () => (await references('notes/swifts.md', 'sleepingSwifts:')) === 6, 'all follows');
  });

  test('begins as well from the entry, and what refers to it follows', async () => {
    await eventually(() => prepare('references.bib', 'swifts2018proc}').catch(() => undefined), 'the file is known');
    await rename('references.bib', 'swifts2018proc}', 'migration2018');
    // an edit of one file alone is left as any other edit is
    const document = await vscode.workspace.openTextDocument(inWorkspace('references.bib'));
    const text = document.getText();
    assert.ok(text.startsWith('@proceedings{migration2018,\n  ids = {swifts2018proc},\n  title'), text);
    assert.ok(text.includes('  crossref = {migration2018},\n'), text);
    await document.save();
    await rename('references.bib', 'terns2018', 'poleToPole');
    assert.ok((await textOf('notes/more swifts.md')).endsWith('And @poleToPole.\r\n'));
  });

  test('changes the id of a list without aliases, and front matter', async () => {
    await rename('waders/tide.md', 'knots2018 and', 'red.knots');
    assert.equal(await textOf('waders/waders.json'), csl.replace('knots2018', 'red.knots'));
    assert.equal(await textOf('waders/tide.md'), files['waders/tide.md'].replaceAll('knots2018', 'red.knots'));
  });

  test('begins as well from a record in the front matter of a note', async () => {
    const record = (key: string) =>
      `---\ntitle: Ruff\nreferences:\n  - id: ${key}\n    type: book\n    title: "Ruffs: Dancing for an Audience"\n---\n\n`;
    const path = await note(`${record('ruffs2018')}See @ruffs2018.\n`);
    await eventually(async () => (await references(path, 'ruffs2018.')) === 2, 'the record is read');
    const { placeholder } = await prepare(path, 'ruffs2018\n');
    assert.equal(placeholder, 'ruffs2018');
    await rename(path, 'ruffs2018\n', 'dancingRuffs');
    const document = await vscode.workspace.openTextDocument(inWorkspace(path));
    assert.equal(document.getText(), `${record('dancingRuffs')}See @dancingRuffs.\n`);
    await assert.rejects(prepare(path, 'Ruff\n'), /There is no citekey here to rename\./);
    await document.save();
  });

  test('puts a key into braces where it needs them, and only there', async () => {
    await rename('notes/swifts.md', 'swifts2018, p', 'swifts--asleep');
    assert.match(
      await textOf('notes/swifts.md'),
      /\[@\{swifts--asleep\}, p\. 3; @terns2018\] and @\{swifts--asleep\}:/,
    );
    assert.match(await textOf('notes/more swifts.md'), /^Again @\{swifts--asleep\}, -@\{swifts--asleep\}\./);
    assert.match(await textOf('references.bib'), /@inproceedings\{swifts--asleep,\n/);
  });

  test('changes LaTeX citations and wikilinks where the setting says that they cite', async () => {
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('citationSyntax', ['latex', 'wikilink'], vscode.ConfigurationTarget.Workspace);
    try {
      const path = await note('As \\citep[p. 3]{terns2018,swifts2018}, [[@swifts2018]] and @swifts2018 say.');
      await eventually(
        async () => (await references(path, 'swifts2018}')) === 9,
        'all three cite, and no note that is gone',
      );
      await rename(path, 'swifts2018}', 'swifts--asleep');
      assert.equal(
        await textOf(path),
        'As \\citep[p. 3]{terns2018,swifts--asleep}, [[@swifts--asleep]] and @{swifts--asleep} say.',
      );
    } finally {
      await settings.update('citationSyntax', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('goes by what the notes say now, saved or not', async () => {
    const { uri } = await at('notes/swifts.md', '# Swifts');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'First @swifts2018. ');
    await vscode.workspace.applyEdit(edit);
    await rename('notes/swifts.md', 'swifts2018.', 'new');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), 'First @new. # Swifts\n\nSee [@new, p. 3; @terns2018] and @new: `@swifts2018`.\n');
  });

  test('is refused for a key that is taken, or that nobody could read', async () => {
    const reasons: [to: string, reason: RegExp][] = [
      ['TERNS2018', /“TERNS2018” is taken: it is a key of “Terns: From Pole to Pole”/],
      ['godwits', /“godwits” is taken: it is a key of “Godwits: Nine Days Aloft”/],
      ['two words', /there is white space in it/],
      ['a,b', /do not both read “,” in one/],
      ['swifts2018', /The key is “swifts2018” already\./],
      ['', /cannot be empty/],
    ];
    await eventually(() => prepare('references.bib', 'swifts2018,\n').catch(() => undefined), 'the file is known');
    for (const [to, reason] of reasons) {
      await assert.rejects(edits('references.bib', 'swifts2018,\n', to), reason);
      // Markdown's own provider must not rename what is in the brackets instead
      assert.equal((await edits('notes/swifts.md', 'swifts2018, p', to)).size, 0, to);
    }
  });

  test('a change of case is none that is taken, and needs no alias', async () => {
    await rename('notes/swifts.md', 'swifts2018, p', '@Swifts2018');
    assert.equal(await textOf('references.bib'), bibliography.replace('{swifts2018,', '{Swifts2018,'));
    assert.match(await textOf('notes/swifts.md'), /\[@Swifts2018, p/);
  });

  test('gives a paper whose key no file gives an entry under the new one', async () => {
    const path = await note('See @godwits.');
    await rename(path, 'godwits', 'nineDays');
    assert.equal(await textOf(path), 'See @nineDays.');
    const text = await textOf('references.bib');
    assert.ok(text.startsWith(`${bibliography}\n@misc{nineDays,\n  title = {Godwits: Nine Days Aloft},\n`), text);
    assert.equal(await textOf('papers/swifts.txt'), files['papers/swifts.txt']);
  });

  test('the note’s own bibliography comes into being with such a key', async () => {
    const path = await note('---\nbibliography: new.yaml\n---\nSee @godwits.', 'waders');
    await rename(path, 'godwits', 'nineDays');
    made.push('waders/new.yaml');
    assert.match(await textOf('waders/new.yaml'), /^---\nreferences:\n- id: nineDays\n/);
    assert.match(await textOf(path), /See @nineDays\./);
  });

  test('a bibliography that only another note names changes, too', async () => {
    await write('waders/far/own.bib', '@book{swifts2018,\n  title = {Swifts: Sleeping on the Wing},\n}\n');
    await write('waders/far/note.md', '---\nbibliography: own.bib\n---\nSee @swifts2018.\n');
    try {
      await eventually(async () => (await references('notes/swifts.md', 'swifts2018:')) >= 7, 'the note is read');
      await rename('notes/swifts.md', 'swifts2018, p', 'asleep');
      assert.match(await textOf('waders/far/own.bib'), /^@book\{asleep,\n {2}ids = \{swifts2018\},\n/);
      assert.match(await textOf('waders/far/note.md'), /See @asleep\./);
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('waders/far'), { recursive: true });
    }
  });

  test('a file in another encoding keeps all its characters', async () => {
    const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
    const note = 'Drift\u00fcber @swifts2018, \u00e9t\u00e9.\n';
    await write('notes/latin.md', latin(note));
    try {
      await eventually(async () => (await references('notes/swifts.md', 'swifts2018:')) === 7, 'the note is read');
      await rename('notes/swifts.md', 'swifts2018, p', 'asleep');
      const bytes = await vscode.workspace.fs.readFile(inWorkspace('notes/latin.md'));
      assert.deepEqual([...bytes], [...latin(note.replace('swifts2018', 'asleep'))]);
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('notes/latin.md'));
    }
  });

  test('is undone and redone in one step, and the bibliography’s file goes with it', async () => {
    const { uri } = await at('notes/swifts.md', 'swifts2018');
    await vscode.window.showTextDocument(uri);
    const edit = await edits('notes/swifts.md', 'swifts2018, p', 'asleep');
    // without the saving of refactorings
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(async () => (await textOf('references.bib')).includes('{asleep,'), 'the bibliography is saved');
    assert.match(await textOf('notes/swifts.md'), /@swifts2018/);
    const bib = await vscode.workspace.openTextDocument(inWorkspace('references.bib'));
    await vscode.window.showTextDocument(bib);
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await textOf('references.bib')) === bibliography, 'the bibliography is as it was');
    await vscode.commands.executeCommand('redo');
    await eventually(
      async () => (await textOf('references.bib')).includes('{asleep,'),
      'the bibliography has it again',
    );
  });

  test('a bibliography that somebody is writing in is not saved', async () => {
    const { uri } = await at('references.bib', '@book');
    const typed = new vscode.WorkspaceEdit();
    typed.insert(uri, new vscode.Position(0, 0), '% mine\n');
    await vscode.workspace.applyEdit(typed);
    assert.ok(await vscode.workspace.applyEdit(await edits('notes/swifts.md', 'swifts2018, p', 'asleep')));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.ok(document.isDirty && document.getText().includes('{asleep,'));
    assert.equal(await textOf('references.bib'), bibliography);
  });

  test('reaches every citation, however many there are', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `notes/many/${i}.md`);
    const citations = 'See @swifts2018, [-@{swifts2018}], @terns2018.\n\n';
    for (const path of many) await write(path, citations.repeat(3));
    try {
      await eventually(async () => (await references('notes/swifts.md', 'swifts2018:')) === 606, 'the notes are read');
      const edit = await edits('notes/swifts.md', 'swifts2018, p', 'asleep');
      assert.equal(edit.entries().filter(([uri]) => uri.path.includes('/many/')).length, 100);
      // which would take seconds
      const opened = vscode.workspace.textDocuments.filter(({ uri }) => uri.path.includes('/many/'));
      assert.equal(opened.length, 0, 'no note is opened to be looked at');
      assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
      for (const path of many) {
        assert.equal(await textOf(path), citations.repeat(3).replaceAll('swifts2018', 'asleep'));
      }
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('notes/many'), { recursive: true });
    }
  });
});
