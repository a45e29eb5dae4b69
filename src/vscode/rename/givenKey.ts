import * as vscode from 'vscode';
import { insertionInto } from '../../core/bibliography/append';
import { bibliographyFormat } from '../../core/bibliography/format';
import { holdsKey } from '../../core/bibliography/heldKeys';
import type { Insertion } from '../../core/bibliography/insertion';
import { bibliographyPlace } from '../bibliography/bibliographyPlace';
import { withEntries } from '../bibliography/citedPapers';
import type { KeyPlace } from './keyPlace';
import { noteBibliographies } from '../bibliography/noteBibliographies';
import { beginningOf, fileOfNote } from '../notes/notebookNote';
import type { PaperLibrary } from '../library/paperLibrary';
import { refusals } from './renameRefusals';
import { mayUse } from '../bibliography/trustedPlace';
import { openWhole } from './wholeDocument';

/** How a paper that no file gives the cited key gets a key of its own. */
export interface GivenKey {
  /** What becomes the new key: the cited one, and the one that the note's bibliography has for the paper. */
  readonly keys: readonly string[];
  /** The bibliography in which the paper's key changes, if it stands there. */
  readonly file?: vscode.Uri;
  /** The entry that comes into the note's bibliography, if the paper does not stand there. */
  readonly entry?: NewEntry;
}

/** An entry that is to be written to a bibliography. */
export interface NewEntry extends Insertion {
  readonly uri: vscode.Uri;
  /** Undefined where the file does not exist yet. */
  readonly document: vscode.TextDocument | undefined;
}

/**
 * Says how the paper of a derived key gets a new key, so that the note's bibliography gives it: its record there gets the
 * new key, or it gets a record. Rejects with a sentence for people.
 */
export async function givenKey(
  { key, document: note }: KeyPlace,
  to: string,
  library: Pick<PaperLibrary, 'paper' | 'noteFields'>,
  home: vscode.Uri | undefined,
): Promise<GivenKey> {
  const beginning = beginningOf({ uri: note.uri, text: note.getText() });
  const named = await noteBibliographies(fileOfNote(note.uri), beginning, (text) => library.noteFields(text));
  const uri = (await bibliographyPlace(note.uri, named, home))?.uri;
  const format = uri && bibliographyFormat(uri.path);
  if (!uri || !format || !(await mayUse(note.uri, uri))) throw refusals.noPlace(key);
  const paper = await library.paper(key);
  if (!paper) throw refusals.unknown(key);
  const document = (await isThere(uri)) ? await openWhole(uri) : undefined;
  const text = document?.getText() ?? '';
  const held = [key, paper.citekey, ...paper.aliases].find((one) => holdsKey(format, text, one));
  // it has the new key for the paper already: the notes need only cite that
  if (held === to) return { keys: [key] };
  if (held !== undefined) return { keys: [...new Set([key, held])], file: uri };
  if (holdsKey(format, text, to)) throw refusals.takenIn(to, uri);
  const insertion = insertionInto(format, text, await withEntries([{ citekey: to, paper }], { format, uri }));
  if (!insertion) throw refusals.unwritable(key, uri);
  return { keys: [key], entry: { ...insertion, uri, document } };
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
