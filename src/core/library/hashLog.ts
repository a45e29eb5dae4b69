import type { Hashed } from './links';
import { textHash } from './textHash';

/** Notes which texts belong to which items, in any order, as hashes. */
export class HashLog {
  private items = new Uint32Array(1024);
  private hashes = new Uint32Array(1024);
  private count = 0;

  add(item: number, text: string): void {
    if (this.count === this.items.length) {
      this.items = grown(this.items);
      this.hashes = grown(this.hashes);
    }
    this.items[this.count] = item;
    this.hashes[this.count++] = textHash(text);
  }

  /** @param count of items */
  byItem(count: number): Hashed {
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < this.count; i++) starts[this.items[i]! + 1]!++;
    for (let item = 0; item < count; item++) starts[item + 1]! += starts[item]!;
    const next = starts.slice();
    const hashes = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) hashes[next[this.items[i]!]!++] = this.hashes[i]!;
    return { starts, hashes };
  }
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}
