import { gunzip } from '../gzip/gunzip';

export { Damaged } from '../gzip/damaged';

/**
 * The bytes of a file as they were before compression: through gzip's decompression when they begin as a gzip file does,
 * else as they are. Takes pieces only as its own are taken, and tells the source when reading stops early. Of a compressed
 * file that is cut off or damaged it yields what can be read and then throws `Damaged`; else it throws what `pieces` does.
 */
export async function* inflated(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  const beginning: Uint8Array[] = [];
  const first: number[] = [];
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    beginning.push(next.value);
    first.push(...next.value.subarray(0, 2));
    if (first.length >= 2) break;
  }
  const whole = resumed(beginning, source);
  yield* first[0] === 0x1f && first[1] === 0x8b ? gunzip(whole) : whole;
}

/** A whole buffer in pieces. */
export async function* piecesOf(bytes: Uint8Array, size = 1 << 18): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
}

/** What was taken of a source already, then the rest of it. */
async function* resumed(
  beginning: readonly Uint8Array[],
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* beginning;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
