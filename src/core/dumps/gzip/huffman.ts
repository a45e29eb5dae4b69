import type { BitInput } from './bitInput';
import { Damaged } from './damaged';

const longest = 15;

/**
 * A prefix code as a table over the next bits of the input: `symbol << 4 | length of its code`, or 0 where no code is.
 * As many bits are looked at as the longest code has, which is why the table's length is a power of two.
 */
export type HuffmanTable = Uint16Array;

/** The canonical code of these lengths by symbol (RFC 1951, section 3.2.2). Throws `Damaged` where they make no code. */
export function huffmanTable(lengths: Uint8Array): HuffmanTable {
  const counts = new Uint16Array(longest + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const codes = new Uint16Array(longest + 1);
  let used = 0;
  let code = 0;
  for (let length = 1; length <= longest; length++) {
    code = (code + counts[length - 1]!) << 1;
    codes[length] = code;
    if (code + counts[length]! > 1 << length) throw new Damaged();
    if (counts[length]! > 0) used = length;
  }
  const table = new Uint16Array(1 << used);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const step = 1 << length;
    for (let at = reversed(codes[length]!++, length); at < table.length; at += step) table[at] = (symbol << 4) | length;
  }
  return table;
}

/** The next symbol. Throws `Damaged` where no code is. */
export function nextSymbol(input: BitInput, table: HuffmanTable): number {
  while (input.held < longest) {
    input.hold |= input.bytes[input.at++]! << input.held;
    input.held += 8;
  }
  const entry = table[input.hold & (table.length - 1)]!;
  if (entry === 0) throw new Damaged();
  input.hold >>>= entry & 15;
  input.held -= entry & 15;
  input.check();
  return entry >> 4;
}

/** Codes are packed from their highest bit on, everything else from its lowest. */
function reversed(code: number, length: number): number {
  let from = code;
  let to = 0;
  for (let i = 0; i < length; i++) {
    to = (to << 1) | (from & 1);
    from >>= 1;
  }
  return to;
}
