import { readDump } from './dumps/readDump';
import { Library } from './library/library';
import type { Role } from './library/state';
import type { Paper, PaperRecord, Problem } from './paper';
import type { Breathe } from './breathing';
import type { Hit, SearchEngine } from './search/engine';
import type { CitedPapers } from './search/query/paperFilter';
import type { QueryProblem } from './search/query/parsedQuery';
import { QuerySearch } from './search/query/querySearch';

/** A paper that answers a query, and why. */
export interface Found {
  readonly paper: Paper;
  readonly hit: Hit;
}

/** What reading a file came to. */
export interface FileReading {
  readonly records: readonly PaperRecord[];
  readonly problems: readonly Problem[];
  /** The format's name; undefined for a file that holds no papers. */
  readonly format: string | undefined;
  /** Whether the file is empty or stops amid a record, as one that is still being written. */
  readonly unfinished: boolean;
}

/** More problems of one file are only counted. */
const mostProblems = 1000;

/**
 * Reads a file without looking at any other.
 * @param bytes in pieces
 * @param onProgress is told now and then how many records there are so far
 */
export async function readFile(file: string, bytes: AsyncIterable<Uint8Array>, breathe: Breathe): Promise<FileReading> {
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  let further: { problem: Problem; count: number } | undefined;
  const read = await readDump(
    bytes,
    file,
    (reading) => {
      if ('record' in reading) records.push(reading.record);
      else if (problems.length < mostProblems) problems.push(reading.problem);
      else further = { problem: further?.problem ?? reading.problem, count: (further?.count ?? 0) + 1 };
    },
    () => breathe(records.length),
  );
  if (further) {
    problems.push({ ...further.problem, message: `And ${further.count} more problems from here on.` });
  }
  return { ...read, records, problems };
}

/**
 * The papers of some files with their index: the whole way from bytes to answers, for whoever holds it (the worker, the
 * command line). `put` collects, `settle` publishes: answers come from the last settled state.
 */
export class Collection {
  readonly engine: SearchEngine;
  private readonly queries: QuerySearch;

  /** @param createEngine makes the index over the papers that it is given the ids of */
  constructor(
    createEngine: (paperOf: (id: string) => Paper | undefined) => SearchEngine,
    readonly library = new Library(),
  ) {
    this.engine = createEngine((id) => this.library.withId(id));
    this.queries = new QuerySearch(library, this.engine);
  }

  /** Sets what a file holds, in place of what was known of it. */
  put(file: string, records: readonly PaperRecord[], role?: Role): void {
    this.library.replace(file, records, role);
  }

  /** Forgets a file. */
  remove(file: string): void {
    this.library.remove(file);
  }

  /**
   * Makes what was put and removed since the last time show in every answer.
   * @param onStart is told how many papers will be indexed
   */
  async settle(breathe: Breathe, onStart?: (papers: number) => void): Promise<void> {
    const change = await this.library.settle(breathe);
    onStart?.(change.added.length + change.changed.length);
    await this.engine.update(change, breathe);
  }

  /** See `SearchEngine.suggest`; for nothing typed, the papers in order of first appearance. */
  suggest(typed: string, limit: number): Found[] {
    return typed.trim() === '' ? this.first(limit) : this.found(this.engine.suggest(typed, limit));
  }

  /**
   * Answers a query in the language of `parseQuery`; one that asks for nothing with the papers in order of first appearance.
   * @param cited what notes cite, where that is known
   */
  search(query: string, limit: number, cited?: () => CitedPapers): Found[] {
    const hits = this.queries.search(query, limit, cited);
    return hits ? this.found(hits) : this.first(limit);
  }

  /** What is wrong with a query, and so left out of it. */
  queryProblems(query: string, cited?: () => CitedPapers): readonly QueryProblem[] {
    return this.queries.problems(query, cited);
  }

  /** See `SearchEngine.related`. @param cited keys that the passage cites */
  related(passage: string, limit: number, cited: readonly string[] = []): Found[] {
    const ids = cited.flatMap((key) => this.library.named(key)?.id ?? []);
    return this.found(this.engine.related(passage, limit, ids));
  }

  private first(limit: number): Found[] {
    const found: Found[] = [];
    for (const paper of this.library.papers()) {
      if (found.length === limit) break;
      found.push({ paper, hit: { id: paper.id, score: 1, terms: [], fields: [] } });
    }
    return found;
  }

  /** A hit may be of a paper that has just gone: the engine follows the library a moment later. */
  private found(hits: readonly Hit[]): Found[] {
    return hits.flatMap((hit) => {
      const paper = this.library.withId(hit.id);
      return paper ? [{ paper, hit }] : [];
    });
  }
}
