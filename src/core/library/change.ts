import type { Paper } from '../paper';

/** What happened to the library, as its listeners (the engine, the views) need it. Papers are told apart by `id`. */
export interface LibraryChange {
  readonly added: readonly Paper[];
  /** The same work with another text, key or source. */
  readonly changed: readonly Paper[];
  /** Ids. */
  readonly removed: readonly string[];
}
