import type { PaperRecord } from '../paper';
import type { Hashed } from './links';

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
  /** What makes its records the same work as others (`writeLinks`); absent where that was not worked out yet. */
  readonly links?: Uint32Array;
}

/** Stands where a work's year is unknown: before all others. */
export const noYear = -(2 ** 31);

/** By work, for those that have any: other keys than its citekey. */
export interface AliasesByWork {
  get(work: number): readonly string[] | undefined;
  values(): Iterable<readonly string[]>;
}

/** Keys, folded, that may mean several works, each with the ids of these. */
export interface AmbiguousKeys extends Iterable<readonly [key: string, ids: readonly string[]]> {
  has(folded: string): boolean;
  get(folded: string): readonly string[] | undefined;
  keys(): Iterable<string>;
}

/**
 * A settled library as it is kept on disk; nothing in it changes. Records are numbered through all files, in the order of
 * `files`; works are numbered in the order of `ids`, which is that of their first records.
 */
export interface LibraryState {
  readonly files: readonly HeldFile[];
  /** By work: the paper's id. */
  readonly ids: readonly string[];
  readonly citekeys: readonly string[];
  readonly aliases: AliasesByWork;
  /** The records of work `w` are `members[starts[w]]` to, without it, `members[starts[w + 1]]`. One more than works. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** By work: its year, or `noYear`. What is asked of all papers at once is not decoded from their records. */
  readonly years: Int32Array;
  /** Where a citekey or alias is one of them but for its case, it names its work in this spelling alone. */
  readonly ambiguous: AmbiguousKeys;
  /**
   * By work: every key that it ever laid claim to, folded, as a hash: those it has, and those it has to share or was
   * refused. Absent where that is not known: then all keys are settled anew with the next change.
   */
  readonly claims?: Hashed;
}
