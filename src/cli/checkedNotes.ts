import { decodeFile } from '../core/bibliography/fileText';
import { readFile } from '../core/collection';
import { bodyStart } from '../core/notes/frontMatter/frontMatter';
import { frontMatterFields } from '../core/notes/frontMatter/frontMatterFields';
import {
  asFrontMatter,
  bibliographyLayer,
  mergedBibliographies,
  quartoProject,
  type BibliographyLayer,
} from '../core/notes/frontMatter/quartoProject';
import { positionsIn } from '../core/notes/positions';
import { absolutePath } from '../core/sources/absolutePath';
import { nodeFiles, piecesOf } from './nodeFiles';
import { atOnce, placeOf, shown, type NamedFile, type Sources } from './sources';
import type { Terminal } from './terminal';

/** A note as it is checked. */
export interface CheckedNote extends NamedFile {
  readonly text: string;
  /** What the bibliographies that are read for it are called. */
  readonly bibliographies: readonly string[];
}

/** A bibliography as it is named: relative to one of these folders, the first that has it. */
interface Named {
  readonly written: string;
  readonly folders: readonly string[];
  /** What names it, and in which line. */
  readonly by: string;
  readonly line: number;
}

/** A text with front matter. */
interface NamingFile {
  readonly name: string;
  readonly text: string;
  /** How many lines below those of the text the file has them. */
  readonly shift: number;
}

/** A file's text. @throws Unreadable */
export async function textOf(path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(path)) pieces.push(piece);
  return decodeFile(Buffer.concat(pieces)).text;
}

/**
 * Reads a note with the bibliographies that it or its Quarto project names, and the references that it holds itself.
 * @returns undefined where it cannot be read, which is told
 */
export async function readNote(
  file: NamedFile,
  sources: Sources,
  terminal: Terminal,
): Promise<CheckedNote | undefined> {
  let text: string;
  try {
    text = await textOf(file.path);
  } catch (error) {
    sources.fail(file.name, 1, error instanceof Error ? error.message : String(error));
    return undefined;
  }
  const bibliographies: string[] = [];
  for (const named of await namedFor(file, text, sources, terminal)) {
    const path = await placed(named, terminal);
    if (path === undefined) {
      sources.fail(named.by, named.line, `The bibliography "${named.written}" is not there.`);
      continue;
    }
    const read = await sources.readFile({ path, name: shown(path, file.name, terminal.cwd()) }, 'bibliography');
    if (read !== undefined) bibliographies.push(read);
  }
  await readReferences(file.name, text, sources);
  return { ...file, text, bibliographies };
}

async function namedFor(
  { path, name }: NamedFile,
  text: string,
  sources: Sources,
  terminal: Terminal,
): Promise<readonly Named[]> {
  const folder = folderOf(path);
  const project = await quartoProject(folder, undefined, nodeFiles);
  const around = [...(project ? [project.folder] : []), placeOf(terminal).folder];
  const layers = await Promise.all(
    (project?.files ?? []).map(async (file) => {
      const yaml = await textOf(file).catch(() => '');
      const frontMatter = asFrontMatter(yaml);
      // of its marks, two lines stand behind what the file says
      const shift = lineAt(yaml, yaml.length) - lineAt(frontMatter, frontMatter.length) + 2;
      const naming = { name: shown(file, name, terminal.cwd()), text: frontMatter, shift };
      return layerOf(naming, [folderOf(file), folder, ...around], sources);
    }),
  );
  const named = mergedBibliographies([...layers, layerOf({ name, text, shift: 0 }, [folder, ...around], sources)]);
  // what is on the web is not fetched
  return named.filter(({ written }) => !/^[a-z][a-z\d+.-]+:\/\//i.test(written));
}

/** What a file says of bibliographies; a field that cannot be read is told. */
function layerOf(
  { name, text, shift }: NamingFile,
  folders: readonly string[],
  sources: Sources,
): BibliographyLayer<Named> {
  const fields = frontMatterFields(text);
  const { fault } = fields;
  if (fault) sources.fail(name, fault.line + shift, `This field cannot be read: ${fault.message}.`);
  return bibliographyLayer(fields, (written, start) => ({
    ...{ written, folders },
    ...{ by: name, line: lineAt(text, start) + shift },
  }));
}

/** The line that an offset is in, from 1. */
function lineAt(text: string, offset: number): number {
  return positionsIn(text)(offset).line + 1;
}

async function placed({ written, folders }: Named, terminal: Terminal): Promise<string | undefined> {
  const { home } = placeOf(terminal);
  for (const folder of folders) {
    for (const path of [written, written.replace(/^\/+/, '')]) {
      const absolute = absolutePath(path, { folder, home });
      if ((await nodeFiles.kind(absolute)) === 'file') return absolute;
    }
  }
  return undefined;
}

/** The `references` of front matter: the beginning of the note is read as the note would be. */
async function readReferences(name: string, text: string, { collection }: Sources): Promise<void> {
  const frontMatter = text.slice(0, bodyStart(text));
  if (!/^["']?references["']?[ \t]*:/m.test(frontMatter)) return;
  const { records } = await readFile(name, oneOf(new TextEncoder().encode(`${frontMatter}\nText.\n`)), atOnce);
  collection.put(name, records, 'bibliography');
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
