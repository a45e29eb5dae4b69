import type { SyntheticPaper } from '../corpus';

/** Where an engine keeps things: two folders that exist. */
export interface Places {
  /** Only what the engine itself needs to answer: its size is measured. */
  readonly index: string;
  /** What whoever uses the engine keeps anyway. */
  readonly papers: string;
}

/** Numbers of papers, best first, at most `mostHits`. */
export type Answer = readonly number[];

export const mostHits = 10;

/**
 * A search engine as it is measured: an index for what is being typed (title, authors, year, key) and one for searching
 * (these and the abstract). Papers are named by their number in the library, from 0.
 */
export interface Engine {
  /** Takes the papers, as far as that is no part of indexing. Not measured. */
  prepare?(papers: readonly SyntheticPaper[]): Promise<void>;
  /** Builds both indexes. */
  build(papers: readonly SyntheticPaper[]): Promise<void>;
  save(places: Places): Promise<void>;
  /** Takes the papers as they were kept. Its memory is measured apart. */
  prepareOpen?(places: Places): Promise<void>;
  /** Opens what was saved, until all questions can be answered. */
  open(places: Places): Promise<void>;
  suggest(typed: string): Answer;
  search(query: string): Answer;
  /** Papers that belong to a passage; absent where the engine has nothing for it. */
  related?(passage: string): Answer;
  /** Gives a paper another text. */
  change?(number: number, paper: SyntheticPaper): Promise<void>;
}
