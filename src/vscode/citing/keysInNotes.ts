import type * as vscode from 'vscode';
import { clusterAt } from '../../core/notes/citing/clusterParts';
import type { BibliographiesOfNotes } from '../bibliography/citedBibliographies';
import type { OpenNote } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';

/** Where papers are to be cited. */
export interface PlaceInNote extends Pick<OpenNote, 'document'> {
  readonly selection: Pick<vscode.Selection, 'active'>;
}

/** Knows what notes call papers: whatever way a paper is cited, the note cites it by one key. */
export class KeysInNotes {
  constructor(
    private readonly index: NoteIndex,
    private readonly bibliographies: BibliographiesOfNotes,
  ) {}

  /** The keys by which a note is to cite papers, in their order; the library's, where nothing else is known. */
  async of({ document, selection }: PlaceInNote, citekeys: readonly string[]): Promise<readonly string[]> {
    if (citekeys.length === 0) return [];
    const bibliographies = await namesOfBibliographies(document, this.bibliographies);
    const cluster = clusterAt(document.getText(), document.offsetAt(selection.active));
    const beside = cluster?.citations.map(({ key }) => key) ?? [];
    const together = { note: document.uri.toString(), bibliographies, beside };
    return this.index.ask((worker) => worker.noteKeys(citekeys, together)).catch(() => citekeys);
  }
}

/** The files that a note's entries are in; none where that cannot be found out. */
export async function namesOfBibliographies(
  document: vscode.TextDocument,
  bibliographies: BibliographiesOfNotes,
): Promise<readonly string[]> {
  try {
    return (await bibliographies.of(document)).files.map(String);
  } catch {
    return [];
  }
}
