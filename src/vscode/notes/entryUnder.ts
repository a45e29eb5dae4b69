import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/bibliography/format';
import { writtenKeyAt, writtenKeys, type WrittenKey } from '../../core/bibliography/writtenKeys';
import type { NoteIndex } from './noteIndex';

/** How many lines of an entry are looked at above a position. */
const longestEntry = 500;

/** A key that is written in a bibliography, and where. */
export interface KeyUnder extends WrittenKey {
  readonly range: vscode.Range;
}

/** The key at a position of a bibliography: a record's own, or one by which it refers to another. */
export function keyUnder(document: vscode.TextDocument, position: vscode.Position): KeyUnder | undefined {
  const format = bibliographyFormat(document.uri.path);
  const written = format && writtenKeyAt(format, document.lineAt(position).text, position.character);
  if (!written) return undefined;
  const { character, endCharacter } = written;
  return { ...written, range: new vscode.Range(position.line, character, position.line, endCharacter) };
}

/** The key of the paper whose record a position of a dump or bibliography is in; undefined where that is nobody's. */
export async function paperUnder(
  document: vscode.TextDocument,
  position: vscode.Position,
  notes: NoteIndex,
): Promise<string | undefined> {
  const written = keyUnder(document, position) ?? entryAbove(document, position.line);
  if (written && (await isMeant(document, written, notes))) return written.key;
  return (await notes.paperAt(document.uri, position.line + 1))?.citekey;
}

/** Whether a key names the paper that it is written for: notes may know another paper, of another file, by it. */
async function isMeant(document: vscode.TextDocument, { key, role }: WrittenKey, notes: NoteIndex): Promise<boolean> {
  const file = document.uri.toString();
  // of what has been edited nobody knows yet
  const mayBeElsewhere = role === 'reference' || document.isDirty;
  return (await notes.sourcesOf(key)).some((source) => mayBeElsewhere || source.file === file);
}

/** The own key of the BibTeX entry that begins above a line: its text may have been edited since it was read. */
function entryAbove(document: vscode.TextDocument, from: number): WrittenKey | undefined {
  if (bibliographyFormat(document.uri.path) !== 'bibtex') return undefined;
  for (let line = from; line >= Math.max(0, from - longestEntry); line--) {
    const { text } = document.lineAt(line);
    if (/^\s*@/.test(text)) return writtenKeys('bibtex', text, 0)[0];
  }
  return undefined;
}
