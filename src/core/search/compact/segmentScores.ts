import type { Bm25 } from '../bm25';
import type { TextSegment } from './textSegment';

/** What the papers of one segment scored for a query so far. Papers are numbers. */
export class SegmentScores {
  /** By paper: its score, and the sum of the information of the slots that it covers. */
  readonly scores: Float64Array;
  readonly covered: Float64Array;
  /** The papers that cover any slot, in no order, are the first `size` of these. */
  readonly papers: Uint32Array;
  size = 0;
  /** By paper: the last slot that it covers, from 1. */
  readonly #lastSlot: Uint16Array;

  /** @param segment of less than 2 ** 32 papers */
  constructor(readonly segment: TextSegment) {
    this.scores = new Float64Array(segment.size);
    this.covered = new Float64Array(segment.size);
    this.papers = new Uint32Array(segment.size);
    this.#lastSlot = new Uint16Array(segment.size);
  }

  /** Adds to a paper's score what one reading of a slot gives. @param slot its number, from 1 */
  add(paper: number, slot: number, score: number, information: number): void {
    if (this.#lastSlot[paper] === 0) this.papers[this.size++] = paper;
    if (this.#lastSlot[paper] !== slot) {
      this.#lastSlot[paper] = slot;
      this.covered[paper]! += information;
    }
    this.scores[paper]! += score;
  }

  has(paper: number): boolean {
    return this.#lastSlot[paper]! > 0;
  }
}

/** By paper: 1 for those that hold any of the stems, and are not gone. */
export function papersHolding(segment: TextSegment, stems: ReadonlySet<string>): Uint8Array {
  const papers = new Uint8Array(segment.size);
  for (const stem of stems) {
    const place = segment.data.stems.indexOf(stem);
    if (place >= 0) eachScored(segment, place, 1, anyLength, (paper) => (papers[paper] = 1));
  }
  return papers;
}

/** Scores nothing. */
const anyLength: Pick<Bm25, 'saturation'> = { saturation: () => 1 };

/**
 * Visits the papers of a stem that are not gone, ascending, with what the stem gives them.
 * @param stem its number in the segment
 * @param weight of the stem in the query
 */
export function eachScored(
  { data, gone }: TextSegment,
  stem: number,
  weight: number,
  bm25: Pick<Bm25, 'saturation'>,
  visit: (paper: number, score: number) => void,
): void {
  const { postings, lengths } = data;
  const end = data.stemStarts[stem + 1]!;
  let paper = 0;
  for (let at = data.stemStarts[stem]!; at < end;) {
    // as `VarintReader` reads, but without its calls: this is the innermost loop of every search
    let gap = postings[at++]!;
    if (gap > 0x7f) {
      gap &= 0x7f;
      for (let shift = 7, more = true; more; shift += 7) {
        const byte = postings[at++]!;
        gap |= (byte & 0x7f) << shift;
        more = byte > 0x7f;
      }
    }
    paper += gap >>> 1;
    let count = 1;
    if (gap & 1) {
      count = postings[at++]!;
      if (count > 0x7f) count = (count & 0x7f) | (postings[at++]! << 7);
    }
    if (gone[paper] === 0) visit(paper, weight * bm25.saturation(count, lengths[paper]!));
  }
}
