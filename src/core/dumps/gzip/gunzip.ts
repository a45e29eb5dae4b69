import { BitInput } from './bitInput';
import { Damaged } from './damaged';
import { Crc32 } from './crc32';
import { inflate } from './inflate';
import { Window } from './window';

const deflated = 8;
/** Flags of a member's header (RFC 1952, section 2.3.1). */
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

/**
 * Decompresses a gzip file (P. Deutsch, RFC 1952) of any number of members, in memory that does not grow with it. Zeros
 * after the last member are passed over. Yields what can be read, then throws `Damaged` where there is more that cannot.
 * @param pieces the file; it is told when reading stops before its end
 */
export async function* gunzip(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  const input = new BitInput(source);
  const window = new Window();
  try {
    do {
      yield* member(input, window);
    } while (await isFollowed(input));
  } catch (error) {
    if (error instanceof Damaged) yield window.take();
    throw error;
  } finally {
    if (!input.ended) await source.return?.();
  }
}

async function* member(input: BitInput, window: Window): AsyncGenerator<Uint8Array> {
  await readHeader(input);
  const checksum = new Crc32();
  let length = 0;
  for await (const piece of inflate(input, window)) {
    checksum.add(piece);
    length += piece.length;
    yield piece;
  }
  input.align();
  await input.require(8);
  const isWhole = word(input) === checksum.value && word(input) === length >>> 0;
  if (!isWhole) throw new Damaged();
}

async function readHeader(input: BitInput): Promise<void> {
  await input.require(10);
  const isGzip = input.bits(8) === 0x1f && input.bits(8) === 0x8b && input.bits(8) === deflated;
  const flags = input.bits(8);
  if (!isGzip || flags & flag.reserved) throw new Damaged();
  // the time of the last change, hints at the compression, the operating system
  await skip(input, 6);
  if (flags & flag.extra) {
    await input.require(2);
    await skip(input, input.bits(16));
  }
  if (flags & flag.name) await skipText(input);
  if (flags & flag.comment) await skipText(input);
  if (flags & flag.headerChecksum) await skip(input, 2);
}

async function skip(input: BitInput, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    if (input.at === input.limit) await input.require(1);
    input.bits(8);
  }
}

/** A text that ends with a zero. */
async function skipText(input: BitInput): Promise<void> {
  do {
    if (input.at === input.limit) await input.require(1);
  } while (input.bits(8) !== 0);
}

/** Whether another member follows. */
async function isFollowed(input: BitInput): Promise<boolean> {
  for (;;) {
    await input.require(1);
    if (input.at === input.limit) return false;
    if (input.bytes[input.at] !== 0) return true;
    input.at++;
  }
}

/** 32 bits, from 0 to 2 ** 32 - 1. */
function word(input: BitInput): number {
  return (input.bits(16) | (input.bits(16) << 16)) >>> 0;
}
