import { below } from '../../sources/absolutePath';
import type { Files } from '../../sources/files';
import type { FrontMatterFields } from './frontMatterFields';

const projectNames = ['_quarto.yml', '_quarto.yaml'];
const metadataNames = ['_metadata.yml', '_metadata.yaml'];

/** The names of the files that say something for all notes of a Quarto project. */
export const quartoNames: readonly string[] = [...projectNames, ...metadataNames];

/** The files of a Quarto project that hold for a note. */
export interface QuartoProject {
  readonly folder: string;
  /** The project's own file, then the metadata of folders, down to the note's. */
  readonly files: readonly string[];
}

/**
 * Finds the Quarto project that a note belongs to, as Quarto does: the next folder upwards that has a `_quarto.yml`. The
 * metadata of the project's folders holds for the notes below them; that of the project's own folder only for those in it.
 * @param folder the note's
 * @param topmost the last folder to look in; undefined for all there are
 * @returns undefined where there is none
 */
export async function quartoProject(
  folder: string,
  topmost: string | undefined,
  files: Files,
): Promise<QuartoProject | undefined> {
  const upwards = foldersUpwards(folder, topmost);
  const configs = await Promise.all(upwards.map((one) => firstFile(one, projectNames, files)));
  const at = configs.findIndex((config) => config !== undefined);
  const [config, root] = [configs[at], upwards[at]];
  if (config === undefined || root === undefined) return undefined;
  const inside = at === 0 ? [root] : upwards.slice(0, at).reverse();
  const metadata = await Promise.all(inside.map((one) => firstFile(one, metadataNames, files)));
  return { folder: root, files: [config, ...metadata.flatMap((file) => file ?? [])] };
}

function foldersUpwards(folder: string, topmost: string | undefined): string[] {
  const folders = [folder];
  for (let at = folder; at !== topmost && at.length > 1;) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
    folders.push(at);
  }
  return folders;
}

async function firstFile(folder: string, names: readonly string[], files: Files): Promise<string | undefined> {
  const kinds = await Promise.all(names.map((name) => files.kind(below(folder, name))));
  const found = names[kinds.indexOf('file')];
  return found === undefined ? undefined : below(folder, found);
}

/** A YAML file as front matter: what it says is read as a note's is. */
export function asFrontMatter(yaml: string): string {
  return `---\n${yaml.replace(/^\ufeff?(?:(?:[ \t]*(?:[#%].*)?\r?\n)*---[ \t]*\r?\n)?(?:[ \t]*\r?\n)*/, '')}\n---\n`;
}

/** What one file says of bibliographies. */
export interface BibliographyLayer<Named> {
  readonly named: readonly Named[];
  readonly isList: boolean;
}

/**
 * What a file says of bibliographies, each named in a way of the caller's.
 * @param name takes what is written, and where: a UTF-16 offset in the front matter
 */
export function bibliographyLayer<Named>(
  { bibliography, bibliographyIsList = false }: FrontMatterFields,
  name: (written: string, start: number) => Named,
): BibliographyLayer<Named> {
  return { named: bibliography.map(({ text, start }) => name(text, start)), isList: bibliographyIsList };
}

/**
 * What several files say together, as Quarto merges them: lists add up, a single name replaces a single name.
 * @param layers those that hold for more come first; a note is last
 * @returns what the last of them says first
 */
export function mergedBibliographies<Named>(layers: readonly BibliographyLayer<Named>[]): readonly Named[] {
  let merged: BibliographyLayer<Named> = { named: [], isList: false };
  for (const layer of layers) {
    if (layer.named.length === 0) continue;
    const isList = merged.named.length > 0 && (merged.isList || layer.isList);
    merged = isList ? { named: [...layer.named, ...merged.named], isList } : layer;
  }
  return merged.named;
}
