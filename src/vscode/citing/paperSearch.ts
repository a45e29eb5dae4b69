import type { QueryHelp } from '../../worker/protocol';
import type { PaperLibrary } from '../library/paperLibrary';
import type { NoteRow, PapersOfNote } from './papersOfNote';

/** What a query finds, and what can be said of it. */
export interface SearchAnswer {
  readonly query: string;
  readonly found: readonly NoteRow[];
  readonly help: QueryHelp;
}

/** Searches while one types: of several queries only the last one is answered. */
export class PaperSearch {
  private asked = 0;
  private searching: Promise<void> | undefined;

  constructor(
    private readonly papers: PapersOfNote,
    private readonly library: Pick<PaperLibrary, 'queryHelp'>,
    private readonly answer: (answer: SearchAnswer) => void,
  ) {}

  /** Resolves when the query is answered, or a later one has taken its place. */
  ask(query: string): Promise<void> {
    const asked = ++this.asked;
    const asking = Promise.all([this.papers.search(query), this.library.queryHelp(query)]);
    this.searching = asking.then(([found, help]) => {
      // a later key has asked again
      if (asked !== this.asked) return;
      this.searching = undefined;
      this.answer({ query, found, help });
    });
    return this.searching;
  }

  /** Resolves when nothing is to be answered any more. @returns whether something was */
  async settled(): Promise<boolean> {
    const isAsking = this.searching !== undefined;
    while (this.searching) await this.searching;
    return isAsking;
  }
}
