import * as vscode from 'vscode';
import { fileOfNote } from '../notes/notebookNote';

/**
 * Whether a note may have Lectern read a file, or write to it: where the user does not trust the workspace, only what is in
 * its folders, or, for a note outside of them, beside the note. What a symbolic link leads to is elsewhere.
 */
export async function mayUse(note: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const noteFile = fileOfNote(note);
  const isOutside = noteFile.scheme !== 'untitled' && !vscode.workspace.getWorkspaceFolder(noteFile);
  const beside = isOutside ? vscode.Uri.joinPath(noteFile, '..') : undefined;
  const folder = vscode.workspace.getWorkspaceFolder(file)?.uri ?? beside;
  return folder !== undefined && isBelow(folder, file) && !(await hasLink(folder, file));
}

/** Those of some files that a note may have read, but for one. */
export async function usable(
  note: vscode.Uri,
  files: readonly vscode.Uri[],
  except?: vscode.Uri,
): Promise<readonly vscode.Uri[]> {
  const others = files.filter((file) => file.toString() !== except?.toString());
  const allowed = await Promise.all(others.map((file) => mayUse(note, file)));
  return others.filter((_, i) => allowed[i]);
}

function isBelow(folder: vscode.Uri, file: vscode.Uri): boolean {
  const isSameStore = folder.scheme === file.scheme && folder.authority === file.authority;
  return isSameStore && file.path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
}

/** Whether a symbolic link is on the way from a folder to a file in it, or is the file. */
async function hasLink(folder: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  for (let at = file; at.path.length > folder.path.length; at = vscode.Uri.joinPath(at, '..')) {
    try {
      const { type } = await vscode.workspace.fs.stat(at);
      if ((type & vscode.FileType.SymbolicLink) !== 0) return true;
    } catch (error) {
      // what is not there yet is no link; of all else nobody knows
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) return true;
    }
  }
  return false;
}
