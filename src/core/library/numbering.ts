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

/** Labelled items, as numbered groups. */
export interface Numbered {
  /** By item: its group. */
  readonly groups: Uint32Array;
  /** By group: its label. */
  readonly labels: Uint32Array;
  /** The items of group `g`, in order, are `members[starts[g]]` to, without it, `members[starts[g + 1]]`. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Groups of the items that have the same label, numbered in order of first appearance.
 * @param labels by item
 * @param count above all labels
 */
export function numbered(labels: Uint32Array, count: number): Numbered {
  const numbers = new Int32Array(count).fill(-1);
  const groups = new Uint32Array(labels.length);
  const labelOf = new Uint32Array(Math.min(count, labels.length));
  const starts = new Uint32Array(labelOf.length + 1);
  let size = 0;
  for (let item = 0; item < labels.length; item++) {
    const label = labels[item]!;
    if (numbers[label]! < 0) {
      labelOf[size] = label;
      numbers[label] = size++;
    }
    groups[item] = numbers[label]!;
    starts[groups[item]! + 1]!++;
  }
  for (let group = 0; group < size; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice(0, size);
  const members = new Uint32Array(labels.length);
  for (let item = 0; item < labels.length; item++) members[next[groups[item]!]!++] = item;
  return { groups, labels: labelOf.slice(0, size), starts: starts.slice(0, size + 1), members };
}
