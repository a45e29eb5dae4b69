/** A part of a field's value, as written: between its braces or quotes, or a bare word. Parts are joined by `#`. */
export interface ValuePart {
  readonly kind: 'braced' | 'quoted' | 'number' | 'macro';
  /** Without its delimiters. */
  readonly text: string;
  /** Of `text`, in UTF-16 units from the start of the whole text. */
  readonly start: number;
  readonly end: number;
}

export interface ItemField {
  /** In lower case. */
  readonly name: string;
  /** Where the name stands, from 1. */
  readonly line: number;
  /** Empty for `volume = ,`. */
  readonly value: readonly ValuePart[];
}

/** What is wrong with an item: the first thing only. */
export interface Fault {
  /** A sentence without its full stop. */
  readonly what: string;
  readonly line: number;
  /** Whether the item was given up where another one begins, or the text ends. */
  readonly unclosed: boolean;
}

/** `broken`: what begins like an entry, but has a fault in its beginning. */
export type ItemKind = 'entry' | 'string' | 'preamble' | 'comment' | 'broken';

/** Something that begins with an `@` in a BibTeX file. */
export interface BibItem {
  readonly kind: ItemKind;
  /** In lower case, without the `@`. */
  readonly type: string;
  /** As written; empty where an entry has none that can be used, and for all other items. */
  readonly key: string;
  /** Where the key stands; both are where it would stand if there is none. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** From the `@` to behind the closing delimiter, in UTF-16 units from the start of the whole text. */
  readonly start: number;
  readonly end: number;
  /** Where the `@` stands, from 1. */
  readonly line: number;
  /** In the file's order, whole ones only. A `@string` has its macros here, a `@preamble` one field of that name. */
  readonly fields: readonly ItemField[];
  readonly fault?: Fault;
}
