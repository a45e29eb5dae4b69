import { BM25 } from '../bm25';
import { PostingsReader, STRETCH } from './postings';
import type { TextSegment } from './textSegment';

/** A slot of a query, as a segment scores it. */
export interface ScoredSlot {
  /** From 1, each slot of a query another one. */
  readonly number: number;
  /** How much it tells. */
  readonly information: number;
  /** By length of a paper: see `normsOf`. */
  readonly norms: Float64Array;
}

/** A stem of a segment, by number, with its weight in a query. */
export interface WeightedStem {
  readonly stem: number;
  readonly weight: number;
}

/** Stands in place of a slot for a paper that needs no look any more. */
const SETTLED = 0xffff;

/**
 * What the papers of one segment scored for a query, term at a time. Papers are numbers. It is made once for a segment, and
 * cleared after each query by what this touched.
 */
export class SegmentScores {
  /** The papers that cover any slot, in no order, are the first `size` of these. */
  readonly papers: Uint32Array;
  size = 0;
  /** By paper, side by side: its score, and the sum of the information of the slots that it covers. */
  readonly #sums: Float64Array;
  /** By paper: the last slot that it covers, or 0. */
  readonly #lastSlot: Uint16Array;
  readonly #reader: PostingsReader;
  /** Whether no more papers are taken; and these, ascending, where they are few enough to be looked up. */
  #isClosed = false;
  #among: Uint32Array | undefined;
  /** By paper, of an alternative of several stems: how many of these it has, and what they give together. */
  #held: Uint8Array | undefined;
  #parts: Float64Array | undefined;

  constructor(readonly segment: TextSegment) {
    this.papers = new Uint32Array(segment.size);
    this.#sums = new Float64Array(2 * segment.size);
    this.#lastSlot = new Uint16Array(segment.size);
    this.#reader = new PostingsReader({ ...segment.data, size: segment.size });
  }

  score(paper: number): number {
    return this.#sums[2 * paper]!;
  }

  covered(paper: number): number {
    return this.#sums[2 * paper + 1]!;
  }

  /** Whether a paper covers any slot. */
  covers(paper: number): boolean {
    return this.#lastSlot[paper] !== 0;
  }

  isSettled(paper: number): boolean {
    return this.#lastSlot[paper] === SETTLED;
  }

  /** Notes that a paper needs no look any more. */
  settle(paper: number): void {
    this.#lastSlot[paper] = SETTLED;
  }

  /** From now on slots only order the papers that are there. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.size <= STRETCH) this.#among = this.papers.slice(0, this.size).sort();
  }

  /** Forgets the query. */
  clear(): void {
    for (let n = 0; n < this.size; n++) {
      const paper = this.papers[n]!;
      this.#sums[2 * paper] = 0;
      this.#sums[2 * paper + 1] = 0;
      this.#lastSlot[paper] = 0;
    }
    this.size = 0;
    this.#isClosed = false;
    this.#among = undefined;
  }

  /** Scores the papers that have a stem. */
  add(slot: ScoredSlot, { stem, weight }: WeightedStem): void {
    const { gone, data } = this.segment;
    const { lengths } = data;
    const { papers } = this.#reader.open(stem);
    const { number, information, norms } = slot;
    const sums = this.#sums;
    const lastSlot = this.#lastSlot;
    const isClosed = this.#isClosed;
    const among = this.#among;
    for (let size = this.#reader.next(among); size >= 0; size = this.#reader.next(among)) {
      const { count } = this.#reader;
      const scale = weight * count * (BM25.k + 1);
      for (let i = 0; i < size; i++) {
        const paper = papers[i]!;
        const last = lastSlot[paper]!;
        if (last !== number) {
          if (last === 0) {
            if (isClosed || gone[paper] === 1) continue;
            this.papers[this.size++] = paper;
          }
          lastSlot[paper] = number;
          sums[2 * paper + 1]! += information;
        }
        sums[2 * paper]! += scale / (count + norms[lengths[paper]!]!);
      }
    }
  }

  /** Scores the papers that have all of several stems. */
  addAll(slot: ScoredSlot, stems: readonly WeightedStem[]): void {
    const { gone, size } = this.segment;
    const held = (this.#held ??= new Uint8Array(size));
    const parts = (this.#parts ??= new Float64Array(size));
    const first: number[] = [];
    for (const [i, weighted] of stems.entries()) {
      this.#eachScored(weighted, slot.norms, (paper, score) => {
        if (held[paper] !== i) return;
        if (i === 0) {
          if (gone[paper] === 1 || (this.#isClosed && this.#lastSlot[paper] === 0)) return;
          first.push(paper);
        }
        held[paper] = i + 1;
        parts[paper]! += score;
      });
    }
    for (const paper of first) {
      if (held[paper] === stems.length) this.#addScore(slot, paper, parts[paper]!);
      held[paper] = 0;
      parts[paper] = 0;
    }
  }

  #addScore({ number, information }: ScoredSlot, paper: number, score: number): void {
    const last = this.#lastSlot[paper]!;
    if (last === 0) this.papers[this.size++] = paper;
    if (last !== number) this.#sums[2 * paper + 1]! += information;
    this.#lastSlot[paper] = number;
    this.#sums[2 * paper]! += score;
  }

  #eachScored(
    { stem, weight }: WeightedStem,
    norms: Float64Array,
    visit: (paper: number, score: number) => void,
  ): void {
    const { lengths } = this.segment.data;
    const reader = this.#reader.open(stem);
    for (let size = reader.next(this.#among); size >= 0; size = reader.next(this.#among)) {
      const { count } = reader;
      for (let i = 0; i < size; i++) {
        const paper = reader.papers[i]!;
        visit(paper, (weight * count * (BM25.k + 1)) / (count + norms[lengths[paper]!]!));
      }
    }
  }
}
