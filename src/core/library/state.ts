import type { PaperRecord } from '../paper';

/** The records of a file, in its order: read already, or decoded one by one as they are asked for. */
export interface Records {
  readonly length: number;
  at(index: number): PaperRecord;
}

/** What a file is to a library: of the keys that files give to different works, those of a bibliography stand. */
export type Role = 'bibliography' | 'dump';

/** A file with what it holds. */
export interface HeldFile {
  readonly file: string;
  readonly role: Role;
  readonly records: Records;
}

/** Stands where a work's year is unknown: before all others. */
export const noYear = -(2 ** 31);

/**
 * A settled library as it is kept on disk. Records are numbered through all files, in the order of `files`; works are
 * numbered in the order of `ids`.
 */
export interface LibraryState {
  readonly files: readonly HeldFile[];
  /** By work: the paper's id. */
  readonly ids: readonly string[];
  readonly citekeys: readonly string[];
  /** By work, for those that have any: its aliases. */
  readonly aliases: ReadonlyMap<number, readonly string[]>;
  /** The records of work `w` are `members[starts[w]]` to, without it, `members[starts[w + 1]]`. One more than works. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** By work: its year, or `noYear`. What is asked of all papers at once is not decoded from their records. */
  readonly years: Int32Array;
  /**
   * Keys, folded, that may mean several works, with their ids. Where a citekey or alias is one of them but for its case, it
   * names its work in this spelling alone.
   */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
}
