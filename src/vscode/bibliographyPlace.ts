import * as vscode from 'vscode';
import { bibliographyFormat } from '../core/bibliography/format';
import { absolutePath } from '../core/sources/absolutePath';
import { fileOfNote } from './notebookNote';

const ownName = 'references.bib';

/** What is at a place where a bibliography may be. */
type Standing = 'writable' | 'readonly' | 'missing';

/** The file that citations go to. */
export interface BibliographyPlace {
  readonly uri: vscode.Uri;
  /** Whether the note's front matter names it. */
  readonly isNamed: boolean;
}

/**
 * The file that a note's citations go to: of those that its front matter names the first that is there and can be written
 * to, else the first that can come into being; without any, the one that `lectern.bibliography` names. Only names that
 * are a bibliography's by their ending count, and only files that can be written at all.
 * @param written what the front matter names, as it is written
 * @param of the note
 * @returns undefined where there is none: a note that was never saved, outside of any folder
 */
export async function bibliographyPlace(
  of: vscode.Uri,
  written: readonly string[],
  home: vscode.Uri | undefined,
): Promise<BibliographyPlace | undefined> {
  const note = fileOfNote(of);
  const named: Place[] = [];
  for (const path of written) {
    if (bibliographyFormat(path) === undefined || isWebAddress(path)) continue;
    const place = await placeOf(note, path, home);
    if (place && isWritable(place.uri)) named.push(place);
  }
  const best =
    named.find(({ standing }) => standing === 'writable') ??
    named.find(({ standing }) => standing === 'missing') ??
    named[0];
  if (best) return { uri: best.uri, isNamed: true };
  const uri = settingPlace(note, home);
  return uri && isWritable(uri) ? { uri, isNamed: false } : undefined;
}

/** The files that a note's front matter names, whether they are there or not; web addresses name none. */
export async function bibliographyFiles(
  of: vscode.Uri,
  written: readonly string[],
  home: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[]> {
  const note = fileOfNote(of);
  const places = await Promise.all(
    written.filter((path) => !isWebAddress(path)).map((path) => placeOf(note, path, home)),
  );
  return places.flatMap((place) => (place ? [place.uri] : []));
}

interface Place {
  readonly uri: vscode.Uri;
  readonly standing: Standing;
}

/** A path in front matter is relative to the note, or else to the folder; so is, in Quarto, one that begins with a slash. */
async function placeOf(note: vscode.Uri, written: string, home: vscode.Uri | undefined): Promise<Place | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(note)?.uri;
  const uris = isSaved(note) ? [resolved(written, vscode.Uri.joinPath(note, '..'), home)] : [];
  if (folder && !written.startsWith('~')) uris.push(resolved(written.replace(/^[\\/]+/, ''), folder, home));
  for (const uri of uris) {
    const standing = await standingOf(uri);
    if (standing !== 'missing') return { uri, standing };
  }
  const [first, last] = [uris[0], uris.at(-1)];
  if (!first || !last) return undefined;
  // what begins with a slash, and leads nowhere, is not meant to be in the root of the file system
  const isLost = /^[\\/]/.test(written) && (await standingOf(vscode.Uri.joinPath(first, '..'))) === 'missing';
  return { uri: isLost ? last : first, standing: 'missing' };
}

function settingPlace(note: vscode.Uri, home: vscode.Uri | undefined): vscode.Uri | undefined {
  const setting = vscode.workspace.getConfiguration('lectern', note).get<unknown>('bibliography');
  const written = typeof setting === 'string' && setting.trim() !== '' ? setting.trim() : ownName;
  if (bibliographyFormat(written) === undefined) return undefined;
  const own = vscode.workspace.getWorkspaceFolder(note)?.uri;
  const folder = own ?? (isSaved(note) ? vscode.Uri.joinPath(note, '..') : vscode.workspace.workspaceFolders?.[0]?.uri);
  return folder && resolved(written, folder, home);
}

function resolved(written: string, folder: vscode.Uri, home: vscode.Uri | undefined): vscode.Uri {
  const path = absolutePath(written.replaceAll('\\', '/'), { folder: folder.path, home: home?.path });
  return folder.with({ path, query: '', fragment: '' });
}

function isWebAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path);
}

/** Whether files of this kind can be written: those of a version control system, for one, cannot. */
function isWritable(uri: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

function isSaved(note: vscode.Uri): boolean {
  return note.scheme !== 'untitled';
}

async function standingOf(uri: vscode.Uri): Promise<Standing> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0 ? 'readonly' : 'writable';
  } catch {
    return 'missing';
  }
}
