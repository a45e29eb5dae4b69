import type { ReadResult } from '../core/collection';
import type { Paper, Source } from '../core/paper';
import type { Range } from '../core/search/highlight';

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

/** What became of making papers known. */
export interface Settled {
  /** How many works there are. */
  readonly papers: number;
  /** Whether all of them are indexed: not when it was stopped. */
  readonly complete: boolean;
}

/** What the worker offers to the extension host. Every call answers while indexing goes on, from what is there so far. */
export interface LibraryWorker {
  /** Forgets everything, and stops what is being read or indexed. */
  reset(): void;
  /** Reads a file in place of what was known of it; `undefined` when it was stopped. */
  read(file: string, bytes: Uint8Array): Promise<ReadResult | undefined>;
  remove(file: string): void;
  /**
   * Makes what was read show in answers, and indexes it.
   * @param onProgress is told now and then how many papers are indexed, of how many
   */
  settle(onProgress: (done: number, total: number) => void): Promise<Settled>;
  /** Stops what is being read or indexed; what is there so far stays. */
  cancel(): void;

  suggest(typed: string, limit: number): readonly PaperRow[];
  search(query: string, limit: number): readonly SearchRow[];
  /** The paper that a key names. */
  paper(citekey: string): Paper | undefined;
  dumps(): readonly DumpRow[];
  papersIn(file: string): readonly PaperInDump[];
}
