import * as vscode from 'vscode';
import { isNote } from './noteEditor';

/** A note as it is now: a document, or a cell of a notebook. */
export interface NoteText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** The file that a note is in: a cell's is its notebook's. */
export function fileOfNote(note: vscode.Uri): vscode.Uri {
  return notebookOf(note)?.uri ?? note;
}

/** Whether a note has a place on the disk: what has never been saved has none. */
export function isSaved(note: vscode.Uri): boolean {
  return note.scheme !== 'untitled';
}

/** The text that a note's front matter is at the beginning of: a cell's is its notebook's first cell. */
export function beginningOf({ uri, text }: NoteText): string {
  const notebook = notebookOf(uri);
  return notebook ? (firstCell(notebook)?.getText() ?? '') : text;
}

/**
 * The document that begins with the front matter of the note that a document is, or is a part of: a cell's is its
 * notebook's first, which may be raw text. Undefined for a document of no note that is a file.
 */
export function frontMatterDocument(document: vscode.TextDocument): vscode.TextDocument | undefined {
  const notebook = notebookOf(document.uri);
  if (notebook) return isSaved(notebook.uri) ? firstCell(notebook) : undefined;
  return isNote(document) ? document : undefined;
}

function firstCell(notebook: vscode.NotebookDocument): vscode.TextDocument | undefined {
  return notebook.cellCount > 0 ? notebook.cellAt(0).document : undefined;
}

/** The documents that begin with the front matter of the notes that are open. */
export function openFrontMatter(): readonly vscode.TextDocument[] {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const notes = textDocuments.filter((one) => one.uri.scheme !== cellScheme && isNote(one));
  return [...notes, ...notebookDocuments.flatMap((one) => (isSaved(one.uri) ? (firstCell(one) ?? []) : []))];
}

const cellScheme = 'vscode-notebook-cell';

function notebookOf({ scheme, path, fragment }: vscode.Uri): vscode.NotebookDocument | undefined {
  if (scheme !== cellScheme) return undefined;
  const [only, ...others] = vscode.workspace.notebookDocuments.filter((notebook) => notebook.uri.path === path);
  if (others.length === 0) return only;
  // the same path on several file systems
  return [only, ...others].find((one) => one?.getCells().some(({ document }) => document.uri.fragment === fragment));
}
