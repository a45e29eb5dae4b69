import * as vscode from 'vscode';
import { decodeFile } from '../core/bibliography/fileText';

/**
 * A file's text as it is on the disk, whatever its encoding; undefined where it cannot be read, or is too long.
 * @param longest in bytes
 */
export async function fileText(file: vscode.Uri, longest = Infinity): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > longest ? undefined : decodeFile(await vscode.workspace.fs.readFile(file)).text;
  } catch {
    return undefined;
  }
}
