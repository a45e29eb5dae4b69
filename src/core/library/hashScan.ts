/** Bits of a hash that are looked at first. */
const sieveBits = 16;

/** The places of some hashes in a list, found by going through it once: what a sieve lets through is few. */
export function placesOf(wanted: ReadonlySet<number>, hashes: Uint32Array): number[] {
  const sieve = new Uint8Array(1 << sieveBits);
  const mask = sieve.length - 1;
  for (const hash of wanted) sieve[hash & mask] = 1;
  const found: number[] = [];
  for (let place = 0; place < hashes.length; place++) {
    if (sieve[hashes[place]! & mask] === 1 && wanted.has(hashes[place]!)) found.push(place);
  }
  return found;
}
