import type { BitInput } from './bitInput';
import { codesLength, fixedCodes, ownCodes, type BlockCodes } from './codes';
import { Damaged } from './damaged';
import type { Window } from './window';

/** By length symbol from 257, and by distance symbol: the least value, and how many further bits (section 3.2.5). */
const lengthBases = Uint16Array.of(
  ...[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ],
);
const lengthBits = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
const distanceBits = Uint8Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1));
const distanceBases = Uint16Array.from({ length: 30 }, (_, symbol) =>
  symbol < 2 ? symbol + 1 : ((2 | (symbol & 1)) << distanceBits[symbol]!) + 1,
);

const endOfBlock = 256;
const longestMatch = 258;
/** More bytes than one symbol with its distance can take. */
const symbolLength = 8;

/**
 * Decompresses one DEFLATE stream (P. Deutsch, RFC 1951), to its end and no further. The platform's own stream is of no
 * use: it does not tell where a gzip member ends, refuses what follows, and keeps back what it could read of a file that
 * is cut off.
 * @returns what was compressed, in pieces; throws `Damaged` when all that can be read is in `window`
 */
export async function* inflate(input: BitInput, window: Window): AsyncGenerator<Uint8Array> {
  let last = false;
  while (!last) {
    await input.require(codesLength);
    last = input.bits(1) === 1;
    const kind = input.bits(2);
    if (kind === 0) yield* stored(input, window);
    else if (kind === 1) yield* coded(input, window, fixedCodes());
    else if (kind === 2) yield* coded(input, window, ownCodes(input));
    else throw new Damaged();
  }
  yield window.take();
}

async function* stored(input: BitInput, window: Window): AsyncGenerator<Uint8Array> {
  input.align();
  let left = input.bits(16);
  if ((input.bits(16) ^ left) !== 0xffff) throw new Damaged();
  input.align();
  while (left > 0) {
    await input.require(1);
    const room = window.bytes.length - window.at;
    const length = Math.min(left, room, input.limit - input.at);
    if (length === 0 && room > 0) throw new Damaged();
    window.bytes.set(input.bytes.subarray(input.at, input.at + length), window.at);
    input.at += length;
    window.at += length;
    left -= length;
    if (window.at === window.bytes.length) yield window.take();
  }
}

async function* coded(input: BitInput, window: Window, codes: BlockCodes): AsyncGenerator<Uint8Array> {
  while (!decode(input, window, codes)) {
    if (window.at > window.bytes.length - longestMatch) yield window.take();
    await input.require(symbolLength);
  }
}

/**
 * Decompresses until the block ends, the window is full or the input is short.
 * @returns whether the block has ended
 */
function decode(input: BitInput, window: Window, { literals, distances }: BlockCodes): boolean {
  // everything in local variables: this is where the time goes
  const { bytes, limit } = input;
  const output = window.bytes;
  const literalMask = literals.length - 1;
  const distanceMask = distances.length - 1;
  const inputEnd = input.ended ? bytes.length : limit - symbolLength;
  const outputEnd = output.length - longestMatch;
  let { at, hold, held } = input;
  let to = window.at;
  let ended = false;
  let damaged = false;
  while (at <= inputEnd && to <= outputEnd) {
    while (held < 15) {
      hold |= bytes[at++]! << held;
      held += 8;
    }
    const literal = literals[hold & literalMask]!;
    hold >>>= literal & 15;
    held -= literal & 15;
    const symbol = literal >> 4;
    if (literal === 0 || at - (held >> 3) > limit) {
      damaged = true;
      break;
    }
    if (symbol < endOfBlock) {
      output[to++] = symbol;
      continue;
    }
    if (symbol === endOfBlock) {
      ended = true;
      break;
    }
    const moreLength = lengthBits[symbol - 257]!;
    while (held < moreLength) {
      hold |= bytes[at++]! << held;
      held += 8;
    }
    const length = lengthBases[symbol - 257]! + (hold & ((1 << moreLength) - 1));
    hold >>>= moreLength;
    held -= moreLength;
    while (held < 15) {
      hold |= bytes[at++]! << held;
      held += 8;
    }
    const code = distances[hold & distanceMask]!;
    hold >>>= code & 15;
    held -= code & 15;
    const moreDistance = distanceBits[code >> 4]!;
    while (held < moreDistance) {
      hold |= bytes[at++]! << held;
      held += 8;
    }
    const distance = distanceBases[code >> 4]! + (hold & ((1 << moreDistance) - 1));
    hold >>>= moreDistance;
    held -= moreDistance;
    if (code === 0 || distance > to || at - (held >> 3) > limit) {
      damaged = true;
      break;
    }
    const end = to + length;
    for (let from = to - distance; to < end; from++) output[to++] = output[from]!;
  }
  input.at = at;
  input.hold = hold;
  input.held = held;
  window.at = to;
  if (damaged) throw new Damaged();
  return ended;
}
