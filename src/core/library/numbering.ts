/** Numbers that run on through several lists. */
export class Numbering {
  private readonly firsts: readonly number[];

  /** @param lengths of the lists */
  constructor(lengths: readonly number[]) {
    let count = 0;
    this.firsts = [...lengths.map((length) => (count += length) - length), count];
  }

  /** The number of a list's first item; after the last list, how many items there are. */
  first(part: number): number {
    return this.firsts[part]!;
  }

  /** Which list an item is in, and where. */
  place(number: number): { readonly part: number; readonly index: number } {
    let low = 0;
    let high = this.firsts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.firsts[middle]! <= number) low = middle;
      else high = middle - 1;
    }
    return { part: low, index: number - this.firsts[low]! };
  }
}
