import * as vscode from 'vscode';
import type { Files, Kind } from '../core/sources/files';

/** The files of the file system that `root` is in, local, remote or virtual. */
export function workspaceFiles(root: vscode.Uri): Files {
  return {
    async kind(path) {
      try {
        return kindOf((await vscode.workspace.fs.stat(root.with({ path }))).type);
      } catch {
        return 'nothing';
      }
    },
    async list(folder) {
      const entries = await vscode.workspace.fs.readDirectory(root.with({ path: folder }));
      return entries.map(([name, type]) => [name, kindOf(type)] as const);
    },
  };
}

function kindOf(type: vscode.FileType): Kind {
  // a link has its target's type beside its own
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'nothing';
}
