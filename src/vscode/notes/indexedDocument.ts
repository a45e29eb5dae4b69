import * as vscode from 'vscode';
import { noteSelector } from './noteEditor';

/** Whether a note, by its URI's text, has edits in an editor that its file does not have. */
export function isDirty(note: string): boolean {
  return vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === note);
}

/** Whether a document has a file, or had one. */
export function isOnDisk({ uri }: vscode.TextDocument): boolean {
  return uri.scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** Whether a document is a note that one may write to; not what a version control system shows of one. */
export function isIndexed(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  const isWritable =
    scheme === 'untitled' || scheme === 'vscode-notebook-cell' || vscode.workspace.fs.isWritableFileSystem(scheme);
  return isWritable === true && vscode.languages.match(noteSelector, document) > 0;
}
