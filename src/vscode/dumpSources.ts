import * as vscode from 'vscode';
import { dumpExtensions } from '../core/dumps/readDump';
import { findSources, sourcePattern, type SourcePattern } from '../core/sources/findSources';
import { workspaceFiles } from '../host/workspaceFiles';

/** One entry of `lectern.dumps`, for one workspace folder or, where none is open, for the window. */
export interface DumpSource {
  /** Any URI of the file system that the pattern's paths are in. */
  readonly root: vscode.Uri;
  readonly pattern: SourcePattern;
  /** What to watch: a little more than the pattern takes. */
  readonly watch: vscode.RelativePattern;
}

/** What the settings of this window ask for. Entries that are no paths are passed over. */
export async function dumpSources(home: vscode.Uri | undefined): Promise<DumpSource[]> {
  const folders = vscode.workspace.workspaceFolders ?? [undefined];
  const sources = folders.map((folder) => {
    const value = vscode.workspace.getConfiguration('lectern', folder).get<unknown>('dumps');
    return Promise.all(
      (Array.isArray(value) ? value : [value])
        .filter((pattern): pattern is string => typeof pattern === 'string' && pattern.trim() !== '')
        // without a folder there is nothing that a relative path could be relative to
        .filter((pattern) => folder !== undefined || /^[~/]|^[A-Za-z]:[\\/]/.test(pattern))
        .map((pattern) => dumpSource(pattern, folder?.uri, home)),
    );
  });
  return (await Promise.all(sources)).flat();
}

async function dumpSource(
  pattern: string,
  folder: vscode.Uri | undefined,
  home: vscode.Uri | undefined,
): Promise<DumpSource> {
  const root = folder ?? home ?? vscode.Uri.file('/');
  const place = { folder: root.path, home: home?.path };
  const found = await sourcePattern(pattern, place, dumpExtensions, workspaceFiles(root));
  const base = root.with({ path: found.base });
  // of a single file, and of what is not there yet, the folder is watched; what is below it only in the workspace, which
  // VS Code watches anyhow
  const parent = vscode.Uri.joinPath(base, '..');
  const watch =
    found.kind === 'folder'
      ? new vscode.RelativePattern(base, '**')
      : new vscode.RelativePattern(parent, vscode.workspace.getWorkspaceFolder(parent) ? '**' : '*');
  return { root, pattern: found, watch };
}

/**
 * The files that a source takes.
 * @param passOver is told what cannot be read, and why
 */
export async function filesOf(
  { root, pattern }: DumpSource,
  passOver: (uri: vscode.Uri, message: string) => void,
): Promise<vscode.Uri[]> {
  const paths = await findSources(pattern, workspaceFiles(root), ({ path, message }) =>
    passOver(root.with({ path }), message),
  );
  return paths.map((path) => root.with({ path }));
}

/** What an event at a path means for a source: a file of it, perhaps some (a folder came or went), or nothing. */
export function concern({ pattern }: DumpSource, path: string): 'file' | 'folder' | 'nothing' {
  if (pattern.matches(path)) return 'file';
  const aroundBase = pattern.base === path || pattern.base.startsWith(`${path}/`);
  return aroundBase || pattern.reaches(path) ? 'folder' : 'nothing';
}
