import { withRoom } from '../arrays/growing';
import { LONGEST_VARINT, writeVarint } from '../arrays/varints';
import { BLOCK, blocksOf, isDense, type Postings } from './postingsFormat';
import { writeForms, type Combination } from './wordForms';

/** The papers of one stem, to be written. */
export interface StemPapers {
  /** The papers by how often they have the stem, then by number, are the first `size` of these. */
  readonly size: number;
  readonly papers: Uint32Array;
  readonly counts: Uint32Array | Uint16Array;
  /** Of a stem of several words: the combinations of these, and the number of each paper's. */
  readonly combinations?: readonly Combination[] | undefined;
  readonly codes: Uint32Array;
}

/** Writes the postings of stems, one after the other, as `postings.ts` draws them. */
export class PostingsWriter {
  readonly #starts: Uint32Array;
  readonly #frequencies: Uint32Array;
  readonly #inBlocks: Uint16Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #stem = 0;
  #at = 0;

  constructor(
    private readonly papers: number,
    stems: number,
  ) {
    this.#starts = new Uint32Array(stems + 1);
    this.#frequencies = new Uint32Array(stems);
    this.#inBlocks = new Uint16Array(blocksOf(papers));
  }

  /** Adds the next stem. */
  add(stem: StemPapers): void {
    const { size, counts, combinations } = stem;
    this.#frequencies[this.#stem] = size;
    for (let first = 0, end = 0; first < size; first = end) {
      const count = counts[first]!;
      while (end < size && counts[end] === count) end++;
      this.#addGroup(stem.papers.subarray(first, end), count, end === size);
    }
    if (combinations) {
      const { bytes, end } = writeForms(this.#bytes, this.#at, combinations, stem.codes, size);
      this.#bytes = bytes;
      this.#at = end;
    }
    this.#starts[++this.#stem] = this.#at;
  }

  /** The postings of all stems. */
  finish(): Postings {
    return {
      size: this.papers,
      postings: this.#bytes.slice(0, this.#at),
      stemStarts: this.#starts,
      stemFrequencies: this.#frequencies,
    };
  }

  #addGroup(papers: Uint32Array, count: number, isLast: boolean): void {
    const blocks = this.#inBlocks.length;
    const room = papers.length * LONGEST_VARINT + blocks + 2 * LONGEST_VARINT;
    const bytes = (this.#bytes = withRoom(this.#bytes, this.#at + room));
    const dense = isDense(papers.length, blocks) && this.#fillsNoBlock(papers);
    let at = writeVarint(bytes, this.#at, 4 * (count - 1) + 2 * Number(dense) + Number(isLast));
    if (!isLast) at = writeVarint(bytes, at, papers.length);
    if (dense) {
      for (const inBlock of this.#inBlocks) bytes[at++] = inBlock;
      for (const paper of papers) bytes[at++] = paper % BLOCK;
    } else {
      let next = 0;
      for (const paper of papers) {
        const gap = paper - next;
        // most gaps are short
        if (gap < 0x80) bytes[at++] = gap;
        else at = writeVarint(bytes, at, gap);
        next = paper + 1;
      }
    }
    this.#at = at;
  }

  /** Counts papers by block. @returns whether each block lacks some */
  #fillsNoBlock(papers: Uint32Array): boolean {
    const inBlocks = this.#inBlocks.fill(0);
    for (const paper of papers) inBlocks[paper >>> 8]!++;
    return inBlocks.every((inBlock) => inBlock < BLOCK);
  }
}
