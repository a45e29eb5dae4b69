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

/** What the settings of this window ask for. */
export async function dumpSources(home: vscode.Uri | undefined): Promise<DumpSource[]> {
  const folders = vscode.workspace.workspaceFolders ?? [undefined];
  const sources = folders.map((folder) =>
    Promise.all(
      vscode.workspace
        .getConfiguration('lectern', folder)
        .get<string[]>('dumps', [])
        .filter((pattern) => typeof pattern === 'string' && pattern.trim() !== '')
        // without a folder there is nothing that a relative path could be relative to
        .filter((pattern) => folder !== undefined || /^[~/]|^[A-Za-z]:[\\/]/.test(pattern))
        .map((pattern) => dumpSource(pattern, folder?.uri, home)),
    ),
  );
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
  // below a workspace folder VS Code watches already, also what does not exist yet
  const watch =
    folder && found.base.startsWith(`${folder.path}/`)
      ? new vscode.RelativePattern(folder, `${found.base.slice(folder.path.length + 1)}{,/**}`)
      : new vscode.RelativePattern(vscode.Uri.joinPath(base, '..'), `${found.base.split('/').pop() ?? ''}{,/**}`);
  return { root, pattern: found, watch };
}

/** The files that a source takes. */
export async function filesOf(source: DumpSource): Promise<vscode.Uri[]> {
  const paths = await findSources(source.pattern, workspaceFiles(source.root));
  return paths.map((path) => source.root.with({ path }));
}
