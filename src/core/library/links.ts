import type { Breathe } from '../breathing';
import { HashIndex } from './hashIndex';
import { placesOf } from './hashScan';
import { stride } from './stride';

/** What items by number go by, as hashes: those of item `i` are `hashes[starts[i]]` to, without it, `hashes[starts[i + 1]]`. */
export interface Hashed {
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
}

/** Some of the items, each once, in the order in which they were reached. */
export class Reached {
  readonly items: number[] = [];
  private readonly marks: Uint8Array;

  /** @param count of all items */
  constructor(count: number) {
    this.marks = new Uint8Array(count);
  }

  add(item: number): void {
    if (this.marks[item] === 1) return;
    this.marks[item] = 1;
    this.items.push(item);
  }
}

/** Most changes are followed to their end in so many scans; an index costs as much as a dozen, and has to be made first. */
const mostScans = 4;

/**
 * Items that are linked where they share a hash. Texts that have the same hash by chance link items as well: who works over
 * all that is linked works over a little more, and never over too little.
 */
export class Links {
  private made: HashIndex | undefined;

  constructor(private readonly hashed: Hashed) {}

  /** The items that have a hash, in order; one that has it twice is named twice. */
  *having(hash: number): Generator<number> {
    const { index } = this;
    for (let at = index.first(hash); at >= 0; at = index.next(at)) yield this.owner(at);
  }

  /**
   * Adds what has one of the hashes, and whatever is linked to that, or to what was reached before, directly or by way of
   * others.
   * @param from how many of those that were reached have been followed already
   */
  async reach(hashes: Iterable<number>, reached: Reached, from: number, breathe: Breathe): Promise<void> {
    const followed = new Set<number>();
    let wanted = new Set(hashes);
    let at = from;
    for (let scans = 0; wanted.size > 0 || at < reached.items.length; scans++) {
      for (; at < reached.items.length; at++) this.want(reached.items[at]!, followed, wanted);
      await breathe();
      for (const hash of wanted) followed.add(hash);
      if (scans < mostScans && !this.made) {
        for (const place of placesOf(wanted, this.hashed.hashes)) reached.add(this.owner(place));
      } else {
        let steps = 0;
        for (const hash of wanted) {
          for (const item of this.having(hash)) {
            if (steps++ % stride === 0) await breathe();
            reached.add(item);
          }
        }
      }
      wanted = new Set();
    }
  }

  private get index(): HashIndex {
    return (this.made ??= new HashIndex(this.hashed.hashes));
  }

  private want(item: number, followed: ReadonlySet<number>, wanted: Set<number>): void {
    const { starts, hashes } = this.hashed;
    for (let place = starts[item]!; place < starts[item + 1]!; place++) {
      const hash = hashes[place]!;
      if (hash !== 0 && !followed.has(hash)) wanted.add(hash);
    }
  }

  /** The item that a place is of. */
  private owner(place: number): number {
    const { starts } = this.hashed;
    let low = 0;
    let high = starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}
