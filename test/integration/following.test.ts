// Following citations: to where papers stand, to where they are cited, and back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverAt, inWorkspace, openNote, spacedPage, write } from './workspace';

const bibliography = [
  '@proceedings{owls2019proc,',
  '  title = {Proceedings of the Nocturnal Birds Workshop},',
  '  year = {2019},',
  '}',
  '',
  '@inproceedings{owls2019,',
  '  title = {Owls: Hearing Mice Under Snow},',
  '  ids = {owlsOld2019},',
  '  crossref = {owls2019proc},',
  '  doi = {10.1234/owls.2019},',
  '  eprint = {1901.04321},',
  '}',
  '',
];

/** What a location or a link says: its file, line and text. */
async function read(found: vscode.Location | vscode.LocationLink): Promise<string> {
  const [uri, range] = 'uri' in found ? [found.uri, found.range] : [found.targetUri, found.targetRange];
  const document = await vscode.workspace.openTextDocument(uri);
  const name = vscode.workspace.asRelativePath(uri);
  const text = range.isEmpty ? document.lineAt(range.start.line).text : document.getText(range);
  return `${name}:${range.start.line + 1} ${text}`;
}

async function ask(command: string, editor: vscode.TextEditor): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    editor.document.uri,
    editor.selection.active,
  );
  return Promise.all(found.map(read));
}

const definitions = (editor: vscode.TextEditor) => ask('vscode.executeDefinitionProvider', editor);
const references = (editor: vscode.TextEditor) => ask('vscode.executeReferenceProvider', editor);

