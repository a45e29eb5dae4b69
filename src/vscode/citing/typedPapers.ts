import type { NoteRow } from './papersOfNote';

/** What stands before a semicolon, and the key of the paper that was taken for it. */
interface Typed {
  readonly query: string;
  citekey: string | undefined;
}

/** Takes papers for what is typed, and gives them back. */
export interface PaperTaker {
  /** The best paper for a query that is not taken yet. */
  best(query: string): Promise<NoteRow | undefined>;
  /** @returns whether it was not there already */
  take(paper: NoteRow): boolean;
  giveBack(citekey: string): void;
}

/**
 * The papers of queries that end in semicolons, as in a cluster. A query stands for its paper as long as it is there: the
 * text is the user's alone, who may be faster than what changes it.
 */
export class TypedPapers {
  private typed: Typed[] = [];
  /** They are looked up one after the other. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly taker: PaperTaker) {}

  /** Resolves when a paper is known for every query. */
  get settled(): Promise<void> {
    return this.last;
  }

  /**
   * Takes what was typed.
   * @param active the paper that one is at in the answers to a query, if it is one of these answers
   * @returns whether papers come or go
   */
  type(value: string, active: (query: string) => NoteRow | undefined): boolean {
    const queries = value.split(';').slice(0, -1);
    const changed = this.typed.findIndex(({ query }, i) => query !== queries[i]);
    const gone = changed < 0 ? [] : this.typed.splice(changed);
    const added = queries.slice(this.typed.length);
    for (const [i, query] of added.entries()) this.add(query, i === 0 ? active(query) : undefined);
    this.last = this.last.then(() => {
      for (const { citekey } of gone) if (citekey !== undefined) this.taker.giveBack(citekey);
    });
    return gone.length + added.length > 0;
  }

  /** From now on what was taken stays, whatever becomes of the text. */
  keep(): void {
    this.typed = [];
  }

  private add(query: string, active: NoteRow | undefined): void {
    const typed: Typed = { query, citekey: undefined };
    this.typed.push(typed);
    this.last = this.last.then(async () => {
      if (query.trim() === '') return;
      const best = active ?? (await this.taker.best(query.trim()));
      // it may be gone by now
      if (best && this.typed.includes(typed) && this.taker.take(best)) typed.citekey = best.noteKey;
    });
  }
}
