import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complete, eventually, inWorkspace, keysAt, labelOf, openNote, write } from './workspace';

const entry = (key: string, title: string) => `@misc{${key}, title = {${title}}}\n`;
const problemsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'Lectern');
/** The one problem of a note, once there is one. */
const problemOf = ({ document }: vscode.TextEditor) =>
  eventually(() => (problemsOf(document.uri).length === 1 ? problemsOf(document.uri)[0] : undefined), 'one problem');
const isQuiet = ({ document }: vscode.TextEditor) =>
  eventually(() => problemsOf(document.uri).length === 0, 'no problem is left');
const remove = (path: string) => vscode.workspace.fs.delete(inWorkspace(path), { recursive: true });
const textOf = async (path: string) => {
  const bytes = await Promise.resolve(vscode.workspace.fs.readFile(inWorkspace(path))).catch(() => undefined);
  return bytes && new TextDecoder().decode(bytes);
};

/** Tells that the first paper which completion offers at the end was cited, as accepting it does. */
async function citeAtEnd(editor: vscode.TextEditor): Promise<string> {
  const { document } = editor;
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  const row = await eventually(async () => (await complete(editor))[0], 'a row is offered');
  assert.ok(row.command);
  await vscode.commands.executeCommand(row.command.command, ...((row.command.arguments ?? []) as unknown[]));
  return labelOf(row);
}

