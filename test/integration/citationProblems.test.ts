import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, keysAt, openNote, spacedPage, write } from './workspace';

suite('Problems of citations', () => {
  suiteSetup(async () => {
    await write(
      'papers/problems/dump.txt',
      spacedPage(['Numbats: Termites by Day', 'Numbats eat termites. They are awake by day.']),
    );
    await write(
      'papers/problems/refs.bib',
      '@misc{bilby1889, title = {Bilbies and Their Ears}, ids = {bilby}}\n@misc{quoll1837, title = {Quolls at Night}}\n',
    );
    await eventually(async () => (await keysAt('@numbats|')).includes('numbats'), 'the dump is indexed');
    await eventually(async () => (await keysAt('@bilbies|')).includes('bilby1889'), 'the .bib is indexed');
  });

  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(inWorkspace('papers/problems'), { recursive: true });
  });

  const problemsOf = (uri: vscode.Uri) =>
    vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === 'Lectern' && typeof code === 'string');

  /** The problems, each with the text that it stands at, once they are these. */
  async function expectProblems(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
    let told: string[] = [];
    const read = () => {
      told = problemsOf(document.uri).map(({ code, range }) => `${code as string} ${document.getText(range)}`);
      return told.length === expected.length && told.every((one, i) => one === expected[i]);
    };
    await eventually(read, `${JSON.stringify(expected)} is told`).catch(() => assert.deepEqual(told, expected));
  }

  async function actionsAt(document: vscode.TextDocument, at: string, kind = 'quickfix'): Promise<vscode.CodeAction[]> {
    const start = document.positionAt(document.getText().indexOf(at));
    return vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(start, start.translate(0, at.length)),
      kind,
    );
  }

  async function run(action: vscode.CodeAction | undefined): Promise<void> {
    assert.ok(action, 'it is offered');
    if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
    const { command } = action;
    if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  test('an unknown key is an error where it stands; the nearest key is offered first', async () => {
    const { document } = await openNote('By day [see -@numbast, p. 3] and @quoll1837.|\n');
    const found = ['unknown-key @numbast'];
    await expectProblems(document, found);
    const [problem] = problemsOf(document.uri);
    assert.equal(problem!.severity, vscode.DiagnosticSeverity.Error);
    const actions = await actionsAt(document, '@numbast');
    const titles = actions.map(({ title }) => title);
    assert.equal(titles[0], 'Change to @numbats: Numbats: Termites by Day');
    assert.ok(titles.includes('Search for "numbast"'), titles.join());
    await run(actions[0]);
    assert.equal(document.getText(), 'By day [see -@numbats, p. 3] and @quoll1837.\n');
    await expectProblems(document, []);
    await vscode.workspace.fs.delete(inWorkspace('references.bib')).then(undefined, () => undefined);
  });

  test('a paper is offered under the key that the bibliography of the note has for it', async () => {
    await write('fables/named.bib', '@misc{zzz2, title = {Quolls at Night}}\n');
    const uri = await write('fables/named.md', '---\nbibliography: named.bib\n---\n\nIn the dark [@quol1837].\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await expectProblems(document, ['unknown-key @quol1837']);
    const offered = async () => {
      const titles = (await actionsAt(document, '@quol1837')).map(({ title }) => title);
      return titles.includes('Change to @zzz2: Quolls at Night') && !titles.some((one) => one.includes('@quoll1837'));
    };
    await eventually(offered, 'the key of its bibliography is offered, and no other');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(inWorkspace('fables'), { recursive: true });
    await eventually(async () => (await keysAt('@zzz2|')).length === 0, 'the other key is forgotten');
  });

  test('a key is also offered by the words that it is made of', async () => {
    const { document } = await openNote('In the dark [@nightQuolls].|\n');
    await expectProblems(document, ['unknown-key @nightQuolls']);
    const titles = (await actionsAt(document, '@nightQuolls')).map(({ title }) => title);
    assert.ok(titles.includes('Change to @quoll1837: Quolls at Night'), titles.join());
  });

  test('a key that may mean several papers can be made each of them', async () => {
    const paths = ['papers/problems/a.bib', 'papers/problems/b.bib'];
    await write(paths[0]!, '@misc{kowari, title = {Kowaris in Their Burrows}}\n');
    await write(paths[1]!, '@misc{kowari, title = {Deserts That Are Home to Kowaris}}\n');
    const { document } = await openNote('In the sand [-@kowari, p. 3].|\n');
    await expectProblems(document, ['ambiguous-key @kowari']);
    const [first, second, ...more] = await actionsAt(document, '@kowari');
    assert.ok(first && second);
    assert.deepEqual(more, []);
    assert.match([first.title, second.title].sort().join(), /^Cite @\S+: Deserts That .*,Cite @\S+: Kowaris in /);
    const [, citekey] = /^Cite @(\S+):/.exec(first.title)!;
    await run(first);
    assert.equal(document.getText(), `In the sand [-@${citekey}, p. 3].\n`);
    await expectProblems(document, []);
    for (const path of paths) await vscode.workspace.fs.delete(inWorkspace(path));
  });

  test('an ignored key is not told of any more', async () => {
    const { document } = await openNote('Ask @somebody, not @everybody.|\n');
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('ignoredKeys', ['everybody'], vscode.ConfigurationTarget.Global);
    await expectProblems(document, ['unknown-key @somebody']);
    try {
      const actions = await actionsAt(document, '@somebody');
      await run(actions.find(({ title }) => title === 'Ignore @somebody in this workspace'));
      await expectProblems(document, []);
    } finally {
      await settings.update('ignoredKeys', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('ignoredKeys', undefined, vscode.ConfigurationTarget.Global);
    }
    await expectProblems(document, ['unknown-key @somebody', 'unknown-key @everybody']);
  });

  test('a half-typed key is told of once the cursor has left it', async () => {
    const editor = await openNote('Gone [@quagga]. See @numb|\n');
    await expectProblems(editor.document, ['unknown-key @quagga']);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await expectProblems(editor.document, ['unknown-key @quagga', 'unknown-key @numb']);
  });

  test('what Pandoc would print as text is repaired, and all that is safe at once', async () => {
    const { document } = await openNote(
      'Ears [@bilby1889; ] and [@bilby, p. 3].\n\nNights [@quoll1837, @bilby1889; p. 7] [@numbats|\n',
    );
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await expectProblems(document, [
      'malformed-cluster [@bilby1889; ]',
      'mixed-keys @bilby',
      'malformed-cluster [@quoll1837, @bilby1889; p. 7]',
      'malformed-cluster [@numbats',
    ]);
    const [repair] = await actionsAt(document, '[@numbats');
    assert.equal(repair?.title, 'Change to [@numbats]');
    const all = await actionsAt(document, 'Ears', 'source.fixAll.lectern');
    assert.equal(all.length, 1);
    await run(all[0]);
    assert.equal(
      document.getText(),
      'Ears [@bilby1889] and [@bilby1889, p. 3].\n\nNights [@quoll1837; @bilby1889, p. 7] [@numbats\n',
    );
    await expectProblems(document, ['malformed-cluster [@numbats']);
    assert.deepEqual(await actionsAt(document, 'Ears', 'source.fixAll.lectern'), []);
  });

  test('what is asked right after an edit is answered for the text as it is then, also several times at once', async () => {
    const { document } = await openNote('Ears [@bilby1889].|\n');
    await expectProblems(document, []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 16), '; ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const asked = [1, 2, 3].map(() => actionsAt(document, 'Ears', 'source.fixAll.lectern'));
    assert.deepEqual(
      (await Promise.all(asked)).map(({ length }) => length),
      [1, 1, 1],
    );
  });

  test('a paper that the bibliography lacks is added to it', async () => {
    const bib = await write('essays/own.bib', '@misc{quoll1837, title = {Quolls at Night}}\n');
    const { document } = await openNote(
      '---\nbibliography: own.bib\n---\n\n[@quoll1837; @numbats] @bilby.|\n\nEnd.\n',
      'essays/own.md',
    );
    await expectProblems(document, ['missing-entry @numbats', 'missing-entry @bilby']);
    assert.equal(problemsOf(document.uri)[0]!.severity, vscode.DiagnosticSeverity.Information);
    const [add] = await actionsAt(document, '@numbats');
    assert.equal(add?.title, 'Add @numbats to essays/own.bib');
    await run(add);
    await expectProblems(document, ['missing-entry @bilby']);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(bib));
    assert.match(text, /@\w+\{numbats,/);
    await document.save();
    await vscode.workspace.fs.delete(inWorkspace('essays'), { recursive: true });
  });

  test('severities are settings, and entries that no note cites are told when asked for', async () => {
    const settings = vscode.workspace.getConfiguration('lectern');
    const set = async (name: string, value: string | undefined) =>
      settings.update(name, value, vscode.ConfigurationTarget.Workspace);
    const { document } = await openNote('Nights [@quoll1837] and [@nobody].|\n');
    try {
      await set('check.unknownKey', 'off');
      await set('check.uncitedEntry', 'hint');
      await expectProblems(document, []);
      const bib = await vscode.workspace.openTextDocument(inWorkspace('papers/problems/refs.bib'));
      await expectProblems(bib, ['uncited-entry bilby1889']);
      const [hint] = problemsOf(bib.uri);
      assert.equal(hint!.severity, vscode.DiagnosticSeverity.Hint);
      assert.deepEqual(hint!.tags, [vscode.DiagnosticTag.Unnecessary]);
    } finally {
      await set('check.unknownKey', undefined);
      await set('check.uncitedEntry', undefined);
    }
    await expectProblems(document, ['unknown-key @nobody']);
  });

  test('a note that brings its own papers is not told of them', async () => {
    const seen: string[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) seen.push(...problemsOf(uri).map(({ message }) => message));
    });
    await write('essays/late.bib', '@misc{dibbler1884, title = {Dibblers Are Found Again}}\n');
    const uri = await write('essays/late.md', '---\nbibliography: late.bib\n---\n\nFound [@dibbler1884; @lost1900].\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await expectProblems(document, ['unknown-key @lost1900']);
    listener.dispose();
    assert.deepEqual(
      seen.filter((message) => message.includes('dibbler')),
      [],
    );
    await vscode.workspace.fs.delete(inWorkspace('essays'), { recursive: true });
  });
});
