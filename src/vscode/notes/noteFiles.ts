import * as vscode from 'vscode';
import { noteExtensions } from '../../core/notes/noteExtensions';
import { findSources, sourcePattern, type SourcePattern } from '../../core/sources/findSources';
import { workspaceFiles } from '../../host/workspaceFiles';

/** One place where notes may be: an entry of the setting, for one workspace folder. */
export interface NotesPlace {
  /** Any URI of the file system that the pattern's paths are in. */
  readonly root: vscode.Uri;
  readonly pattern: SourcePattern;
  /** What to watch: a little more than the pattern takes. */
  readonly watch: vscode.RelativePattern;
}

/** Where the settings of this window say that notes are. */
export async function notesPlaces(home: vscode.Uri | undefined): Promise<readonly NotesPlace[]> {
  const places = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
    const setting = vscode.workspace.getConfiguration('lectern', folder).get<unknown>('notes');
    const entries = (Array.isArray(setting) ? setting : [setting]).filter(
      (entry): entry is string => typeof entry === 'string' && entry.trim() !== '',
    );
    return entries.map((written) => notesPlace(written, folder.uri, home));
  });
  return Promise.all(places);
}

async function notesPlace(written: string, folder: vscode.Uri, home: vscode.Uri | undefined): Promise<NotesPlace> {
  const place = { folder: folder.path, home: home?.path };
  const pattern = await sourcePattern(written, place, noteExtensions, workspaceFiles(folder));
  const base = folder.with({ path: pattern.base });
  const watched = pattern.kind === 'folder' ? base : vscode.Uri.joinPath(base, '..');
  return { root: folder, pattern, watch: new vscode.RelativePattern(watched, '**') };
}

/** The notes of these places, as the text of their URIs, each once. */
export async function notesIn(places: readonly NotesPlace[], isStopped: () => boolean): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { root, pattern } of places) {
    if (pattern.kind === 'nothing') continue;
    // a note that cannot be listed is found missing where it is wanted
    const paths = await findSources(pattern, workspaceFiles(root), undefined, isStopped);
    for (const path of paths) found.add(root.with({ path }).toString());
  }
  return found;
}
