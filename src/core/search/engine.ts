import type { LibraryChange } from '../library/change';

/** The parts of a paper that a query can match. */
export type Field = 'citekey' | 'title' | 'author' | 'abstract';

/** A paper that answers a query. */
export interface Hit {
  /** The paper's id. */
  readonly id: string;
  /** Comparable within one answer only; higher is better; above 0. */
  readonly score: number;
  /** The words of the paper that matched, folded as `foldWord` folds them: what a view highlights. */
  readonly terms: readonly string[];
  readonly fields: readonly Field[];
}

/**
 * Awaited now and then by long work, so that whoever shares the thread gets a turn; it costs nothing when called often.
 * Rejects when the work is cancelled.
 * @param done how many papers of the work at hand are finished, where that is known
 */
export type Breathe = (done?: number) => Promise<void>;

/**
 * The port that every engine stands behind. Answers are best first; an empty or wordless query has no hits; nothing
 * throws on any text. The order never depends on the order in which papers came in: ties are settled by id.
 */
export interface SearchEngine {
  /**
   * Follows the library. When `breathe` rejects, what was done so far stands and the rejection is passed on. Afterwards a
   * change may name papers as changed or removed that the engine has not come to, or as added ones that it has: what
   * counts is what the engine knows. To finish what was stopped, announce every paper as added: only those are indexed
   * that are missing or have changed.
   */
  update(change: LibraryChange, breathe: Breathe): Promise<void>;
  /** For completion and the palette's first letters: key, title, authors, year; the last word may be half typed. */
  suggest(typed: string, limit: number): readonly Hit[];
  /** Over title, abstract, authors and key; tolerates typos; the last word may be half typed. */
  search(query: string, limit: number): readonly Hit[];
  /** Papers that belong to a passage of a note. */
  related(passage: string, limit: number): readonly Hit[];
}
