import * as vscode from 'vscode';
import { Unreadable, type Files, type Kind } from '../core/sources/files';

/**
 * The files of the file system that `root` is in, local, remote or virtual.
 * @param realPath tells where links lead, where somebody can
 */
export function workspaceFiles(root: vscode.Uri, realPath?: Files['realPath']): Files {
  return {
    ...(realPath && { realPath }),
    async kind(path) {
      try {
        return kindOf((await vscode.workspace.fs.stat(root.with({ path }))).type);
      } catch {
        return 'nothing';
      }
    },
    async list(folder) {
      try {
        const entries = await vscode.workspace.fs.readDirectory(root.with({ path: folder }));
        return entries.map(([name, type]) => ({
          name,
          kind: kindOf(type),
          link: (type & vscode.FileType.SymbolicLink) !== 0,
        }));
      } catch (error) {
        throw unreadable(error);
      }
    },
  };
}

function kindOf(type: vscode.FileType): Kind {
  // a link has its target's type beside its own
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'nothing';
}

function unreadable(error: unknown): Unreadable {
  const code = error instanceof vscode.FileSystemError ? error.code : undefined;
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return new Unreadable('folder', 'missing');
  return new Unreadable('folder', code === 'NoPermissions' ? 'forbidden' : 'unknown');
}
