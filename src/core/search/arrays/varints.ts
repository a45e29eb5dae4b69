/** The most bytes that a number below 2 ** 32 takes. */
export const LONGEST_VARINT = 5;

/**
 * Writes a whole number from 0 to below 2 ** 32 in as few bytes as it needs, seven bits in each, the lowest first.
 * @returns the place after it
 */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** How many bytes `writeVarint` writes. */
export function varintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}

/** Reads numbers that `writeVarint` wrote, one after the other; of other bytes some numbers as well. */
export class VarintReader {
  /** @param at the place of the next number */
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  next(): number {
    let value = 0;
    for (let shift = 0; shift < 7 * LONGEST_VARINT; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }
}
