import * as vscode from 'vscode';
import { bodyStart } from '../../core/notes/frontMatter/frontMatter';
import type { FrontMatterFields } from '../../core/notes/frontMatter/frontMatterFields';
import {
  asFrontMatter,
  bibliographyLayer,
  mergedBibliographies,
  quartoProject,
} from '../../core/notes/frontMatter/quartoProject';
import { workspaceFiles } from '../../host/workspaceFiles';
import { fileText } from '../fileText';
import { isSaved } from '../notes/notebookNote';

/** A bibliography as it is named for a note. */
export interface NamedBibliography {
  /** Its path, as it is written. */
  readonly written: string;
  /** The file that names it: the note's, or one of the Quarto project that the note belongs to. */
  readonly by: vscode.Uri;
  /** The folders that a relative path may be relative to: the first that has it counts. */
  readonly folders: readonly vscode.Uri[];
  /** The folder that a path may start in which begins with a slash: of the Quarto project, or else of the workspace. */
  readonly root?: vscode.Uri;
}

/** Reads front matter. */
export type ReadFields = (frontMatter: string) => Promise<FrontMatterFields>;

/** No configuration of a project is longer, in bytes. */
const longest = 1_000_000;

/**
 * The bibliographies of a note, as Pandoc or, in a project of its, Quarto finds them: those that the note names itself come
 * first, then those of the folders upwards.
 * @param note the file that the note is in
 * @param beginning the note's text, of which only the front matter is looked at
 */
export async function noteBibliographies(
  note: vscode.Uri,
  beginning: string,
  readFields: ReadFields,
): Promise<readonly NamedBibliography[]> {
  const own = await readFields(beginning.slice(0, bodyStart(beginning)));
  return withInherited(note, own, readFields);
}

/** As `noteBibliographies`, of a note whose front matter was read already. */
export async function withInherited(
  note: vscode.Uri,
  own: FrontMatterFields,
  readFields: ReadFields,
): Promise<readonly NamedBibliography[]> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(note)?.uri;
  const noteFolder = isSaved(note) ? vscode.Uri.joinPath(note, '..') : undefined;
  const project = noteFolder && (await projectOf(noteFolder, workspaceFolder));
  const around = [project?.folder, workspaceFolder];
  const root = around.find((folder) => folder !== undefined);
  const named = (by: vscode.Uri, folders: readonly vscode.Uri[]) => (written: string) => ({
    written,
    by,
    folders,
    ...(root && { root }),
  });
  const ofProject = (project?.files ?? []).map(async (file) => {
    const folders = present([vscode.Uri.joinPath(file, '..'), noteFolder, ...around]);
    const fields = await readFields(asFrontMatter((await fileText(file, longest)) ?? ''));
    return bibliographyLayer<NamedBibliography>(fields, named(file, folders));
  });
  const folders = present([noteFolder, ...around]);
  const ofNote = bibliographyLayer<NamedBibliography>(own, named(note, folders));
  return mergedBibliographies([...(await Promise.all(ofProject)), ofNote]);
}

/** The project that a folder belongs to; a folder that is not trusted belongs to none outside of it. */
async function projectOf(
  folder: vscode.Uri,
  workspaceFolder: vscode.Uri | undefined,
): Promise<{ readonly folder: vscode.Uri; readonly files: readonly vscode.Uri[] } | undefined> {
  const topmost = vscode.workspace.isTrusted ? undefined : (workspaceFolder ?? folder).path;
  const found = await quartoProject(folder.path, topmost, workspaceFiles(folder));
  const at = (path: string) => folder.with({ path });
  return found && { folder: at(found.folder), files: found.files.map(at) };
}

function present(folders: readonly (vscode.Uri | undefined)[]): vscode.Uri[] {
  const byName = new Map(folders.flatMap((folder) => (folder ? [[folder.toString(), folder] as const] : [])));
  return [...byName.values()];
}
