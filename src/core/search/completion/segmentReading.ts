import { Closeness } from './closeness';
import type { Reading } from './completionReadings';
import type { SegmentData } from './completionSegment';
import { includes, placesOf, type PlaceRanges } from '../arrays/placeRanges';

/** What one typed word can be, in the numbers of a segment. */
interface WordReading {
  /** Which of the typed words it is. */
  readonly index: number;
  readonly ranges: PlaceRanges;
  /** See `Occurrences.sizeOf`. */
  readonly size: number;
}

/** A reading of a query in the numbers of a segment. */
export class SegmentReading {
  /** By typed word. */
  readonly ranges: readonly PlaceRanges[];
  /** The same, those that the fewest papers have first. */
  readonly #words: readonly WordReading[];
  readonly #closeness: Closeness;
  /** By typed word: its place among the words of the paper that was looked at last, or -1. */
  readonly #places: number[] = [];

  /** @param typed how much was typed, run together */
  constructor(
    private readonly data: SegmentData,
    reading: readonly Reading[],
    typed: number,
    readonly isCorrected: boolean,
  ) {
    const words = reading.map((each, index) => {
      const ranges = placesOf(each, data.words);
      return { index, ranges, size: sizeOf(ranges, data) };
    });
    this.ranges = words.map(({ ranges }) => ranges);
    this.#words = words.sort((a, b) => a.size - b.size);
    this.#closeness = new Closeness(typed, words.length);
  }

  /** The word that the fewest papers have; none when there are no words. */
  get rarest(): WordReading | undefined {
    return this.#words[0];
  }

  /** Whether a paper has all words, of which there must be any. */
  has(paper: number): boolean {
    for (const { index, ranges } of this.#words) {
      const place = this.#placeOf(paper, ranges);
      if (place < 0) return false;
      this.#places[index] = place;
    }
    return this.#words.length > 0;
  }

  /** How well the paper's title answers that was just found to have all words: see `Closeness`. */
  closenessOfHad(paper: number): number {
    const { listed, titleLengths } = this.data;
    return this.#closeness.of(titleLengths[paper]!, listed.titleWords[paper]!, this.#places);
  }

  /** How well the title of any paper answers. */
  closenessOf(paper: number): number {
    for (const { index, ranges } of this.#words) this.#places[index] = this.#placeOf(paper, ranges);
    return this.closenessOfHad(paper);
  }

  /** No less than the closeness of a paper that has one of the words at a place as `Occurrences` tells it. */
  mostCloseness(paper: number, place: number): number {
    return this.#closeness.most(this.data.titleLengths[paper]!, place);
  }

  /** Which of the paper's words is the first in the ranges, or -1. */
  #placeOf(paper: number, ranges: PlaceRanges): number {
    const { listed } = this.data;
    if (ranges.length === 2) return listed.firstWithin(paper, ranges[0]!, ranges[1]!);
    const count = listed.count(paper);
    for (let n = 0; n < count; n++) if (includes(ranges, listed.at(paper, n))) return n;
    return -1;
  }
}

/** See `Occurrences.sizeOf`. */
function sizeOf(ranges: PlaceRanges, { occurrences }: SegmentData): number {
  let size = 0;
  for (let r = 0; r < ranges.length; r += 2) size += occurrences.sizeOf(ranges[r]!, ranges[r + 1]!);
  return size;
}
