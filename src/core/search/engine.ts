import type { Breathe } from '../breathing';
import type { LibraryChange } from '../library/change';

/** The parts of a paper that a query can match. */
export type Field = 'citekey' | 'title' | 'author' | 'abstract';

/** A paper that answers a query. */
export interface Hit {
  /** The paper's id. */
  readonly id: string;
  /** Comparable within one answer only; higher is better; above 0. Of `suggest`, the whole part is the kind of match. */
  readonly score: number;
  /** The words of the paper that matched, folded as `foldWord` folds them: what a view highlights. */
  readonly terms: readonly string[];
  readonly fields: readonly Field[];
  /** Of `related`: that the passage cites the paper already. */
  readonly isCited?: true;
}

/** What an engine knows, to be kept. The bytes belong to whoever asked for them. */
export interface SavedIndex {
  /** What `suggest` needs. */
  readonly suggestions: Uint8Array;
  /** What `search` and `related` need besides. */
  readonly texts: Uint8Array;
}

/**
 * The port that every engine stands behind. It is made with a way to the papers as the library has them now, and keeps
 * none itself. Answers are best first; an empty or wordless query has no hits; nothing throws on any text. The order never
 * depends on the order in which papers came in: ties are settled by id.
 */
export interface SearchEngine {
  /**
   * Follows the library. When `breathe` rejects, what was done so far stands and the rejection is passed on. Afterwards a
   * change may name papers as changed or removed that the engine has not come to, or as added ones that it has: what
   * counts is what the engine knows. To finish what was stopped, announce every paper as added: only those are indexed
   * that are missing or have changed. Between `open` and `restoreTexts` texts only are noted, and follow with the latter.
   */
  update(change: LibraryChange, breathe: Breathe): Promise<void>;
  /** For completion and the palette's first letters: key, title, authors, year; the last word may be half typed. */
  suggest(typed: string, limit: number): readonly Hit[];
  /**
   * Over title, abstract, authors and key; tolerates typos; the last word may be half typed. Papers that hold all words of
   * the query that the library knows come before those that hold some, unless one of these has to be guessed.
   * @param accepts the ids that may be among the best; asked of few papers more than are
   */
  search(query: string, limit: number, accepts?: (id: string) => boolean): readonly Hit[];
  /**
   * Tells who holds a word, in any of its forms, in title, abstract, authors, key or year; of abstracts stop words are not
   * known.
   * @param word folded
   * @param isOpen whether it may be half typed
   * @returns nothing while texts are missing
   */
  holders(word: string, isOpen: boolean): ((id: string) => boolean) | undefined;
  /**
   * Papers that belong to a passage of a note.
   * @param cited ids of the papers that the passage cites: what they are about says what belongs there, too. They are marked
   *   where they are among the hits
   */
  related(passage: string, limit: number, cited?: readonly string[]): readonly Hit[];
  /**
   * What the engine knows after all updates that were announced before, complete or stopped; changes that are announced
   * meanwhile wait. Nothing while texts are missing, between `open` and the end of `restoreTexts`.
   */
  save(breathe: Breathe): Promise<SavedIndex | undefined>;
  /**
   * Takes what an engine of the same kind saved, before anything else is asked of this one: `suggest` answers at once,
   * `search` as `suggest` does, and `related` not at all, until the texts are there.
   * @param suggestions must not change from now on
   * @returns false, having done nothing, when the bytes are not what this version saves
   */
  open(suggestions: Uint8Array): boolean;
  /**
   * Takes the texts, after `open`, then all changes of them that were announced since. To be asked for once.
   * @param texts must not change from now on
   * @returns false when the bytes are not what this version saves. Then, and when `breathe` rejects, announce every paper
   *   as added
   */
  restoreTexts(texts: Uint8Array, breathe: Breathe): Promise<boolean>;
}
