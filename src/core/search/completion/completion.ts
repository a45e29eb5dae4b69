import type { Paper } from '../../paper';
import { Best } from '../best';
import { completionChecksum } from '../checksum';
import { completionEntry, type CompletionEntry } from './completionEntry';
import { CompletionReadings, MOST_WORDS, plainWords, type Reading } from './completionReadings';
import type { CompletionSegment } from './completionSegment';
import type { Breathe } from '../../breathing';
import type { Hit } from '../engine';
import { mergeSegments } from './mergeSegments';
import { openSegment, packSegment } from './packedCompletion';
import { segmentOf } from './segmentOf';
import { SegmentQuery, type Asked } from './segmentQuery';
import { TableWords } from '../words/tableWords';
import type { ScoredPaper } from './topPapers';
import { STEP } from './typedRun';
import { foldTitle } from '../words/words';

/** So many of the last papers are kept apart, because a segment of them is made anew after each change. */
const MOST_RECENT = 1024;
/** So many segments of one order of size, each so many times as large as the one before, are merged. */
const ALIKE = 4;
/** A segment is made anew when this share of its papers is gone. */
const MOST_GONE = 0.25;

/** A paper that answers, by its number in what one segment makes of the query. */
interface Row extends ScoredPaper {
  readonly query: SegmentQuery;
}

/**
 * Papers by what one types of them while writing: keys, and the words of titles, authors and years. All typed words must
 * match. An index of its own, because a single letter matches thousands of papers: rows are made for the best only.
 *
 * Papers are held in segments that never change but for what is gone, a few of each order of size, as in a log-structured
 * merge tree (P. O'Neil and others, 1996); answers are those of one index of all of them.
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
      const first = segments.length - ALIKE;
      const worn = segments.findIndex(({ size, left }) => left < size * (1 - MOST_GONE));
      if (worn >= 0) await this.#merge(worn, 1, breathe);
      else if (first >= 0 && orderOf(segments[first]!) <= orderOf(segments.at(-1)!))
        await this.#merge(first, ALIKE, breathe);
      else return;
    }
  }

  /** All as bytes that `open` takes. Nothing may be put or deleted meanwhile. */
  async save(breathe: Breathe): Promise<Uint8Array> {
    this.#seal();
    const isWhole = this.#segments.length <= 1 && this.#segments.every(({ size, left }) => left === size);
    if (!isWhole) await this.#merge(0, this.#segments.length, breathe);
    return packSegment((this.#segments[0] ?? segmentOf([])).data, breathe);
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
    if (!run || !(limit > 0)) return [];
    const segments = this.#all();
    const all = plainWords(typed);
    const readings = new CompletionReadings(
      all.length > MOST_WORDS ? [] : all,
      /[\p{L}\p{N}\p{M}]$/u.test(typed),
      new TableWords(segments.map(({ data, frequencies }) => ({ strings: data.words, frequencies }))),
    );
    const asked = { run, limit, accepts };
    const queries = segments.map((segment) => new SegmentQuery(segment, asked));
    findBy(queries, readings, asked);
    // there is room below what matches as it stands
    if (accepts || sizeOf(queries) < limit) {
      const hasFound = queries.some((query) => query.hasFound);
      findFirst(queries, hasFound ? readings.besideRare() : readings.corrections(typed));
    }
    const top = new Best<Row>(limit, byRank);
    for (const query of queries) for (const item of query.top.items) top.offer({ query, ...item });
    return top.items.map(({ query, paper, score, reading }) => query.hit(paper, score, reading));
  }

  #checksumOf(id: string): number | undefined {
    const recent = this.#recent.get(id);
    if (recent) return recent.checksum;
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) return segment.data.checksums[paper]!;
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

  /** Puts one segment in the place of some. */
  async #merge(first: number, count: number, breathe: Breathe): Promise<void> {
    const segments = this.#segments;
    const merged = await mergeSegments(segments.slice(first, first + count), breathe);
    this.#segments = segments.toSpliced(first, count, ...(merged.size > 0 ? [merged] : []));
  }
}

/** The order of a segment's size. */
function orderOf({ left }: CompletionSegment): number {
  return Math.floor(Math.log(left) / Math.log(ALIKE));
}

/** Finds what matches as it stands. */
function findBy(queries: readonly SegmentQuery[], readings: CompletionReadings, { run, limit, accepts }: Asked): void {
  let isFirst = true;
  for (const spelling of readings.spellings()) {
    for (const query of queries) query.read(spelling);
    const left = isFirst ? queries.filter((query) => readings.begun !== run || !query.findListed(run)) : queries;
    if (isFirst) for (const query of left) query.findNamed();
    // a letter or two begin more words than keys, but all keys come first; a list holds others as well
    if (isFirst && !accepts && sizeOf(queries, STEP.key) >= limit) return;
    isFirst = false;
    for (const query of left) query.findAll();
  }
}

/** Finds what matches the first correction that anything matches. */
function findFirst(queries: readonly SegmentQuery[], corrections: Iterable<readonly Reading[]>): void {
  for (const correction of corrections) {
    for (const query of queries) query.read(correction, true);
    for (const query of queries) query.findAll();
    if (queries.some(({ hasFound }) => hasFound)) return;
  }
}

/** How many were found that score so much at least, as far as they are among the best of their segment. */
function sizeOf(queries: readonly SegmentQuery[], least = 0): number {
  return queries.reduce((sum, { top }) => sum + top.items.filter(({ score }) => score >= least).length, 0);
}

/** Higher scores first, then ids in code unit order. */
function byRank(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.query === b.query) return a.paper - b.paper;
  return a.query.segment.data.ids.at(a.paper) < b.query.segment.data.ids.at(b.paper) ? -1 : 1;
}
