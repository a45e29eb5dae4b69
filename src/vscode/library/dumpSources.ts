import * as vscode from 'vscode';
import { dumpExtensions } from '../../core/dumps/fileNames';
import type { Role } from '../../core/library/state';
import { findSources, sourcePattern, type PassedOver, type SourcePattern } from '../../core/sources/findSources';
import type { Host } from '../../host/host';
import { workspaceFiles } from '../../host/workspaceFiles';
import { bibliographyPlaces } from '../bibliography/bibliographyPlace';
import { FollowedLinks, isAtOrBelow, type DumpLink } from './dumpLinks';
import type { NamedBibliography } from '../bibliography/noteBibliographies';
import { usable } from '../bibliography/trustedPlace';

/** One place where papers may be: an entry of a setting, for one workspace folder or for the window, or a note's own. */
export interface DumpSource {
  /** As somebody wrote it. */
  readonly written: string;
  /** Who wrote it: a setting's name, or a note's URI. */
  readonly origin: string;
  readonly role: Role;
  /** Any URI of the file system that the pattern's paths are in. */
  readonly root: vscode.Uri;
  readonly pattern: SourcePattern;
  /** What to watch: a little more than the pattern takes. */
  readonly watch: vscode.RelativePattern;
  /** The bibliography of a note that this is, or would be if it came into being. */
  readonly named?: NamedBibliography;
}

/** What a note says of where its papers are. */
export interface NoteSources {
  readonly note: vscode.Uri;
  /** What it, or its Quarto project, names. */
  readonly bibliography: readonly NamedBibliography[];
  /** Whether it holds `references` itself. */
  readonly references: boolean;
}

/** What the settings of this window, and the notes that are open in it, ask for. Entries that are no paths are passed over. */
export async function dumpSources(
  home: vscode.Uri | undefined,
  notes: readonly NoteSources[],
): Promise<readonly DumpSource[]> {
  const folders = vscode.workspace.workspaceFolders ?? [undefined];
  const ofSettings = folders.flatMap((folder) => {
    const settings = vscode.workspace.getConfiguration('lectern', folder);
    const source = (written: unknown, origin: string, role: Role) =>
      typeof written === 'string' && isUsable(written, folder)
        ? [dumpSource(written, origin, role, folder?.uri, home)]
        : [];
    const dumps = settings.get<unknown>('dumps');
    return [
      ...(Array.isArray(dumps) ? dumps : [dumps]).flatMap((entry) => source(entry, 'lectern.dumps', 'dump')),
      ...source(settings.get<unknown>('bibliography'), 'lectern.bibliography', 'bibliography'),
    ];
  });
  const ofNotes = await Promise.all(notes.map((note) => noteSources(note, home)));
  return [...(await Promise.all(ofSettings)), ...ofNotes.flat()];
}

async function noteSources(
  { note, bibliography, references }: NoteSources,
  home: vscode.Uri | undefined,
): Promise<DumpSource[]> {
  const origin = note.toString();
  const named = bibliography.map(async (one) => {
    // what is not there yet may come into being in several places: all are watched
    const files = await usable(note, await bibliographyPlaces(one, home));
    return Promise.all(files.map(async (file) => ({ ...(await fileSource(file, origin)), named: one })));
  });
  return [...(await Promise.all(named)).flat(), ...(references ? [await fileSource(note, origin)] : [])];
}

/** Without a folder there is nothing that a relative path could be relative to. */
function isUsable(written: string, folder: vscode.WorkspaceFolder | undefined): boolean {
  return written.trim() !== '' && (folder !== undefined || /^[~/]|^[A-Za-z]:[\\/]/.test(written));
}

async function dumpSource(
  written: string,
  origin: string,
  role: Role,
  folder: vscode.Uri | undefined,
  home: vscode.Uri | undefined,
): Promise<DumpSource> {
  const root = folder ?? home ?? vscode.Uri.file('/');
  const place = { folder: root.path, home: home?.path };
  const pattern = await sourcePattern(written, place, dumpExtensions, workspaceFiles(root));
  return { written, origin, role, root, pattern, watch: watchFor(root.with({ path: pattern.base }), pattern.kind) };
}

/** A bibliography that a note names, or the note itself. */
async function fileSource(file: vscode.Uri, origin: string): Promise<DumpSource> {
  const files = workspaceFiles(file);
  const matches = (path: string) => path === file.path;
  const pattern = { base: file.path, kind: await files.kind(file.path), matches, reaches: () => false };
  return { written: file.path, origin, role: 'bibliography', root: file, pattern, watch: watchFor(file, 'file') };
}

/**
 * Of a single file, and of what is not there yet, the folder is watched; what is below it only in the workspace, which
 * VS Code watches anyhow.
 */
function watchFor(base: vscode.Uri, kind: SourcePattern['kind']): vscode.RelativePattern {
  if (kind === 'folder') return new vscode.RelativePattern(base, '**');
  const parent = vscode.Uri.joinPath(base, '..');
  return new vscode.RelativePattern(parent, vscode.workspace.getWorkspaceFolder(parent) ? '**' : '*');
}

/** Tells where a URI leads; see `Host.realPath`. */
export type RealPath = Host['realPath'];

/** The files that a source takes, and the links that are on the way to them. */
export interface FoundFiles {
  readonly files: readonly vscode.Uri[];
  readonly links: readonly DumpLink[];
}

/**
 * Finds the files that a source takes.
 * @param passOver is told what cannot be read, and why
 * @param isStopped asked now and then; what was found so far is given then
 */
export async function filesOf(
  { root, pattern, role }: DumpSource,
  realPath: RealPath,
  passOver: (uri: vscode.Uri, message: string) => void,
  isStopped?: () => boolean,
): Promise<FoundFiles> {
  // a bibliography comes into being when the first paper is cited
  if (role === 'bibliography' && pattern.kind === 'nothing') return { files: [], links: [] };
  const passed = ({ path, message }: PassedOver) => passOver(root.with({ path }), message);
  const followed = new FollowedLinks(root, realPath);
  if (pattern.kind !== 'folder') await followed.realPath(pattern.base).catch(() => undefined);
  const ask = realPath && ((path: string) => followed.realPath(path));
  const paths = await findSources(pattern, workspaceFiles(root, ask), passed, isStopped);
  const links = await followed.links();
  const allowed = paths.filter((path) => !links.some((link) => link.isForbidden && isAtOrBelow(path, link.uri.path)));
  return { files: allowed.map((path) => root.with({ path })), links: links.filter((link) => !link.isForbidden) };
}

/** What an event at a path means for a source: a file of it, perhaps some (a folder came or went), or nothing. */
export function concern({ pattern }: Pick<DumpSource, 'pattern'>, path: string): 'file' | 'folder' | 'nothing' {
  if (pattern.matches(path)) return 'file';
  const aroundBase = pattern.base === path || pattern.base.startsWith(`${path}/`);
  return aroundBase || pattern.reaches(path) ? 'folder' : 'nothing';
}
