import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';

/** By VS Code's codes. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['FileNotFound', 'its folder is not there'],
  ['NoPermissions', 'it may not be written to'],
  ['FileIsADirectory', 'there is a folder of that name'],
  ['FileNotADirectory', 'a part of its path is a file and no folder'],
  ['Unavailable', 'what it is stored on cannot be reached now'],
]);

/** Why cited papers cannot be added to a bibliography, and what helps, in a sentence for people. */
export function unwritable(file: vscode.Uri | undefined, error: unknown): string {
  const reason = reasonOf(error);
  if (!file) return plainMessage(`Lectern could not add the cited papers: ${reason}.`);
  const way = codeOf(error) === 'NoPermissions' ? 'Make it writable, or name' : 'Name';
  return plainMessage(
    `Cited papers cannot be added to ${nameOf(file)}: ${reason}. ${way} another file in the setting "lectern.bibliography" or in the note's front matter.`,
  );
}

/** Why what was added could not be taken out again. */
export function unremovable(file: vscode.Uri, citekey: string, error: unknown): string {
  return plainMessage(`The entry of @${citekey} could not be taken out of ${nameOf(file)}: ${reasonOf(error)}.`);
}

/** A file as people know it: within its folder. */
export function nameOf(file: vscode.Uri): string {
  return vscode.workspace.asRelativePath(file, false);
}

/** Why a file cannot be written to, or read: a part of a sentence. */
export function reasonOf(error: unknown): string {
  const known = reasons.get(codeOf(error) ?? '');
  return known ?? (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

/** VS Code's code of an error; it passes some of the operating system's on as a text alone. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && /\b(?:EACCES|EPERM|EROFS)\b/.test(error.message)) return 'NoPermissions';
  return error instanceof vscode.FileSystemError ? error.code : undefined;
}
