import * as vscode from 'vscode';
import type { Storage } from '../core/store/store';

/** A folder of any file system that VS Code knows; it is made when it is first written to. */
export function workspaceStorage(folder: vscode.Uri): Storage {
  const { fs } = vscode.workspace;
  const uriOf = (name: string) => vscode.Uri.joinPath(folder, name);
  return {
    async read(name) {
      try {
        return await fs.readFile(uriOf(name));
      } catch {
        return undefined;
      }
    },
    async write(name, bytes) {
      await fs.createDirectory(folder);
      // of a name of its own, so that two windows that write the same file do not write into each other's
      const temporary = uriOf(`${name}.${Math.random().toString(36).slice(2)}.tmp`);
      try {
        await fs.writeFile(temporary, bytes);
        await fs.rename(temporary, uriOf(name), { overwrite: true });
      } catch (error) {
        // what could not be written is perhaps not there
        await Promise.allSettled([fs.delete(temporary)]);
        throw error;
      }
    },
    async list() {
      const files = await filesIn(folder);
      const listed = await Promise.allSettled(
        files.map(async (name) => ({ name, mtime: (await fs.stat(uriOf(name))).mtime })),
      );
      // a file may have gone since the folder was read
      return listed.flatMap((file) => (file.status === 'fulfilled' ? [file.value] : []));
    },
    async remove(name) {
      await fs.delete(uriOf(name));
    },
  };
}

async function filesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : []));
  } catch {
    return [];
  }
}
