/** Something that can be ranked: by its score, and where that is the same by its id. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Higher scores first, then ids in code unit order. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** The best so many, in order, without sorting the rest. */
export function best<T extends Ranked>(items: Iterable<T>, limit: number): T[] {
  const top: T[] = [];
  if (limit <= 0) return top;
  for (const item of items) {
    const last = top.at(-1);
    if (last && top.length >= limit && byRank(item, last) >= 0) continue;
    let low = 0;
    let high = top.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byRank(top[middle]!, item) <= 0) low = middle + 1;
      else high = middle;
    }
    top.splice(low, 0, item);
    if (top.length > limit) top.pop();
  }
  return top;
}
