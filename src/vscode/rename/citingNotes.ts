import * as vscode from 'vscode';
import type { CitedPlace } from '../../core/notes/citationIndex';
import type { CitingFile, KeyRenaming, OldKey } from '../../worker/noteProtocol';
import { concurrently } from '../concurrently';
import { isNotFound } from '../library/dumpFile';
import type { NoteIndex } from '../notes/noteIndex';
import type { NoteText } from '../notes/notebookNote';
import { refusals } from './renameRefusals';
import { openWhole } from './wholeDocument';

/** A note with the places where it cites a key. Of one that is in no editor, the text is its front matter alone. */
export interface CitingNote extends NoteText {
  readonly places: readonly CitedPlace[];
  /** The document as it was looked at; undefined for a note that is in no editor, whose file was. */
  readonly seen: { readonly document: vscode.TextDocument; readonly version: number } | undefined;
}

/** How many documents are opened at a time. */
const width = 16;
/** How often notes that are being edited are looked at. */
const mostAttempts = 3;
/** What notes are written in; each may have settings of its own. */
const languages = ['markdown', 'quarto', 'rmd'] as const;

/**
 * The notes that cite a key, all as they are now: those in editors by their documents, the others by their files, since
 * hundreds of documents take seconds to open. Rejects, with a sentence for people, where one cannot be looked at.
 * @param first those that are known to cite it
 */
export async function citingNotes(
  index: Pick<NoteIndex, 'keyRenaming' | 'citingFiles'>,
  old: OldKey,
  to: string,
  first: KeyRenaming['notes'],
): Promise<{ readonly notes: readonly CitingNote[]; readonly files: KeyRenaming['files'] }> {
  const documents = new Map<string, vscode.TextDocument>();
  const gone = new Set<string>();
  let citing = first;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const names = citing.map(({ note }) => note);
    const files = await inFiles(index, names, old);
    const toOpen = names.filter((note) => !files.has(note) && !documents.has(note));
    await concurrently(toOpen, width, async (note) => {
      const document = await opened(vscode.Uri.parse(note));
      if (document) documents.set(note, document);
      else gone.add(note);
    });
    // what was opened is known as its editor has it
    const known = await index.keyRenaming(old, to);
    const open = known.notes.filter(({ note }) => !files.has(note) && !gone.has(note));
    const seen = open.flatMap(({ note, places }) => inDocument(documents.get(note), places));
    const isEdited = seen.length < open.length || openNotes().some((note) => files.has(note));
    citing = known.notes;
    if (!isEdited) return { notes: [...[...files.values()].map(inFile), ...seen], files: known.files };
  }
  throw refusals.restless();
}

/** The notes in no editor, as far as VS Code would show them as they are read here. */
async function inFiles(
  index: Pick<NoteIndex, 'citingFiles'>,
  notes: readonly string[],
  old: OldKey,
): Promise<ReadonlyMap<string, CitingFile>> {
  const open = new Set(openNotes());
  const isPlain = plainPlaces();
  const closed = notes.filter((note) => !open.has(note) && isPlain(vscode.Uri.parse(note)));
  const files = closed.length === 0 ? [] : await index.citingFiles(closed, old);
  return new Map(files.map((file) => [file.note, file]));
}

function openNotes(): string[] {
  return vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
}

/** Tells whether VS Code would take a file's text for UTF-8, which is a matter of its folder's settings. */
function plainPlaces(): (uri: vscode.Uri) => boolean {
  const known = new Map<string | undefined, boolean>();
  return (uri) => {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return false;
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
    let isPlain = known.get(folder);
    if (isPlain === undefined) {
      isPlain = languages.every((languageId) => {
        const files = vscode.workspace.getConfiguration('files', { uri, languageId });
        return /^utf8(?:bom)?$/.test(files.get('encoding', 'utf8')) && !files.get('autoGuessEncoding', false);
      });
      known.set(folder, isPlain);
    }
    return isPlain;
  };
}

/** Undefined for a note that has gone. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await openWhole(uri);
  } catch (error) {
    const there = vscode.workspace.fs.stat(uri);
    if (await there.then(() => false, isNotFound)) return undefined;
    throw refusals.closed(uri, error);
  }
}

function inFile({ note, frontMatter, places }: CitingFile): CitingNote {
  return { uri: vscode.Uri.parse(note), text: frontMatter, places, seen: undefined };
}

/** None where the document does not have the key at each place where it is known to cite it. */
function inDocument(document: vscode.TextDocument | undefined, places: readonly CitedPlace[]): CitingNote[] {
  if (!document || !places.every((place) => saysKey(document, place))) return [];
  return [{ uri: document.uri, text: document.getText(), places, seen: { document, version: document.version } }];
}

function saysKey(document: vscode.TextDocument, { key, line, keyCharacter, keyEndCharacter }: CitedPlace): boolean {
  return line < document.lineCount && document.lineAt(line).text.slice(keyCharacter, keyEndCharacter) === key;
}
