import * as vscode from 'vscode';
import { dumpExtensions } from '../core/dumps/fileNames';
import type { Role } from '../core/library/state';
import { findSources, sourcePattern, type PassedOver, type SourcePattern } from '../core/sources/findSources';
import { workspaceFiles } from '../host/workspaceFiles';
import { bibliographyFiles } from './bibliographyPlace';

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
}

/** What a note says of where its papers are. */
export interface NoteSources {
  readonly note: vscode.Uri;
  /** Its `bibliography`, as it is written. */
  readonly bibliography: readonly string[];
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
  const found = await bibliographyFiles(note, bibliography, home);
  const named = await Promise.all(found.filter(isAllowed).map((file) => fileSource(file, origin)));
  // what is not there yet may come into being next to the note or in the folder: both are watched
  const isMissing = named.some(({ pattern }) => pattern.kind === 'nothing');
  const others = isMissing ? besideRoot(note, bibliography) : [];
  const watched = await Promise.all(others.map((file) => fileSource(file, origin)));
  const missing = watched.filter(({ pattern }) => pattern.kind === 'nothing');
  return [...named, ...missing, ...(references ? [await fileSource(note, origin)] : [])];
}

function besideRoot(note: vscode.Uri, bibliography: readonly string[]): vscode.Uri[] {
  const folder = vscode.workspace.getWorkspaceFolder(note)?.uri;
  if (!folder) return [];
  const relative = bibliography.filter((written) => !/^[~/\\]|^[A-Za-z][A-Za-z\d+.-]*:/.test(written));
  return relative.map((written) => vscode.Uri.joinPath(folder, written));
}

/** A folder that is not trusted brings notes that are not: they name no files elsewhere. */
function isAllowed(file: vscode.Uri): boolean {
  return vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(file) !== undefined;
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

/**
 * The files that a source takes.
 * @param passOver is told what cannot be read, and why
 * @param isStopped asked now and then; what was found so far is given then
 */
export async function filesOf(
  { root, pattern, role }: DumpSource,
  passOver: (uri: vscode.Uri, message: string) => void,
  isStopped?: () => boolean,
): Promise<vscode.Uri[]> {
  // a bibliography comes into being when the first paper is cited
  if (role === 'bibliography' && pattern.kind === 'nothing') return [];
  const passed = ({ path, message }: PassedOver) => passOver(root.with({ path }), message);
  const paths = await findSources(pattern, workspaceFiles(root), passed, isStopped);
  return paths.map((path) => root.with({ path }));
}

/** What an event at a path means for a source: a file of it, perhaps some (a folder came or went), or nothing. */
export function concern({ pattern }: Pick<DumpSource, 'pattern'>, path: string): 'file' | 'folder' | 'nothing' {
  if (pattern.matches(path)) return 'file';
  const aroundBase = pattern.base === path || pattern.base.startsWith(`${path}/`);
  return aroundBase || pattern.reaches(path) ? 'folder' : 'nothing';
}
