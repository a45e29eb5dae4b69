import type { Paper } from '../paper';
import { Best } from './best';
import { completionChecksum } from './checksum';
import { completionEntry, type CompletionEntry } from './completionEntry';
import { CompletionReadings, plainWords, type Reading } from './completionReadings';
import { openSegment, packSegment, segmentOf, type CompletionSegment } from './completionSegment';
import type { Breathe } from '../breathing';
import type { Hit } from './engine';
import { mergeSegments } from './mergeSegments';
import { SegmentQuery } from './segmentQuery';
import { TableWords } from './tableWords';
import { foldTitle } from './words';

/** What has more words is no title any more: only keys and whole titles are looked for. */
const MOST_WORDS = 40;
/** So many of the last papers are kept apart, because a segment of them is made anew after each change. */
const MOST_RECENT = 1024;
/** A segment is made anew when this share of its papers is gone. */
const MOST_GONE = 0.25;

/** A paper that answers, by its number in what one segment makes of the query. */
interface Row {
  readonly query: SegmentQuery;
  readonly paper: number;
  readonly score: number;
}

/**
 * Papers by what one types of them while writing: keys, and the words of titles, authors and years. All typed words must
 * match. An index of its own, because a single letter matches thousands of papers: rows are made for the best only.
 *
 * Papers are held in segments that never change but for what is gone, each at least twice the size of the next, as in a
 * log-structured merge tree (P. O'Neil and others, 1996); answers are those of one index of all of them.
 */
export class Completion {
  #segments: readonly CompletionSegment[] = [];
  readonly #recent = new Map<string, CompletionEntry>();
  /** Of `#recent`, once asked for. */
  #recentSegment: CompletionSegment | undefined;

