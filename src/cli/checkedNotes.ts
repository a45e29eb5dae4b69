import { decodeFile } from '../core/bibliography/fileText';
import { readFile } from '../core/collection';
import { bodyStart } from '../core/notes/frontMatter/frontMatter';
import { frontMatterFields } from '../core/notes/frontMatter/frontMatterFields';
import {
  asFrontMatter,
  bibliographyLayer,
  mergedBibliographies,
  quartoProject,
} from '../core/notes/frontMatter/quartoProject';
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
  for (const named of await namedFor(file.path, text, terminal)) {
    const path = await placed(named, terminal);
    if (path === undefined) {
      sources.fail(file.name, 1, `The bibliography "${named.written}" is not there.`);
      continue;
    }
    const read = await sources.readFile({ path, name: shown(path, file.name, terminal.cwd()) }, 'bibliography');
    if (read !== undefined) bibliographies.push(read);
  }
  await readReferences(file.name, text, sources);
  return { ...file, text, bibliographies };
}

async function namedFor(path: string, text: string, terminal: Terminal): Promise<readonly Named[]> {
  const folder = folderOf(path);
  const here = placeOf(terminal).folder;
  const project = await quartoProject(folder, undefined, nodeFiles);
  const around = [...(project ? [project.folder] : []), here];
  const layers = await Promise.all(
    (project?.files ?? []).map(async (file) => {
      const fields = frontMatterFields(asFrontMatter(await textOf(file).catch(() => '')));
      return bibliographyLayer<Named>(fields, (written) => ({ written, folders: [folderOf(file), folder, ...around] }));
    }),
  );
  const own = bibliographyLayer<Named>(frontMatterFields(text), (written) => ({
    written,
    folders: [folder, ...around],
  }));
  const named = mergedBibliographies([...layers, own]);
  // what is on the web is not fetched
  return named.filter(({ written }) => !/^[a-z][a-z\d+.-]+:\/\//i.test(written));
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
