/** Where hashes stand in a list: a table of chains, in numbers alone. */
export class HashIndex {
  /** By the lowest bits of a hash: the place of the first that has these, plus 1. */
  private readonly heads: Uint32Array;
  /** By place: the next one of the chain, plus 1. */
  private readonly nexts: Uint32Array;

  /** @param hashes 0 stands for nothing, and is left out */
  constructor(private readonly hashes: Uint32Array) {
    this.heads = new Uint32Array(2 ** Math.ceil(Math.log2(hashes.length + 1)));
    this.nexts = new Uint32Array(hashes.length);
    const mask = this.heads.length - 1;
    // backwards, so that chains go forwards
    for (let place = hashes.length - 1; place >= 0; place--) {
      if (hashes[place] === 0) continue;
      const slot = hashes[place]! & mask;
      this.nexts[place] = this.heads[slot]!;
      this.heads[slot] = place + 1;
    }
  }

  /** The first place of a hash, or -1. */
  first(hash: number): number {
    return this.along(this.heads[hash & (this.heads.length - 1)]!, hash);
  }

  /** The place of the same hash after this one, or -1. */
  next(place: number): number {
    return this.along(this.nexts[place]!, this.hashes[place]!);
  }

  private along(start: number, hash: number): number {
    let at = start;
    while (at > 0 && this.hashes[at - 1] !== hash) at = this.nexts[at - 1]!;
    return at - 1;
  }
}
