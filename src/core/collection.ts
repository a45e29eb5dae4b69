import { readDump } from './dumps/readDump';
import { Library } from './library/library';
import type { Paper, PaperRecord, Problem } from './paper';
import type { Breathe, Hit, SearchEngine } from './search/engine';

/** A paper that answers a query, and why. */
export interface Found {
  readonly paper: Paper;
  readonly hit: Hit;
}

/** What reading a file came to. */
export interface ReadResult {
  readonly records: number;
  readonly problems: readonly Problem[];
}

/**
 * The papers of some files with their index: the whole way from bytes to answers, for whoever holds it (the worker, the
 * command line). Reading collects, `settle` publishes: answers come from the last settled state.
 */
export class Collection {
  readonly library = new Library();

  constructor(private readonly engine: SearchEngine) {}

  /**
   * Reads a file, in place of what was known of it. When `breathe` rejects, nothing has changed.
   * @param bytes the whole file
   */
  async read(file: string, bytes: Uint8Array, breathe: Breathe): Promise<ReadResult> {
    const records: PaperRecord[] = [];
    const problems: Problem[] = [];
    for (const reading of readDump(bytes, file)) {
      if ('record' in reading) records.push(reading.record);
      else problems.push(reading.problem);
      await breathe();
    }
    this.library.replace(file, records);
    return { records: records.length, problems };
  }

  /** Forgets a file. */
  remove(file: string): void {
    this.library.remove(file);
  }

  /**
   * Makes what was read and removed since the last time show in every answer.
   * @param onStart is told how many papers will be indexed
   */
  async settle(breathe: Breathe, onStart?: (papers: number) => void): Promise<void> {
    const change = this.library.settle();
    onStart?.(change.added.length + change.changed.length);
    await this.engine.update(change, breathe);
  }

  /** See `SearchEngine.suggest`; for nothing typed, the papers in order of first appearance. */
  suggest(typed: string, limit: number): Found[] {
    return typed.trim() === '' ? this.first(limit) : this.found(this.engine.suggest(typed, limit));
  }

  /** See `SearchEngine.search`; for an empty query, the papers in order of first appearance. */
  search(query: string, limit: number): Found[] {
    return query.trim() === '' ? this.first(limit) : this.found(this.engine.search(query, limit));
  }

  /** See `SearchEngine.related`. */
  related(passage: string, limit: number): Found[] {
    return this.found(this.engine.related(passage, limit));
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
