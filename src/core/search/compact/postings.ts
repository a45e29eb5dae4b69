import { BLOCK, blocksOf, type Postings } from './postingsFormat';
import { FormsReader } from './wordForms';

/** So many postings are decoded at once. */
export const STRETCH = 1024;

/**
 * Reads the postings of one stem after the other, stretch by stretch. Of bytes that are no postings it reads something, but
 * nothing outside of the arrays, and it comes to an end; papers may then be higher than there are any.
 */
export class PostingsReader {
  /** The papers of the last stretch. */
  readonly papers = new Uint32Array(STRETCH);
  /** How often these papers have the stem. */
  count = 0;

  readonly #postings: Uint8Array;
  readonly #blocks: number;
  #at = 0;
  #end = 0;
  /** How many papers are still to come: of the stem, and of the group. */
  #left = 0;
  #leftInGroup = 0;
  /** Among all papers of the stem: the place of the next one, of the first of the stretch, and of each that was looked up. */
  #place = 0;
  #firstPlace = 0;
  readonly #places = new Uint32Array(STRETCH);
  #isLookedUp = false;
  #isDense = false;
  /** Of a sparse group, the last paper; of a dense one, where its blocks' bytes begin, the block, and what is left of it. */
  #paper = 0;
  #directory = 0;
  #block = 0;
  #leftInBlock = 0;

  constructor(private readonly data: Postings) {
    this.#postings = data.postings;
    this.#blocks = blocksOf(data.size);
  }

  /** Begins with a stem. */
  open(stem: number): this {
    this.#at = this.data.stemStarts[stem]!;
    this.#end = this.data.stemStarts[stem + 1]!;
    this.#left = this.data.stemFrequencies[stem]!;
    this.#leftInGroup = 0;
    this.#place = 0;
    return this;
  }

  /** After the last stretch: which words the papers have. @param words how many words the stem has, more than one */
  forms(words: number): FormsReader {
    return new FormsReader(this.#postings.subarray(0, this.#end), this.#at, words);
  }

  /** The place, among all papers of the stem, of one in `papers`. */
  placeOf(index: number): number {
    return this.#isLookedUp ? this.#places[index]! : this.#firstPlace + index;
  }

  /**
   * Decodes the next papers.
   * @param among where only these papers, ascending, are asked for: others may be left out
   * @returns how many there are in `papers`; below 0 after the last one
   */
  next(among?: Uint32Array): number {
    if (this.#leftInGroup === 0 && !this.#openGroup()) return -1;
    if (!this.#isDense) return this.#nextSparse();
    const isBegun = this.#block >= 0;
    if (!among || isBegun || among.length > STRETCH || 2 * among.length > this.#leftInGroup) return this.#nextDense();
    return this.#lookUp(among);
  }

  #openGroup(): boolean {
    if (this.#left <= 0 || this.#at >= this.#end) return false;
    const head = this.#varint();
    this.count = (head >>> 2) + 1;
    this.#isDense = (head & 2) > 0;
    const size = (head & 1) > 0 ? this.#left : Math.min(this.#left, this.#varint());
    this.#leftInGroup = size;
    this.#left -= size;
    this.#paper = -1;
    if (this.#isDense) {
      this.#directory = this.#at;
      this.#at += this.#blocks;
      this.#block = -1;
      this.#leftInBlock = 0;
      if (this.#at > this.#end) this.#left = this.#leftInGroup = 0;
    }
    return this.#leftInGroup > 0;
  }

  /** As `VarintReader` reads. */
  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#postings[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  #nextSparse(): number {
    const bytes = this.#postings;
    const { papers } = this;
    const size = Math.min(this.#leftInGroup, STRETCH);
    let at = this.#at;
    let paper = this.#paper;
    let i = 0;
    for (; i < size && at < this.#end; i++) {
      let gap = bytes[at++]!;
      if (gap > 0x7f) {
        gap &= 0x7f;
        for (let shift = 7, more = true; more && shift < 32; shift += 7) {
          const byte = bytes[at++] ?? 0;
          gap |= (byte & 0x7f) << shift;
          more = byte > 0x7f;
        }
      }
      paper += gap + 1;
      papers[i] = paper;
    }
    this.#paper = paper;
    return this.#advance(i, size, at);
  }

  #nextDense(): number {
    const bytes = this.#postings;
    const { papers } = this;
    const size = Math.min(this.#leftInGroup, STRETCH);
    let at = this.#at;
    let block = this.#block;
    let left = this.#leftInBlock;
    let i = 0;
    while (i < size) {
      while (left === 0 && ++block < this.#blocks) left = bytes[this.#directory + block]!;
      if (left === 0) break;
      const first = block * BLOCK;
      const end = Math.min(size, i + left);
      left -= end - i;
      for (; i < end; i++) papers[i] = first + bytes[at++]!;
    }
    this.#block = block;
    this.#leftInBlock = left;
    return this.#advance(i, size, at);
  }

  /** Looks up papers in a dense group that has not been begun. */
  #lookUp(among: Uint32Array): number {
    const bytes = this.#postings;
    const { papers } = this;
    const places = this.#places;
    let block = 0;
    let start = this.#at;
    let found = 0;
    for (const paper of among) {
      const itsBlock = paper >>> 8;
      while (block < itsBlock) start += bytes[this.#directory + block++]!;
      const end = start + bytes[this.#directory + block]!;
      const number = paper & 0xff;
      let at = start;
      while (at < end && bytes[at]! < number) at++;
      if (at === end || bytes[at] !== number) continue;
      places[found] = this.#place + at - this.#at;
      papers[found++] = paper;
    }
    this.#place += this.#leftInGroup;
    this.#at += this.#leftInGroup;
    this.#leftInGroup = 0;
    this.#isLookedUp = true;
    return found;
  }

  /** Notes what was decoded; where there should have been more, nothing follows. */
  #advance(decoded: number, wanted: number, at: number): number {
    this.#isLookedUp = false;
    this.#firstPlace = this.#place;
    this.#place += decoded;
    this.#leftInGroup -= decoded;
    this.#at = at;
    if (decoded < wanted) this.#left = this.#leftInGroup = 0;
    return decoded;
  }
}