/** Opens a file with the cursor before the first place where it says something. */
async function openAt(path: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  const position = document.positionAt(document.getText().indexOf(text));
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

async function insert(uri: vscode.Uri, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(line, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

suite('Following citations', () => {
  suiteSetup(async () => {
    await write('references.bib', bibliography.join('\n'));
    await write(
      'papers/owls.txt',
      spacedPage(
        ['Owls: Hearing Mice Under Snow', 'Owls hear mice under deep snow. They strike without seeing.'],
        ['Lemmings: Winters Below the Crust', 'Lemmings live below the crust. Owls hear them all the same.'],
      ),
    );
    await write(
      'notes/night.md',
      '# Night\n\nSee [@owls2019, p. 3] and @owlsOld2019.\n\n## Snow\n\nAgain -@owls2019.\n',
    );
    await write('notes/day.md', 'By day, [see @owls2019].\n');
    await eventually(async () => {
      const found = await references(await openNote('@owls20|19'));
      return found.length === 7;
    }, 'the library and all notes are read');
  });

  suiteTeardown(async () => {
    await openNote('Nothing.');
    for (const path of ['references.bib', 'papers/owls.txt', 'notes/night.md', 'notes/day.md']) {
      await vscode.workspace.fs.delete(inWorkspace(path));
    }
  });

  suite('go to definition', () => {
    const sources = ['papers/owls.txt:1 Owls: Hearing Mice Under Snow', 'references.bib:6 @inproceedings{owls2019,'];

    test('leads to every record of the paper, from any form and alias', async () => {
      for (const note of ['@owls20|19', '[see @x; -@owls2019|, p. 3]', '@{owls20|19}', 'An @owlsOld20|19.']) {
        assert.deepEqual((await definitions(await openNote(note))).sort(), sources, note);
      }
    });

    test('comes from the whole citation', async () => {
      const editor = await openNote('See [-@{owls20|19}].');
      const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        editor.selection.active,
      );
      assert.equal(editor.document.getText(link?.originSelectionRange), '-@{owls2019}');
    });

    test('works in the front matter’s nocite', async () => {
      assert.deepEqual((await definitions(await openNote('---\nnocite: "@x, @owls20|19"\n---\n'))).sort(), sources);
    });

    test('is silent where nothing is cited, and for unknown keys', async () => {
      for (const note of ['`@owls20|19`', '@nobody19|99', 'a@owls20|19.org']) {
        assert.deepEqual(await definitions(await openNote(note)), [], note);
      }
    });

    test('leads from a cross-reference to the entry, also while the file is being edited', async () => {
      const editor = await openAt('references.bib', 'owls2019proc},\n');
      await eventually(async () => (await definitions(editor)).length > 0, 'the file is known to be a bibliography');
      assert.deepEqual(await definitions(editor), ['references.bib:1 owls2019proc']);
      await insert(editor.document.uri, 0, '% one more\n');
      const moved = await openAt('references.bib', 'owls2019proc},\n');
      assert.deepEqual(await definitions(moved), ['references.bib:2 owls2019proc']);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    test('finds the entry where unsaved edits have moved it', async () => {
      const editor = await openAt('references.bib', '');
      await insert(editor.document.uri, 0, '% one\n% two\n% three\n');
      const found = await definitions(await openNote('@owls20|19'));
      assert.ok(found.includes('references.bib:9 @inproceedings{owls2019,'), found.join('\n'));
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  });

  suite('references', () => {
    const citations = [
      'notes/day.md:1 @owls2019',
      'notes/night.md:3 @owls2019',
      'notes/night.md:3 @owlsOld2019',
      'notes/night.md:7 -@owls2019',
    ];

    test('are every citation in every note, under any alias, and the records', async () => {
      const found = await references(await openNote('Here [@owlsOld|2019].'));
      assert.deepEqual(found.sort(), [
        ...citations,
        'papers/owls.txt:1 Owls: Hearing Mice Under Snow',
        'references.bib:6 @inproceedings{owls2019,',
        'scratch.md:1 @owlsOld2019',
      ]);
    });

    test('are found from the entry in a bibliography, and from the record in a dump', async () => {
      await openNote('Nothing.');
      for (const [path, text] of [
        ['references.bib', 'owls2019,\n'],
        ['references.bib', 'title = {Owls'],
        ['papers/owls.txt', 'They strike'],
      ] as const) {
        const editor = await openAt(path, text);
        const found = await eventually(async () => {
          const some = await references(editor);
          return some.length > 1 ? some : undefined;
        }, `references from ${path}`);
        assert.deepEqual(
          found.filter((place) => place.startsWith('notes/')),
          citations,
        );
      }
    });

    test('know what is written and not saved', async () => {
      await openNote('Now @lemmings and @lemmings once more.');
      const editor = await openAt('papers/owls.txt', 'Lemmings');
      await eventually(async () => (await references(editor)).length === 3, 'two citations and the record');
    });
  });

  test('all citations of the work in the note are highlighted, whatever alias they have', async () => {
    const editor = await openNote('@owls2019 [@x; @owlsOld20|19, p. 3] and @lemmings.');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      editor.document.uri,
      editor.selection.active,
    );
    const texts = highlights.map(({ range }) => editor.document.getText(range));
    assert.deepEqual(texts, ['@owls2019', '@owlsOld2019']);
  });

  suite('the hover', () => {
    test('tells each key of a cluster where else it is cited', async () => {
      const card = await hoverAt('@owls2019 [@lemmings; @owlsOld20|19]');
      assert.match(card, /Cited here 2 times, and in \[notes\\\/\w+\\\.md/);
      assert.match(card, /\[notes\\\/night\\\.md \(Night\)\]\(command:lectern\.openSource\?/);
      assert.ok(card.includes('[notes\\/day\\.md](command:lectern.openSource?'), card);
      assert.ok(!(await hoverAt('@owls2019 [@lem|mings; @owlsOld2019]')).includes('Cited'));
    });

    test('opens the place', async () => {
      const card = await hoverAt('@owls20|19');
      const [, written = ''] = /night[^\]]*\]\(command:lectern\.openSource\?([^)]*)\)/.exec(card) ?? [];
      const [source] = JSON.parse(decodeURIComponent(written)) as unknown[];
      await vscode.commands.executeCommand('lectern.openSource', source);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor && vscode.workspace.asRelativePath(editor.document.uri), 'notes/night.md');
      assert.equal(editor?.selection.active.line, 2);
    });

    test('says how the locator is understood', async () => {
      assert.match(await hoverAt('[@lem|mings, pp. 33-35]'), /page 33–35/);
    });

    test('over an entry’s key, says where it is cited', async () => {
      await openNote('Nothing.');
      const { document, selection } = await openAt('references.bib', 'owls2019,\n');
      const shown = await eventually(async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          selection.active,
        );
        return hovers.flatMap(({ contents }) => contents).map((content) => (content as vscode.MarkdownString).value)[0];
      }, 'a hover over the key');
      assert.match(shown, /^Cited in \[notes/);
    });

    test('over an ambiguous key, shows the choices', async () => {
      await write('papers/a.bib', '@misc{twice, title = {Kestrels in the Wind}}\n');
      await write('papers/b.bib', '@misc{twice, title = {Buzzards at Rest}}\n');
      const shown = await eventually(async () => {
        const card = await hoverAt('@twi|ce');
        return card.includes('may mean') ? card : '';
      }, 'the key is ambiguous');
      assert.ok(shown.includes('Kestrels in the Wind') && shown.includes('Buzzards at Rest'), shown);
      const found = await definitions(await openNote('@twi|ce'));
      assert.deepEqual(found.map((place) => place.split(' ')[0]).sort(), ['papers/a.bib:1', 'papers/b.bib:1']);
      for (const path of ['papers/a.bib', 'papers/b.bib']) await vscode.workspace.fs.delete(inWorkspace(path));
    });
  });

  suite('links', () => {
    const links = async (uri: vscode.Uri) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
      return found.map(({ range, target }) => [document.getText(range), target?.toString(true)]);
    };

    test('lead from a bibliography’s identifiers to the works', async () => {
      const { document } = await openAt('references.bib', '');
      const found = await eventually(async () => {
        const some = await links(document.uri);
        return some.length > 0 ? some : undefined;
      }, 'links');
      assert.deepEqual(found, [
        ['10.1234/owls.2019', 'https://doi.org/10.1234/owls.2019'],
        ['1901.04321', 'https://arxiv.org/abs/1901.04321'],
      ]);
    });

    test('lead from front matter to the files that are there', async () => {
      await write('notes/style.csl', '<style/>');
      const { document } = await openNote(
        '---\nbibliography: [references.bib, nowhere.bib]\ncsl: notes/style.csl\n---\n\nSee @owls2019.',
        'linked.md',
      );
      assert.deepEqual(await links(document.uri), [
        ['references.bib', inWorkspace('references.bib').toString(true)],
        ['notes/style.csl', inWorkspace('notes/style.csl').toString(true)],
      ]);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      for (const path of ['linked.md', 'notes/style.csl']) await vscode.workspace.fs.delete(inWorkspace(path));
    });
  });

  suite('the count above an entry', () => {
    const lenses = async (path: string) => {
      const document = await vscode.workspace.openTextDocument(inWorkspace(path));
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
    };

    test('says in how many notes it is cited, in bibliographies and dumps, for those that are', async () => {
      await openNote('Nothing.');
      await openAt('references.bib', '');
      const isCited = (line: number) => async () =>
        (await lenses(line === 6 ? 'references.bib' : 'papers/owls.txt')).join();
      await eventually(async () => (await isCited(6)()) === '6: cited in 2 notes', 'the count in the bibliography');
      await openAt('papers/owls.txt', '');
      await eventually(async () => (await isCited(1)()) === '1: cited in 2 notes', 'the count in the dump');
      await openNote('Now [@owls2019].');
      await eventually(async () => (await isCited(6)()) === '6: cited in 3 notes', 'the count follows');
    });

    test('stays with its entry while the file is being edited', async () => {
      await openNote('Nothing.');
      const { document } = await openAt('references.bib', '');
      await insert(document.uri, 0, '\n\n');
      await eventually(async () => (await lenses('references.bib')).join() === '8: cited in 2 notes', 'the new line');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    test('is not there when it is turned off', async () => {
      await openAt('references.bib', '');
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
      try {
        assert.deepEqual(await lenses('references.bib'), []);
      } finally {
        await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
  });

  test('papers are among the symbols of the workspace, by title', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'lemmings winters',
    );
    const [lemmings] = symbols.filter(({ containerName }) => containerName.includes('@'));
    assert.equal(lemmings?.name, 'Lemmings: Winters Below the Crust');
    assert.match(lemmings.containerName, /@lemmings$/);
    assert.equal(await read(lemmings.location), 'papers/owls.txt:5 Lemmings: Winters Below the Crust');
  });
});
