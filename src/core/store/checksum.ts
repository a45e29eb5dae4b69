/** 64 bits in two words, each from 0 to 2 ** 32 - 1. */
type Checksum = readonly [low: number, high: number];

/** The primes of xxHash32 (Y. Collet, "xxHash fast digest algorithm", https://github.com/Cyan4973/xxHash). */
const prime1 = 0x9e3779b1;
const prime2 = 0x85ebca77;
const prime3 = 0xc2b2ae3d;

/**
 * What tells damaged bytes from whole ones: four lanes over 32-bit words, mixed by xxHash32's rounds and folded to 64
 * bits. Each step can be undone, so that any change within one word changes the result; it is no defence against
 * whoever means harm. Depends on the machine's byte order, as the typed arrays do that it guards.
 */
export function checksum(bytes: Uint8Array): Checksum {
  const words = wordsOf(bytes);
  let a = prime1;
  let b = prime2;
  let c = prime3;
  let d = 0;
  const inFours = words.length & ~3;
  for (let i = 0; i < inFours; i += 4) {
    a = round(a, words[i]!);
    b = round(b, words[i + 1]!);
    c = round(c, words[i + 2]!);
    d = round(d, words[i + 3]!);
  }
  for (let i = inFours; i < words.length; i++) a = round(a, words[i]!);
  for (let i = words.length * 4; i < bytes.length; i++) b = round(b, bytes[i]!);
  d = round(d, bytes.length);
  const low = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
  const high =
    Math.imul(a, prime1) + Math.imul(rotated(b, 5), prime2) + Math.imul(rotated(c, 19), prime3) + rotated(d, 9);
  return [avalanche(low), avalanche(high)];
}

function round(lane: number, word: number): number {
  return Math.imul(rotated((lane + Math.imul(word, prime2)) | 0, 13), prime1);
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 15), prime2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), prime3);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The whole words, in place where the machine can read them there. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, bytes.length >> 2);
}