suite('Front matter', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['front', 'book']) await Promise.resolve(remove(path)).catch(() => undefined);
  });

  test('that names a bibliography which is not there says so at its place, until it is there', async () => {
    const editor = await openNote('---\ntitle: x\nbibliography:\n- absent.bib\n---\n', 'front/absent.md');
    const problem = await problemOf(editor);
    assert.equal(editor.document.getText(problem.range), 'absent.bib');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(problem.message, /looked for front[\\/]absent\.bib and absent\.bib\./);
    await write('front/absent.bib', entry('kangaroo1770', 'Kangaroos Seen First'));
    await isQuiet(editor);
  });

  test('has a bibliography looked for in the folder of its Quarto project where its path begins with a slash', async () => {
    await write('book/_quarto.yml', 'project:\n  type: book\n');
    const editor = await openNote('---\nbibliography: /absent.bib\n---\n', 'book/part/rooted.md');
    const { message } = await problemOf(editor);
    assert.match(message, /looked for book[\\/]absent\.bib and /);
    assert.doesNotMatch(message, /relative/);
    await write('book/absent.bib', entry('kangaroo1770', 'Kangaroos Seen First'));
    await isQuiet(editor);
  });

  test('has a missing bibliography created', async () => {
    const editor = await openNote('---\nbibliography: "new one.bib"\n---\n', 'front/creating.md');
    const { range } = await problemOf(editor);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const create = actions.find(({ title }) => /^Create front[\\/]new one\.bib$/.test(title));
    assert.ok(create?.edit);
    await vscode.workspace.applyEdit(create.edit);
    await isQuiet(editor);
    assert.equal(await textOf('front/new one.bib'), '');
  });

  test('that names what is no bibliography says what it is', async () => {
    await write('front/folder.bib/keep.me', '');
    const folder = await openNote('---\nbibliography: folder.bib\n---\n', 'front/folder.md');
    assert.match((await problemOf(folder)).message, /folder\.bib is a folder/);
    await write('front/picture.png', 'x');
    const picture = await openNote('---\nbibliography: picture.png\n---\n', 'front/picture.md');
    assert.match((await problemOf(picture)).message, /picture\.png is no bibliography by its name/);
    await write('front/prose.bib', '@book{broken,\n  title = {Never closed\n');
    const prose = await openNote('---\nbibliography: prose.bib\n---\n', 'front/prose.md');
    assert.match((await problemOf(prose)).message, /No reference could be read from front[\\/]prose\.bib/);
  });

  test('that cannot be read has one problem, at its line', async () => {
    const editor = await openNote('---\ntitle: x\nbibliography: [a.bib\n---\n', 'front/faulty.md');
    const problem = await problemOf(editor);
    assert.equal(problem.range.start.line, 2);
    assert.match(problem.message, /cannot be read/);
  });

  test('may be that of a Quarto project: its bibliography is read, followed and cited into', async () => {
    await write('book/_quarto.yml', 'project:\n  type: book\nbibliography: shared.bib\n');
    await write('book/shared.bib', entry('emu1790', 'Emus Run Fast'));
    const editor = await openNote('# Chapter\n\nSee @emus|', 'book/chapters/one.md');
    assert.equal(await citeAtEnd(editor), 'emu1790');
    await write('papers/birds.bib', entry('brolga1810', 'Brolgas Dance'));
    await eventually(async () => (await keysAt('@brolgas|'))[0] === 'brolga1810', 'the dump is read');
    const citing = await openNote('# Chapter\n\nSee @brolgas|', 'book/chapters/two.md');
    await citeAtEnd(citing);
    await eventually(async () => (await textOf('book/shared.bib'))?.includes('{brolga1810,'), 'the entry is written');
    assert.ok(!(await textOf('references.bib'))?.includes('{brolga1810,'), 'the usual place stays as it is');
    // another bibliography for the chapters
    await write('book/other.bib', entry('cassowary1811', 'Cassowaries Kick'));
    await write('book/_quarto.yml', 'bibliography: [other.bib]\n');
    await eventually(async () => (await keysAt('@cassowaries|'))[0] === 'cassowary1811', 'the change is noticed');
    await remove('papers/birds.bib');
  });

  test('comes before that of the project, and beside it where either is a list', async () => {
    await write('book/_quarto.yml', 'bibliography: [shared.bib]\n');
    await write('book/shared.bib', entry('emu1790', 'Emus Run Fast'));
    await write('book/part/_metadata.yml', 'bibliography: part.bib\n');
    await write('book/part/part.bib', entry('galah1812', 'Galahs Gather'));
    await write('papers/birds.bib', entry('brolga1810', 'Brolgas Dance'));
    const editor = await openNote('---\nbibliography: own.bib\n---\nSee @brolgas|', 'book/part/one.md');
    await citeAtEnd(editor);
    await eventually(async () => (await textOf('book/part/own.bib'))?.includes('{brolga1810,'), 'it is written');
    for (const [typed, key] of [
      ['emus', 'emu1790'],
      ['galahs', 'galah1812'],
    ] as const)
      await eventually(async () => (await keysAt(`@${typed}|`))[0] === key, `${key} is offered`);
    await remove('papers/birds.bib');
  });

  test('of a notebook is its first cell: what its Markdown cites goes to the bibliography that this names', async () => {
    const cell = (kind: string, source: string) => ({ cell_type: kind, metadata: {}, source: [source] });
    const cells = [cell('raw', '---\nbibliography: cells.bib\n---'), cell('markdown', 'See @brolgas')];
    await write('papers/birds.bib', entry('brolga1810', 'Brolgas Dance'));
    await eventually(async () => (await keysAt('@brolgas|'))[0] === 'brolga1810', 'the dump is read');
    const uri = await write(
      'front/cells.ipynb',
      JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const [first, second] = notebook.getCells();
    assert.ok(first && second);
    await eventually(() => problemsOf(first.document.uri).length === 1, 'the missing bibliography is told');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      second.document.uri,
      new vscode.Position(0, 'See @brolgas'.length),
    );
    const row = list.items.find((item) => labelOf(item) === 'brolga1810');
    assert.ok(row?.command);
    await vscode.commands.executeCommand(row.command.command, ...((row.command.arguments ?? []) as unknown[]));
    await eventually(async () => (await textOf('front/cells.bib'))?.includes('{brolga1810,'), 'the entry is written');
    await eventually(() => problemsOf(first.document.uri).length === 0, 'the bibliography is there now');
    await remove('papers/birds.bib');
  });
});
