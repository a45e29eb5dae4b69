// Runs inside VS Code's extension host: what Lectern costs there, with a library of 10,000 papers and 2,000 notes.
import * as vscode from 'vscode';
import { often, writeNotes } from './notes';

const tick = 5;

/** Samples how late a timer fires: how long the host was blocked, and by whomever. */
function watchBlocks(): () => { longest: number; over20: number } {
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last - tick);
    last = now;
  }, tick);
  return () => {
    clearInterval(timer);
    return { longest: Math.max(...gaps), over20: gaps.filter((gap) => gap > 20).length };
  };
}

/** @param undo what is done after each time, without being measured */
async function timesOf(
  work: () => PromiseLike<unknown>,
  count: number,
  undo?: () => PromiseLike<unknown>,
): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
    await undo?.();
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(count / 2)]!, p95: times[Math.floor(count * 0.95)]! };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const show = (what: string, value: number) => console.log(`${what.padEnd(64)} ${value.toFixed(1).padStart(8)} ms`);

/** Called by VS Code, in a folder that has `library/` with the papers, no `papers/` and no notes. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('lectern.lectern')!;
  if (extension.isActive) throw new Error('Lectern is active already');
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const { citations, papers, cited, uncited } = await writeNotes(folder);
  // the workbench itself, and what else comes alive with a Markdown note
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
  const editor = await vscode.window.showTextDocument(document);
  for (const own of ['markdown-language-features', 'markdown-math']) {
    await vscode.extensions.getExtension(`vscode.${own}`)?.activate();
  }
  await pause(3000);
  const idle = watchBlocks();
  await pause(3000);
  show('longest block of the host, 3 s without Lectern', idle().longest);

  const start = performance.now();
  await extension.activate();
  show('activation, entry to registered providers', performance.now() - start);
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  const reading = watchBlocks();
  await pause(8000);
  console.log(`notes with ${citations} citations of ${papers} papers`);
  show('longest block of the host while the notes are read', reading().longest);

  const blocks = watchBlocks();
  const began = performance.now();
  await vscode.workspace
    .getConfiguration('lectern')
    .update('dumps', ['library/**'], vscode.ConfigurationTarget.Workspace);
  const complete = () =>
    vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      editor.selection.active,
      '@',
    );
  const type = async (text: string) => {
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), text));
    editor.selection = new vscode.Selection(0, text.length, 0, text.length);
  };
  // those that are cited are known from their bibliography
  await type(`@${uncited.split(' ').slice(0, 4).join(' ')}`);
  while ((await complete()).items.length === 0) await pause(25);
  show('settings change to the first completion', performance.now() - began);
  // a wordless search waits for nothing; the worker is idle again when indexing is done
  await vscode.commands.executeCommand('lectern.reloadLibrary');
  show('reading and indexing, twice', performance.now() - began);
  const { longest, over20 } = blocks();
  show('longest block of the host while 10,000 papers are indexed', longest);
  console.log(`blocks over 20 ms: ${over20}`);

  for (const [what, text] of [
    ['@', '@'],
    ['three letters', '@con'],
    ['a word', '@ration'],
    ['two words', '@stati con'],
    ['a word that nobody has', '@xyzzyq'],
  ] as const) {
    await type(text);
    const times = await timesOf(complete, 60);
    show(`completion, ${what}: median`, times.median);
    show(`completion, ${what}: p95`, times.p95);
  }
  await benchCitations(vscode.Uri.joinPath(folder, 'notes/0.md'), cited);
}

/** @param cited how often the key is cited that the note begins with */
async function benchCitations(uri: vscode.Uri, cited: number): Promise<void> {
  const note = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(note);
  const at = note.positionAt(note.getText().indexOf(often) + 1);
  const typing = watchBlocks();
  const problems = await timesOf(
    () => typeUnknownKey(editor),
    30,
    () => takeOut(editor),
  );
  show('diagnostics after the last key: median', problems.median);
  show('diagnostics after the last key: p95', problems.p95);
  show('longest block of the host meanwhile', typing().longest);

  const references = () => vscode.commands.executeCommand<unknown[]>('vscode.executeReferenceProvider', uri, at);
  const asking = watchBlocks();
  console.log(`a key with ${cited} citations has ${(await references()).length} references`);
  const found = await timesOf(references, 30);
  show('references: median', found.median);
  show('references: p95', found.p95);
  show('longest block of the host meanwhile', asking().longest);

  const rename = () =>
    vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, 'seldom2020');
  const renaming = watchBlocks();
  const edits = (await rename()).entries().reduce((sum, [, changes]) => sum + changes.length, 0);
  console.log(`renaming it takes ${edits} edits`);
  show('rename: median', (await timesOf(rename, 10)).median);
  show('longest block of the host meanwhile', renaming().longest);
}

const sentence = 'As @nobody says.\n\n';

/** Types a sentence with a key that nobody has at the beginning, and waits until it is shown as such. */
async function typeUnknownKey(editor: vscode.TextEditor): Promise<void> {
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), sentence));
  await shown(editor.document, true);
}

async function takeOut(editor: vscode.TextEditor): Promise<void> {
  await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 2, 0)));
  await shown(editor.document, false);
}

/** Resolves when the unknown key is shown, or is not any more. */
async function shown({ uri }: vscode.TextDocument, wanted: boolean): Promise<void> {
  const isShown = () => vscode.languages.getDiagnostics(uri).some(({ message }) => message.includes('@nobody'));
  await new Promise<void>((resolve) => {
    const look = () => {
      if (isShown() !== wanted) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
