import type { Problem, Source } from '../paper';
import type { LibraryStatus, NoteFacts } from './diagnosis';

/** A place where papers were looked for. */
export interface ReportedSource {
  /** As somebody wrote it. */
  readonly written: string;
  /** Who wrote it: a setting's name, or a note's file. */
  readonly origin: string;
  /** The file or folder that it means. */
  readonly base: string;
  readonly isThere: boolean;
  /** How many files it takes. */
  readonly files: number;
}

/** A file that was read. */
export interface ReportedFile {
  readonly file: string;
  /** The format's name; undefined where no papers were recognised. */
  readonly format: string | undefined;
  readonly records: number;
  /** How many of the records tell a paper that other records tell too. */
  readonly duplicates: number;
  readonly problems: readonly Problem[];
  /** How long reading took. */
  readonly milliseconds: number;
  /** Bytes. */
  readonly size: number;
  /** Of the last change, in milliseconds of Unix time; 0 where it is not known. */
  readonly mtime: number;
}

/** A work that several records tell. */
export interface ReportedDuplicate {
  readonly citekey: string;
  readonly title: string;
  readonly sources: readonly Source[];
}

/** A key that may mean several papers. */
export interface AmbiguousKey {
  readonly key: string;
  readonly choices: readonly { readonly citekey: string; readonly title: string }[];
}

/** How the library began: as it was kept on disk, or by reading its files. */
export interface LibraryStart {
  readonly from: 'kept' | 'files';
  /** Until papers could be suggested. */
  readonly milliseconds: number;
}

/** All that the report shows. Files are named as whoever opened them named them. */
export interface ReportData {
  /** Milliseconds of Unix time. */
  readonly now: number;
  readonly status: LibraryStatus;
  readonly start: LibraryStart | undefined;
  /** The note that the user is in, or was in last. */
  readonly note: NoteFacts | undefined;
  readonly sources: readonly ReportedSource[];
  readonly files: readonly ReportedFile[];
  /** How many works several records tell, and some of them. */
  readonly duplicates: { readonly count: number; readonly examples: readonly ReportedDuplicate[] };
  readonly ambiguous: readonly AmbiguousKey[];
}
