import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/bibliography/format';
import { absolutePath } from '../../core/sources/absolutePath';
import type { NamedBibliography } from './noteBibliographies';
import { fileOfNote, isSaved } from '../notes/notebookNote';

const ownName = 'references.bib';

/** What is at a place where a bibliography may be. */
type Standing = 'writable' | 'readonly' | 'missing';

/** The file that citations go to. */
export interface BibliographyPlace {
  readonly uri: vscode.Uri;
  /** Whether the note, or its Quarto project, names it. */
  readonly isNamed: boolean;
}

/**
 * The file that a note's citations go to: of those that its front matter names the first that is there and can be written
 * to, else the first that can come into being; without any, of those that its Quarto project names; without these, the one
 * that `lectern.bibliography` names. Only names that are a bibliography's by their ending count, and only files that can
 * be written at all.
 * @param of the note
 * @returns undefined where there is none: a note that was never saved, outside of any folder
 */
export async function bibliographyPlace(
  of: vscode.Uri,
  bibliographies: readonly NamedBibliography[],
  home: vscode.Uri | undefined,
): Promise<BibliographyPlace | undefined> {
  const note = fileOfNote(of);
  const own = bibliographies.filter(({ by }) => by.toString() === note.toString());
  const inherited = bibliographies.filter((one) => !own.includes(one));
  const best = (await bestOf(own, home)) ?? (await bestOf(inherited, home));
  if (best) return { uri: best.uri, isNamed: true };
  const uri = settingPlace(note, home);
  return uri && isWritable(uri) ? { uri, isNamed: false } : undefined;
}

async function bestOf(
  bibliographies: readonly NamedBibliography[],
  home: vscode.Uri | undefined,
): Promise<Place | undefined> {
  const places: Place[] = [];
  for (const one of bibliographies) {
    if (bibliographyFormat(one.written) === undefined) continue;
    const place = await placeOf(one, home);
    if (place && isWritable(place.uri)) places.push(place);
  }
  return (
    places.find(({ standing }) => standing === 'writable') ??
    places.find(({ standing }) => standing === 'missing') ??
    places[0]
  );
}

/** The files that are named for a note, whether they are there or not; web addresses name none. */
export async function bibliographyFiles(
  bibliographies: readonly NamedBibliography[],
  home: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[]> {
  const places = await Promise.all(bibliographies.map((one) => placeOf(one, home)));
  return places.flatMap((place) => (place ? [place.uri] : []));
}

/**
 * Where a bibliography may be: first where it is or, of one that is nowhere, where it is to come into being; of such a one
 * also the other places where it would be found. Empty for a web address.
 */
export async function bibliographyPlaces(
  bibliography: NamedBibliography,
  home: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[]> {
  const place = await placeOf(bibliography, home);
  if (!place) return [];
  if (place.standing !== 'missing') return [place.uri];
  const all = [place.uri, ...candidates(bibliography, home)];
  return [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
}

interface Place {
  readonly uri: vscode.Uri;
  readonly standing: Standing;
}

async function placeOf(bibliography: NamedBibliography, home: vscode.Uri | undefined): Promise<Place | undefined> {
  const uris = candidates(bibliography, home);
  for (const uri of uris) {
    const standing = await standingOf(uri);
    if (standing !== 'missing') return { uri, standing };
  }
  const [first, next = first] = uris;
  if (!first || !next) return undefined;
  // what begins with a slash, and leads nowhere, is not meant to be in the root of the file system
  const above = vscode.Uri.joinPath(first, '..');
  const isLost = isRooted(bibliography.written) && (above.path === '/' || (await standingOf(above)) === 'missing');
  return { uri: isLost ? next : first, standing: 'missing' };
}

/** A path is relative to one of the folders; in Quarto one that begins with a slash is to that of the project. */
function candidates({ written, folders, root }: NamedBibliography, home: vscode.Uri | undefined): vscode.Uri[] {
  const [first, ...others] = folders;
  if (!first || isWebAddress(written)) return [];
  const own = resolved(written, first, home);
  if (written.startsWith('~')) return [own];
  const around = root && isRooted(written) ? [root] : others;
  return [own, ...around.map((folder) => resolved(written.replace(/^[\\/]+/, ''), folder, home))];
}

function isRooted(written: string): boolean {
  return /^[\\/]/.test(written);
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

async function standingOf(uri: vscode.Uri): Promise<Standing> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0 ? 'readonly' : 'writable';
  } catch {
    return 'missing';
  }
}
