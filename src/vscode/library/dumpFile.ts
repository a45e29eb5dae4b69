import { transfer } from 'comlink';
import * as vscode from 'vscode';
import type { Host } from '../../host/host';
import type { FileContent, Stamp } from '../../worker/protocol';

/** Milliseconds. A file that changed just before it was read may change again under the same time. */
const newest = 2000;

/** What tells whether a file changes, now. Rejects when there is no such file, or it is no file: a pipe may have no end. */
export async function stampOf(file: string): Promise<Stamp> {
  const { type, size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.parse(file));
  if ((type & vscode.FileType.File) === 0) throw new Error('it is no ordinary file');
  return { size, mtime };
}

/** Whether a file has just changed, so that it may change again under the same time. */
export function isFresh({ mtime }: Stamp): boolean {
  return Date.now() - mtime < newest;
}

/** A stamp to keep for the next start: of one that cannot be trusted, the time is left out. */
export function lasting(stamp: Stamp): Stamp {
  return isFresh(stamp) ? { ...stamp, mtime: 0 } : stamp;
}

export function isSame(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.mtime === b.mtime;
}

/** A file's content, for the worker: its path where the worker can read that by itself, else its bytes. */
export async function contentOf(file: string, host: Host): Promise<FileContent> {
  const uri = vscode.Uri.parse(file);
  if (host.workerReads(uri)) return { path: uri.fsPath };
  const read = await vscode.workspace.fs.readFile(uri);
  // a part of a larger buffer cannot be handed over
  const bytes = read.byteLength === read.buffer.byteLength ? read : new Uint8Array(read);
  return { bytes: transfer(bytes, [bytes.buffer]) };
}

export function isNotFound(error: unknown): boolean {
  if (error instanceof vscode.FileSystemError) return error.code === 'FileNotFound';
  return error instanceof Error && error.message.includes('ENOENT');
}

/** Why a file cannot be read, in a sentence. */
export function unreadable(error: unknown): string {
  if (isNotFound(error)) return 'There is no such file or folder. See the setting "lectern.dumps".';
  return `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