  /** Adds a paper, or replaces what was known under its id. `settle` is to be called now and then. */
  put(paper: Paper): void {
    const known = this.#checksumOf(paper.id);
    if (known !== undefined && known === completionChecksum(paper)) return;
    if (known !== undefined) this.delete(paper.id);
    this.#recent.set(paper.id, completionEntry(paper));
    this.#recentSegment = undefined;
    if (this.#recent.size >= MOST_RECENT) this.#seal();
  }

  delete(id: string): void {
    if (this.#recent.delete(id)) {
      this.#recentSegment = undefined;
      return;
    }
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) segment.remove(paper);
    }
  }

  /**
   * Merges segments that have become too many, or have lost too many papers. Nothing may be put or deleted meanwhile; what
   * was merged when breathing is refused stands.
   */
  async settle(breathe: Breathe): Promise<void> {
    for (;;) {
      const segments = this.#segments;
      const last = segments.length - 1;
      const worn = segments.findIndex(({ size, left }) => left < size * (1 - MOST_GONE));
      if (worn >= 0) await this.#replace(worn, 1, breathe);
      else if (last > 0 && segments[last - 1]!.left < 2 * segments[last]!.left)
        await this.#replace(last - 1, 2, breathe);
      else return;
    }
  }

  /** All as bytes that `open` takes. Nothing may be put or deleted meanwhile. */
  async save(breathe: Breathe): Promise<Uint8Array> {
    this.#seal();
    while (this.#segments.length > 1) await this.#replace(this.#segments.length - 2, 2, breathe);
    if (this.#segments.some(({ size, left }) => left < size)) await this.#replace(0, 1, breathe);
    return packSegment(this.#segments[0] ?? segmentOf([]), breathe);
  }

  /**
   * Takes what was saved, in place of everything, without reading through it: the arrays are views of the bytes, which
   * must not change.
   * @returns false, having done nothing, when the bytes were not saved by this version
   */
  open(bytes: Uint8Array): boolean {
    const segment = openSegment(bytes);
    if (!segment) return false;
    this.#segments = [segment];
    this.#recent.clear();
    this.#recentSegment = undefined;
    return true;
  }

  /** The papers whose whole title this is, but for case, spaces, marks and hyphens. */
  withTitle(title: string): readonly string[] {
    const run = foldTitle(title);
    return run === '' ? [] : this.#all().flatMap((segment) => segment.withTitle(run));
  }

  /**
   * The best papers for what was typed; none when any of its words stopped matching.
   * @param accepts the ids that may be among them
   */
  suggest(typed: string, limit: number, accepts?: (id: string) => boolean): Hit[] {
    const run = foldTitle(typed);
    if (!run) return [];
    const segments = this.#all();
    const all = plainWords(typed);
    const open = /[\p{L}\p{N}\p{M}]$/u.test(typed);
    const readings = new CompletionReadings(
      all.length > MOST_WORDS ? [] : all,
      open,
      new TableWords(segments.map(({ words, frequencies }) => ({ strings: words.strings, frequencies }))),
    );
    const queries = (): SegmentQuery[] => segments.map((segment) => new SegmentQuery(segment, run));
    const found = queries();
    // a letter or two begin more words than keys, but all keys come first
    const enough = accepts ? Infinity : limit;
    findBy(found, readings.spellings(), enough);
    const corrected = queries();
    // there is room below what matches as it stands
    if (sizeOf(found) < enough) {
      findFirst(corrected, sizeOf(found) === 0 ? readings.corrections(typed) : readings.besideRare());
    }
    const top = new Best<Row>(limit, byRank);
    for (const query of found) offer(top, query, { accepts });
    for (const [i, query] of corrected.entries()) offer(top, query, { accepts, before: found[i] });
    return top.items.map(({ query, paper, score }) => query.hit(paper, score));
  }

  #checksumOf(id: string): number | undefined {
    const recent = this.#recent.get(id);
    if (recent) return recent.checksum;
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) return segment.checksums[paper]!;
    }
    return undefined;
  }

  #all(): readonly CompletionSegment[] {
    if (this.#recent.size === 0) return this.#segments;
    this.#recentSegment ??= segmentOf(this.#recent.values());
    return [...this.#segments, this.#recentSegment];
  }

  #seal(): void {
    this.#segments = this.#all();
    this.#recent.clear();
    this.#recentSegment = undefined;
  }

  /** Puts one segment in the place of one or two. */
  async #replace(first: number, count: 1 | 2, breathe: Breathe): Promise<void> {
    const segments = this.#segments;
    const second = count === 2 ? segments[first + 1]! : segmentOf([]);
    const merged = await mergeSegments(segments[first]!, second, breathe);
    this.#segments = segments.toSpliced(first, count, ...(merged.size > 0 ? [merged] : []));
  }
}

function findBy(queries: readonly SegmentQuery[], spellings: Iterable<readonly Reading[]>, limit: number): void {
  let isFirst = true;
  for (const spelling of spellings) {
    for (const query of queries) query.read(spelling);
    if (isFirst) for (const query of queries) query.findNamed();
    if (isFirst && sizeOf(queries) >= limit) return;
    isFirst = false;
    for (const query of queries) query.findAll();
  }
}

function findFirst(queries: readonly SegmentQuery[], corrections: Iterable<readonly Reading[]>): void {
  for (const correction of corrections) {
    for (const query of queries) query.read(correction);
    for (const query of queries) query.findAll();
    if (sizeOf(queries) > 0) return;
  }
}

function sizeOf(queries: readonly SegmentQuery[]): number {
  return queries.reduce((sum, { found }) => sum + found.length, 0);
}

/** What is not offered: the papers that are not accepted and, of a corrected query, what was found before. */
interface Refused {
  readonly accepts: ((id: string) => boolean) | undefined;
  readonly before?: SegmentQuery | undefined;
}

/** Offers what a query found. */
function offer(top: Best<Row>, query: SegmentQuery, { accepts, before }: Refused): void {
  for (const paper of query.found) {
    if (before?.has(paper)) continue;
    const score = query.score(paper, before !== undefined);
    if (top.admits(score) && accepts?.(query.segment.ids.at(paper)) !== false) top.offer({ query, paper, score });
  }
}

/** Higher scores first, then ids in code unit order. */
function byRank(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.query === b.query) return a.paper - b.paper;
  return a.query.segment.ids.compareWith(a.paper, b.query.segment.ids, b.paper);
}
