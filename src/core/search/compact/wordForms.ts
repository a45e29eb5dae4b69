import { withRoom } from '../arrays/growing';
import { LONGEST_VARINT, VarintReader, writeVarint } from '../arrays/varints';

/*
 * Of a stem of several words, which of them each of its papers has: combinations of words, most of them of one, and for each
 * paper the number of its combination in as few bits as the last one needs.
 *
 *     varint  how many combinations
 *     each:   varint how many words; varint the first one's place among the stem's; varint gaps, less 1
 *     bits    for each paper in the order of the postings, the lowest bit of a byte first
 */

/** The places of words among those of a stem, ascending. */
export type Combination = readonly number[];

/** Gives numbers to combinations of the words of a stem. */
export class Combinations {
  readonly all: Combination[] = [];
  readonly #numbers = new Map<number | string, number>();

  numberOf(combination: Combination): number {
    // most are of one word
    const key = combination.length === 1 ? combination[0]! : combination.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(combination) - 1;
  }
}

/** How many bits a number of so many takes. */
function bitsOf(numbers: number): number {
  return numbers < 2 ? 0 : 32 - Math.clz32(numbers - 1);
}

/**
 * Writes the combinations of a stem's papers.
 * @param codes of each paper in order: the number of its combination
 * @returns the bytes, which may be others than were given, and where they end
 */
export function writeForms(
  given: Uint8Array,
  start: number,
  all: readonly Combination[],
  codes: Uint32Array,
  size: number,
): { readonly bytes: Uint8Array; readonly end: number } {
  // numbered as they come: the same papers make the same bytes
  const numbers = new Int32Array(all.length).fill(-1);
  const order: Combination[] = [];
  for (let i = 0; i < size; i++) {
    const code = codes[i]!;
    if (numbers[code] === -1) numbers[code] = order.push(all[code]!) - 1;
  }
  let bytes = withRoom(given, start + LONGEST_VARINT);
  let at = writeVarint(bytes, start, order.length);
  for (const combination of order) {
    bytes = withRoom(bytes, at + LONGEST_VARINT * (1 + combination.length));
    at = writeVarint(bytes, at, combination.length);
    let next = 0;
    for (const place of combination) {
      at = writeVarint(bytes, at, place - next);
      next = place + 1;
    }
  }
  const width = bitsOf(order.length);
  const end = at + Math.ceil((width * size) / 8);
  bytes = withRoom(bytes, end);
  bytes.fill(0, at, end);
  for (let i = 0, bit = 0; i < size; i++) {
    const number = numbers[codes[i]!]!;
    for (let b = 0; b < width; b++, bit++) bytes[at + (bit >>> 3)]! |= ((number >>> b) & 1) << (bit & 7);
  }
  return { bytes, end };
}

/** Tells which words of a stem its papers have. Of bytes that are none of the above it tells something. */
export class FormsReader {
  readonly all: readonly Combination[];
  readonly #start: number;
  readonly #width: number;

  /**
   * @param bytes to the end of what `writeForms` wrote
   * @param at where it began
   * @param words how many words the stem has
   */
  constructor(
    private readonly bytes: Uint8Array,
    at: number,
    words: number,
  ) {
    const reader = new VarintReader(bytes, at);
    const count = reader.next();
    const all: Combination[] = [];
    for (let i = 0; i < count && reader.at < bytes.length; i++) {
      const size = Math.min(words, reader.next());
      const places: number[] = [];
      for (let j = 0, next = 0; j < size; j++) {
        const place = next + reader.next();
        places.push(Math.min(words - 1, place));
        next = place + 1;
      }
      all.push(places);
    }
    this.all = all;
    this.#start = reader.at;
    this.#width = bitsOf(count);
  }

  /** The words of the paper at a place of the stem's postings. */
  at(place: number): Combination {
    return this.all[this.codeAt(place)] ?? [];
  }

  /** The number of the combination of the paper at a place of the stem's postings. */
  codeAt(place: number): number {
    let code = 0;
    const first = place * this.#width;
    for (let b = 0; b < this.#width; b++) {
      const bit = first + b;
      code |= ((this.bytes[this.#start + Math.floor(bit / 8)]! >>> (bit & 7)) & 1) << b;
    }
    return code < this.all.length ? code : 0;
  }
}
