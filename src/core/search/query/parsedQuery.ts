import type { YearRange } from './yearRange';

/** A stretch of a query, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something in a query that cannot be used as it stands: what is wrong, and what would be right. The rest answers. */
export interface QueryProblem extends Span {
  readonly message: string;
}

/** Where words must stand. `anywhere` is the title, the abstract, the authors and the key. */
export type Place = 'anywhere' | 'title' | 'author' | 'abstract';

/** What every paper of the answer must be. */
export type Condition = Span & {
  /** Whether it must not be so. */
  readonly isExcluded: boolean;
} & (
    | {
        readonly kind: 'text';
        readonly place: Place;
        /** Words that must stand there in this order. */
        readonly words: string;
        /** Whether the last word may be half typed. */
        readonly isOpen: boolean;
      }
    | { readonly kind: 'year'; readonly years: YearRange }
    /** A part of a file's name, or of the folders that it is in. */
    | { readonly kind: 'in'; readonly part: string }
    /** A part of a citekey or an alias. */
    | { readonly kind: 'key'; readonly part: string }
    | { readonly kind: 'cited'; readonly isCited: boolean }
  );

/** A query taken apart. */
export interface ParsedQuery {
  /**
   * What papers are ranked by: the words outside of all conditions as they were typed, and those of conditions on text;
   * empty where there are none.
   */
  readonly words: string;
  readonly conditions: readonly Condition[];
  /** In their order in the query. */
  readonly problems: readonly QueryProblem[];
}
