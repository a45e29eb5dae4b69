// What the integration tests share: a note to type in, dumps to write, and patience.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A file of the workspace that the suite runs in, which is a copy of the sample. */
export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the suite runs in a workspace');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function write(path: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

/** A spaced page of these papers. */
export function spacedPage(...papers: readonly (readonly [title: string, abstract: string])[]): string {
  return papers.map(([title, abstract]) => `${title}\n\n${abstract}\n`).join('\n');
}

/** Opens a note in an editor; `|` marks the cursor and is taken out. */
export async function openNote(text: string, name = 'scratch.md'): Promise<vscode.TextEditor> {
  const cursor = text.indexOf('|');
  const uri = await write(name, '');
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(all, cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1)));
  const position = document.positionAt(Math.max(cursor, 0));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Lectern's rows at the cursor, in the order in which VS Code shows them. */
export async function complete(editor: vscode.TextEditor, resolve = 0): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
    undefined,
    resolve,
  );
  return list.items
    .filter((item) => item.kind === vscode.CompletionItemKind.Reference)
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

/** The keys that completion offers where `|` stands. */
export async function keysAt(text: string): Promise<string[]> {
  return (await complete(await openNote(text))).map(labelOf);
}

export function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

/** Asks until the answer is truthy; what is watched on a disk takes a while. */
export async function eventually<T>(ask: () => Promise<T> | T, what: string | (() => string)): Promise<NonNullable<T>> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`never happened: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the hover shows where `|` stands, as Markdown. */
export async function hoverAt(text: string): Promise<string> {
  const editor = await openNote(text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    editor.selection.active,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
