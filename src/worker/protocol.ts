import type { Role } from '../core/library/state';
import type { FrontMatterFields } from '../core/notes/frontMatter/frontMatterFields';
import type { Paper, Problem, Source } from '../core/paper';
import type { Range } from '../core/search/highlight';
import type { QueryProblem } from '../core/search/query/parsedQuery';
import type { QueryCompletion } from '../core/search/query/queryCompletions';
import type { EngineName } from '../core/search/createEngine';
import type { StoredFile } from '../core/store/libraryFile';
import type { Storage } from '../core/store/store';
import type { NoteWorker } from './noteProtocol';

/** A paper as a row of a list: what is shown beside its key, without the abstract. */
export interface PaperRow {
  readonly citekey: string;
  readonly title: string;
  /** "Foret et al. 2021", as far as known; may be empty. */
  readonly byline: string;
}

/** A row of search results. */
export interface SearchRow extends PaperRow {
  readonly titleHighlights: readonly Range[];
  /** The sentence of the abstract that matched best, or undefined when the abstract did not match. */
  readonly excerpt: { readonly text: string; readonly highlights: readonly Range[] } | undefined;
  readonly source: Source;
  /** Of related papers: that the passage cites it already. */
  readonly isCited?: true;
}

/** What papers are to be related to: a passage of a note, as it is written, or a paper. */
export type RelatedTo = { readonly passage: string } | { readonly citekey: string };

/** What to say about a query. */
export interface QueryHelp {
  readonly problems: readonly QueryProblem[];
  readonly completions: readonly QueryCompletion[];
}

/** A file that holds papers. */
export interface DumpRow {
  readonly file: string;
  readonly records: number;
}

/** A paper where it stands in one file. */
export interface PaperInDump extends PaperRow {
  readonly line: number;
}

/** What tells whether a file is the one that was read. */
export interface Stamp {
  /** Bytes. */
  readonly size: number;
  /** Of the last change, in milliseconds of Unix time. */
  readonly mtime: number;
}

/** Where the worker gets a file from: its path, where it can read files, or else its bytes. */
export type FileContent = { readonly path: string } | { readonly bytes: Uint8Array };

/** What reading a file came to. */
export interface ReadOutcome {
  readonly records: number;
  readonly problems: readonly Problem[];
  readonly format: string | undefined;
  /** Whether the file is empty or stops amid a record, as one that is still being written. */
  readonly unfinished: boolean;
}

/** What became of making papers known. */
export interface Settled {
  /** How many works there are. */
  readonly papers: number;
  /** Whether all of them are indexed: not when it was stopped. */
  readonly complete: boolean;
}

/** What a key means. */
export type Meaning =
  | { readonly kind: 'paper'; readonly paper: PaperRow }
  /** It may mean any of these, and so means none. */
  | { readonly kind: 'ambiguous'; readonly choices: readonly PaperRow[] }
  | { readonly kind: 'unknown' };

/** A work that several records tell. */
export interface Duplicate {
  readonly citekey: string;
  readonly title: string;
  readonly sources: readonly Source[];
}

/** A file as the report shows it. */
export interface FileFacts extends StoredFile {
  /** How many of its records tell a paper that other records tell too. */
  readonly duplicates: number;
}

/** The library as its report shows it. */
export interface LibraryFacts {
  readonly papers: number;
  readonly files: readonly FileFacts[];
  /** How many works several records tell, and some of them. */
  readonly duplicates: { readonly count: number; readonly examples: readonly Duplicate[] };
  readonly ambiguous: readonly { readonly key: string; readonly choices: readonly PaperRow[] }[];
}

/** What was kept of a library. */
export interface OpenedLibrary {
  readonly papers: number;
  readonly files: readonly StoredFile[];
}

/** What the worker knows of papers. Every call answers while indexing goes on, from what is there so far. */
export interface LibraryWorker {
  /** Forgets everything, and stops what is being read or indexed. @param engine what to search with from now on */
  reset(engine: EngineName): void;
  /**
   * Opens what was kept: it answers at once, and everything is known of its files.
   * @param engine what to search with from now on
   * @returns undefined when nothing usable is kept
   */
  open(storage: Storage, engine: EngineName): Promise<OpenedLibrary | undefined>;
  /**
   * Keeps the library and its index. Rejects when that cannot be written.
   * @returns false when it was stopped
   */
  save(storage: Storage): Promise<boolean>;

  /**
   * Reads a file; `keep` puts what it holds in place of what was known of it. `undefined` when it was stopped.
   * @param onProgress is told now and then how many records were read
   */
  read(file: string, content: FileContent, onProgress: (records: number) => void): Promise<ReadOutcome | undefined>;
  /** Takes over what the last `read` of a file found. */
  keep(file: string, role: Role, stamp: Stamp): void;
  remove(file: string): void;
  /**
   * Makes what was kept and removed show in answers, and indexes it.
   * @param onProgress is told now and then how many papers are indexed, of how many
   */
  settle(onProgress: (done: number, total: number) => void): Promise<Settled>;
  /** Stops what is being read or indexed; what is there so far stays. */
  cancel(): void;

  /** Answers a query in the language of `parseQuery`. */
  search(query: string, limit: number): readonly SearchRow[];
  /** The papers that belong to a passage, or are near to a paper; none while texts are missing. */
  related(to: RelatedTo, limit: number): readonly SearchRow[];
  /** What to say about a query while it is typed. */
  queryHelp(query: string): QueryHelp;
  /** The paper that a key names. */
  paper(citekey: string): Paper | undefined;
  /** What each key means, in their order. */
  meanings(citekeys: readonly string[]): readonly Meaning[];
  dumps(): readonly DumpRow[];
  papersIn(file: string): readonly PaperInDump[];
  facts(): LibraryFacts;
  /** What a note's front matter says of literature. */
  noteFields(text: string): FrontMatterFields;
}

/** What the worker offers to the extension host. */
export interface LecternWorker extends LibraryWorker, NoteWorker {}
