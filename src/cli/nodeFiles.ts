import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files, Kind } from '../core/sources/files';

/** The files of this machine. */
export const nodeFiles: Files = {
  kind,
  async list(folder) {
    const names = await readdir(native(folder));
    return Promise.all(names.map(async (name) => [name, await kind(join(folder, name))] as const));
  },
};

/** A path with slashes as the file system takes it: without the slash before a drive letter. */
export function native(path: string): string {
  return path.replace(/^\/(?=[A-Za-z]:)/, '');
}

async function kind(path: string): Promise<Kind> {
  try {
    const stats = await stat(native(path));
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'nothing';
  } catch {
    return 'nothing';
  }
}
