/** What happened to the library, as its listeners (the engine, the views) need it: ids of papers. */
export interface LibraryChange {
  readonly added: readonly string[];
  /** The same work with another text, other keys or other identifiers. */
  readonly changed: readonly string[];
  /** The same in all but where its sources stand. */
  readonly moved: readonly string[];
  readonly removed: readonly string[];
}
