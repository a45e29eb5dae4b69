import type { Breathe } from '../../breathing';
import type { PaperWords } from './paperWords';
import { inStretches } from '../arrays/stretches';
import { varintSize, writeVarint } from '../arrays/varints';

/** Places in titles are told exactly up to the one before this, which stands for it and all after it. */
export const LATE = 13;
/** Instead of a place: the word is the first of the authors', or none of the title and these. */
export const FIRST_AUTHOR = 14;
export const OUTSIDE = 15;

const PLACE_BITS = 4;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

/** Which papers have each word, and where in their titles. */
export class Occurrences {
  /**
   * @param frequencies by word: how many papers have it
   * @param starts by word, and one more: its papers stand in `bytes` from `starts[w]` to, without it, `starts[w + 1]`
   * @param bytes for each paper, ascending, 16 times what its number is above the one before, and the word's place in its
   *   title, up to `LATE`, or what stands for none; as varints
   */
  constructor(
    readonly frequencies: Uint32Array,
    readonly starts: Uint32Array,
    readonly bytes: Uint8Array,
  ) {}

  /** How much there is of some words, from `from` to, without it, `to`: about as many papers, each counted for each word. */
  sizeOf(from: number, to: number): number {
    return this.starts[to]! - this.starts[from]!;
  }

  reader(word: number): OccurrenceReader {
    return new OccurrenceReader(this.bytes, this.starts[word]!, this.starts[word + 1]!);
  }
}

/** Goes over the papers that have a word. */
export class OccurrenceReader {
  paper = 0;
  /** In the title, up to `LATE`; or `FIRST_AUTHOR` or `OUTSIDE`. */
  place = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
  ) {}

  /** Goes to the next paper. @returns false when there is none */
  next(): boolean {
    if (this.at >= this.end) return false;
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f && shift < 32; shift += 7) {
      byte = bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
    }
    this.place = value & PLACE_MASK;
    this.paper += value >>> PLACE_BITS;
    return true;
  }
}

/** So many papers are entered between two breaths. */
const STRETCH = 1024;

/** Turns the words of papers into the papers of words: once over all to see how much room each needs, once to write. */
export async function occurrencesOf(listed: PaperWords, words: number, breathe: Breathe): Promise<Occurrences> {
  const inverting = new Inverting(listed, words);
  const papers = listed.titleWords.length;
  await inStretches(papers, STRETCH, breathe, (from, to) => inverting.measure(from, to));
  inverting.allot();
  await inStretches(papers, STRETCH, breathe, (from, to) => inverting.write(from, to));
  return inverting.result();
}

/** `occurrencesOf`, at once. For few papers. */
export function fewOccurrencesOf(listed: PaperWords, words: number): Occurrences {
  const inverting = new Inverting(listed, words);
  const papers = listed.titleWords.length;
  inverting.measure(0, papers);
  inverting.allot();
  inverting.write(0, papers);
  return inverting.result();
}

class Inverting {
  readonly #frequencies: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #previous: Uint32Array;
  #ends = new Uint32Array(0);
  #bytes = new Uint8Array(0);

  constructor(
    private readonly listed: PaperWords,
    words: number,
  ) {
    this.#frequencies = new Uint32Array(words);
    this.#starts = new Uint32Array(words + 1);
    this.#previous = new Uint32Array(words);
  }

  measure(from: number, to: number): void {
    this.#each(from, to, (word, value) => {
      this.#frequencies[word]!++;
      this.#starts[word + 1]! += varintSize(value);
    });
  }

  allot(): void {
    for (let w = 1; w < this.#starts.length; w++) this.#starts[w]! += this.#starts[w - 1]!;
    this.#bytes = new Uint8Array(this.#starts.at(-1)!);
    this.#ends = this.#starts.slice();
    this.#previous.fill(0);
  }

  write(from: number, to: number): void {
    this.#each(from, to, (word, value) => {
      this.#ends[word] = writeVarint(this.#bytes, this.#ends[word]!, value);
    });
  }

  result(): Occurrences {
    return new Occurrences(this.#frequencies, this.#starts, this.#bytes);
  }

  #each(from: number, to: number, take: (word: number, value: number) => void): void {
    const { listed } = this;
    for (let paper = from; paper < to; paper++) {
      const count = listed.count(paper);
      const titleWords = listed.titleWords[paper]!;
      for (let n = 0; n < count; n++) {
        const word = listed.at(paper, n);
        const gap = paper - this.#previous[word]!;
        this.#previous[word] = paper;
        const place = n < titleWords ? Math.min(n, LATE) : n === titleWords ? FIRST_AUTHOR : OUTSIDE;
        take(word, ((gap << PLACE_BITS) | place) >>> 0);
      }
    }
  }
}
