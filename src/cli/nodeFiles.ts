import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { below, lowerDrive } from '../core/sources/absolutePath';
import { Unreadable, type Files, type Kind } from '../core/sources/files';

/** The files of this machine. */
export const nodeFiles = {
  kind,
  async list(folder) {
    try {
      const entries = await readdir(native(folder), { withFileTypes: true });
      return await Promise.all(
        entries.map(async (entry) => ({
          name: entry.name,
          kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : await kind(below(folder, entry.name)),
          link: entry.isSymbolicLink(),
        })),
      );
    } catch (error) {
      throw unreadable('folder', error);
    }
  },
  async realPath(path) {
    return slashed(await realpath(native(path)));
  },
} as const satisfies Files;

/** Bytes that are read at once. */
const pieceSize = 1 << 18;

/**
 * A file in pieces.
 * @throws Unreadable while it is read
 */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(native(path), { highWaterMark: pieceSize })) yield piece as Uint8Array;
  } catch (error) {
    throw unreadable('file', error);
  }
}

/** A path with slashes as the file system takes it: without the slash before a drive letter. */
export function native(path: string): string {
  return path.replace(/^\/(?=[A-Za-z]:)/, '');
}

/** A path of the file system with slashes. */
export function slashed(path: string): string {
  return sep === '\\' ? lowerDrive(`/${path.replaceAll('\\', '/')}`) : path;
}

async function kind(path: string): Promise<Kind> {
  try {
    const stats = await stat(native(path));
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'nothing';
  } catch {
    return 'nothing';
  }
}

function unreadable(what: 'file' | 'folder', error: unknown): Unreadable {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Unreadable(what, 'missing');
  return new Unreadable(what, code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'unknown', code);
}
