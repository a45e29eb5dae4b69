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

/** What it took to follow a changed paper, ms. */
export interface ChangeTimes {
  /** Telling which papers there are now, with their keys. */
  readonly library: number;
  readonly index: number;
}

/**
 * A search engine as it is measured: an index for what is being typed (title, authors, year, key) and one for searching
 * (these and the abstract). Papers are named by their number in the library, from 0. They come in parts, one after the other:
 * no engine needs to hold a large library as it is in its file.
 */
export interface Engine {
  /** Takes the next papers, as far as that is no part of indexing. Not measured. @param first the number of the first */
  take?(papers: readonly SyntheticPaper[], first: number): void;
  /** Makes ready to index what was taken. Not measured. */
  prepare?(): Promise<void>;
  /** Indexes the next papers. @param first the number of the first */
  add?(papers: readonly SyntheticPaper[], first: number): void;
  /** Ends building. */
  finish?(): Promise<void>;
  save(places: Places): Promise<void>;
  /** Takes the papers as they were kept. Its memory is measured apart. */
  prepareOpen?(places: Places): Promise<void>;
  /** Opens what was saved, until all questions can be answered. */
  open(places: Places): Promise<void>;
  suggest(typed: string): Answer;
  /** Absent where the engine is for short texts alone. */
  search?(query: string): Answer;
  /** Papers that belong to a passage; absent where the engine has nothing for it. */
  related?(passage: string): Answer;
  /** Gives a paper another text. */
  change?(number: number, paper: SyntheticPaper): Promise<ChangeTimes>;
}

/** Builds an engine's indexes of papers that come in parts. @returns the time that indexing took, ms */
export async function buildIndexes(
  engine: Engine,
  parts: AsyncIterable<readonly SyntheticPaper[]> | Iterable<readonly SyntheticPaper[]>,
): Promise<number> {
  let first = 0;
  let time = 0;
  const measure = async (work: () => unknown): Promise<void> => {
    const start = performance.now();
    await work();
    time += performance.now() - start;
  };
  for await (const papers of parts) {
    engine.take?.(papers, first);
    await measure(() => engine.add?.(papers, first));
    first += papers.length;
  }
  await engine.prepare?.();
  await measure(() => engine.finish?.());
  return time;
}
