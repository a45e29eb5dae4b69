import type { Breathe } from '../../breathing';
import { recount } from './lostWords';
import { mergeTextSegments } from './mergeTextSegments';
import type { Counted, TextSegment } from './textSegment';
import { TextSegmentBuilder } from './textSegmentBuilder';

/** No segment grows beyond so many papers: merging them would take too long for what it saves. */
export const MOST_MERGED = 65_536;
/** A segment is made anew when this share of its papers is gone. */
const MOST_GONE = 0.25;

/** Where the paper of an id is; no segment when it is in none. */
export interface Place {
  readonly id: string;
  readonly segment: TextSegment | undefined;
  readonly paper: number;
}

/**
 * Segments that never change but for what is gone, each at least twice the size of the next as long as they may grow, as in
 * a log-structured merge tree (P. O'Neil and others, 1996).
 */
export class SegmentLog {
  #segments: readonly TextSegment[] = [];
  #lastPlace: Place | undefined;

  /** @param changed is told when there are other segments, or other counts */
  constructor(private readonly changed: () => void) {}

  /** None is empty. */
  get segments(): readonly TextSegment[] {
    return this.#segments;
  }

  /** How many papers there are that are not gone. */
  get left(): number {
    return this.#segments.reduce((sum, { left }) => sum + left, 0);
  }

  /** The sum of what is counted. */
  sum(of: (counted: Counted) => number): number {
    return this.#segments.reduce((sum, { counted }) => sum + of(counted), 0);
  }

  /** Where a paper is: it is often asked for several times, once for each word of a phrase. */
  located(id: string): Place {
    if (this.#lastPlace?.id === id) return this.#lastPlace;
    this.#lastPlace = { id, segment: undefined, paper: -1 };
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) this.#lastPlace = { id, segment, paper };
    }
    return this.#lastPlace;
  }

  delete(id: string): void {
    const { segment, paper } = this.located(id);
    segment?.remove(paper);
    this.#lastPlace = undefined;
  }

  /** Adds a segment, which shares no paper with the others. */
  add(segment: TextSegment): void {
    this.#replace(this.#segments.length, 0, segment);
  }

  /** Takes a segment in place of all. */
  restore(segment: TextSegment): void {
    this.#replace(0, this.#segments.length, segment);
  }

  /** Counts without what is gone, and merges segments that have become too many, or have lost too many papers. */
  async settle(breathe: Breathe): Promise<void> {
    for (const segment of this.#segments) {
      await recount(segment, breathe);
      this.changed();
    }
    for (;;) {
      const segments = this.#segments;
      const last = segments.length - 1;
      const worn = segments.findIndex(({ size, left }) => left < size * (1 - MOST_GONE));
      if (worn >= 0) this.#replace(worn, 1, await mergeTextSegments(segments[worn]!, await empty(breathe), breathe));
      else if (last > 0 && isToMerge(segments[last - 1]!, segments[last]!))
        this.#replace(last - 1, 2, await mergeTextSegments(segments[last - 1]!, segments[last]!, breathe));
      else return;
    }
  }

  /** All in one segment of which nothing is gone; those that are kept remain as they are. To be called when settled. */
  async merged(breathe: Breathe): Promise<TextSegment> {
    let segments = this.#segments;
    // what is gone is not kept
    if (segments.length < 2 && this.left < (segments[0]?.size ?? 1)) segments = [...segments, await empty(breathe)];
    // in pairs: each paper is taken over as often as the number of segments can be halved
    while (segments.length > 1) {
      const merged: TextSegment[] = [];
      for (let i = 0; i + 1 < segments.length; i += 2) {
        merged.push(await mergeTextSegments(segments[i]!, segments[i + 1]!, breathe));
      }
      segments = [...merged, ...segments.slice(2 * merged.length)];
    }
    return segments[0]!;
  }

  #replace(first: number, count: number, segment: TextSegment): void {
    this.#segments = this.#segments.toSpliced(first, count, ...(segment.size > 0 ? [segment] : []));
    this.#lastPlace = undefined;
    this.changed();
  }
}

function isToMerge(larger: TextSegment, smaller: TextSegment): boolean {
  return larger.left < 2 * smaller.left && larger.left + smaller.left <= MOST_MERGED;
}

function empty(breathe: Breathe): Promise<TextSegment> {
  return new TextSegmentBuilder((word) => word).build(breathe);
}
