/** Where a record stands: the file as whoever opened it named it (a path, or a URI), and its first line, from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** A person's name, in CSL-JSON's parts. `literal` is a name that cannot be taken apart. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** A name as one writes it. */
export function fullName(name: Name): string {
  return name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' ');
}

/** A paper as one source tells it. Absent text is the empty string; field names are CSL-JSON's where it has one. */
export interface PaperRecord {
  readonly title: string;
  readonly abstract: string;
  readonly author: readonly Name[];
  readonly year: number | null;
  readonly source: Source;
}

/** One work, as all its sources together tell it. */
export interface Paper {
  /** The work's identity in this library: stable however its key or its sources change. */
  readonly id: string;
  /** The key that a note cites it by: unique in the library without regard to case. */
  readonly citekey: string;
  /** Other keys that name this paper. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly abstract: string;
  readonly author: readonly Name[];
  readonly year: number | null;
  /** URLs found in the abstract, in order. */
  readonly links: readonly string[];
  /** In order of first appearance, at least one. */
  readonly sources: readonly Source[];
}

/** Something in a file that could not be read as it should: what is wrong, where, and what to do. */
export interface Problem extends Source {
  readonly message: string;
}
