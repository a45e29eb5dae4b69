import type { BitInput } from './bitInput';
import { Damaged } from './damaged';
import { huffmanTable, nextSymbol, type HuffmanTable } from './huffman';

/** The two codes of a compressed block: of literals and lengths, and of distances. */
export interface BlockCodes {
  readonly literals: HuffmanTable;
  readonly distances: HuffmanTable;
}

/** How many symbols mean something: 256 literals, the end and 29 lengths; 30 distances. */
const mostLiterals = 286;
const mostDistances = 30;

/** The codes that every decoder knows (RFC 1951, section 3.2.6), without the symbols that mean nothing. */
export function fixedCodes(): BlockCodes {
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
  // the last two have codes all the same, which the others are counted by
  const literals = huffmanTable(lengths).map((entry) => (entry >> 4 < mostLiterals ? entry : 0));
  return { literals, distances: huffmanTable(new Uint8Array(mostDistances).fill(5)) };
}

/** In which order the lengths of the code for lengths are told. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The most bytes that a block's own codes can take. */
export const codesLength = 1024;

/** The codes that stand at a block's beginning (RFC 1951, section 3.2.7). `codesLength` bytes must be there, or the end. */
export function ownCodes(input: BitInput): BlockCodes {
  const literals = input.bits(5) + 257;
  const distances = input.bits(5) + 1;
  if (literals > mostLiterals || distances > mostDistances) throw new Damaged();
  const told = input.bits(4) + 4;
  const codeLengths = new Uint8Array(lengthOrder.length);
  for (const symbol of lengthOrder.slice(0, told)) codeLengths[symbol] = input.bits(3);
  const table = huffmanTable(codeLengths);

  const lengths = new Uint8Array(literals + distances);
  let at = 0;
  while (at < lengths.length) {
    const symbol = nextSymbol(input, table);
    if (symbol < 16) lengths[at++] = symbol;
    else {
      const [repeated, times] = repetition(input, symbol, lengths[at - 1]);
      if (at + times > lengths.length) throw new Damaged();
      lengths.fill(repeated, at, at + times);
      at += times;
    }
  }
  return {
    literals: huffmanTable(lengths.subarray(0, literals)),
    distances: huffmanTable(lengths.subarray(literals)),
  };
}

function repetition(input: BitInput, symbol: number, last: number | undefined): [length: number, times: number] {
  if (symbol === 17) return [0, 3 + input.bits(3)];
  if (symbol === 18) return [0, 11 + input.bits(7)];
  if (last === undefined) throw new Damaged();
  return [last, 3 + input.bits(2)];
}
