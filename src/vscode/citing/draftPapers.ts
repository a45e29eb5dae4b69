import type { CitationDraft } from '../../core/notes/citing/citationDraft';
import type { PaperRow } from '../../worker/protocol';
import type { PaperLibrary } from '../library/paperLibrary';
import type { NoteRow } from './papersOfNote';

/** The papers of a citation that is being put together: what is cited under one key is not offered under another. */
export class DraftPapers {
  private papers = new Map<string, PaperRow>();

  constructor(
    private readonly library: Pick<PaperLibrary, 'meanings'>,
    private readonly draft: CitationDraft,
  ) {}

  /** What is known of what is cited, by the keys of the draft. */
  get known(): ReadonlyMap<string, PaperRow> {
    return this.papers;
  }

  /** Looks up what is cited, as the library is now. */
  async recognise(): Promise<void> {
    const citekeys = this.draft.citations.map(({ citekey }) => citekey);
    const meanings = await this.library.meanings(citekeys).catch(() => []);
    for (const [i, meaning] of meanings.entries()) {
      if (meaning.kind === 'paper') this.papers.set(citekeys[i]!, meaning.paper);
    }
  }

  isCited(row: NoteRow): boolean {
    return this.draft.citations.some(
      ({ citekey }) => citekey === row.noteKey || this.papers.get(citekey)?.citekey === row.citekey,
    );
  }

  /** @returns whether it was not cited already */
  add(row: NoteRow): boolean {
    if (this.isCited(row)) return false;
    this.papers.set(row.noteKey, row);
    this.draft.add(row.noteKey);
    return true;
  }
}
