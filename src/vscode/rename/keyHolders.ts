import * as vscode from 'vscode';
import { bodyStart, holdsReferences } from '../../core/notes/frontMatter/frontMatter';
import { bibliographyFiles } from '../bibliography/bibliographyPlace';
import { readable } from '../bibliography/citedPapers';
import { concurrently } from '../concurrently';
import { noteBibliographies } from '../bibliography/noteBibliographies';
import { beginningOf, fileOfNote, type NoteText } from '../notes/notebookNote';
import type { PaperLibrary } from '../library/paperLibrary';
import { usable } from '../bibliography/trustedPlace';

const width = 16;

/**
 * The files that may have a key for these notes, whether the library knows them or not: their bibliographies that say it
 * anywhere, and those of the notes that hold references themselves.
 * @param notes with their front matter at least
 */
export async function keyHolders(
  notes: readonly NoteText[],
  keys: readonly string[],
  library: Pick<PaperLibrary, 'noteFields'>,
  home: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[]> {
  const named = new Map<string, vscode.Uri>();
  const own: vscode.Uri[] = [];
  const seen = new Set<string>();
  await concurrently(notes, width, async (note) => {
    const { uri } = note;
    const beginning = beginningOf(note);
    const frontMatter = beginning.slice(0, bodyStart(beginning));
    if (holdsReferences(frontMatter)) own.push(uri);
    const file = fileOfNote(uri);
    // notes of a folder mostly have the same bibliographies
    const standing = JSON.stringify([vscode.Uri.joinPath(file, '..').toString(), frontMatter]);
    if (seen.has(standing)) return;
    seen.add(standing);
    const bibliographies = await noteBibliographies(file, frontMatter, (text) => library.noteFields(text));
    for (const one of await usable(uri, await bibliographyFiles(bibliographies, home))) named.set(one.toString(), one);
  });
  const files = await readable([...named.values()]);
  const saying = files.filter(({ text }) => keys.some((key) => text.includes(key)));
  return [...own, ...saying.map(({ uri }) => uri)];
}
