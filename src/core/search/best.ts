/** Something that can be ranked: by its score, and where that is the same by its id. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Higher scores first, then ids in code unit order. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** The best so many of what is offered, in order, without sorting the rest. */
export class Best<T extends { readonly score: number }> {
  readonly items: T[] = [];

  /** @param compare below 0 when the first is better; never when its score is lower */
  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** Whether something of this score may be among the best. */
  admits(score: number): boolean {
    return this.limit > 0 && (this.items.length < this.limit || score >= this.items.at(-1)!.score);
  }

  /** Whether something would be among the best. */
  wants(item: T): boolean {
    const { items, limit, compare } = this;
    return this.admits(item.score) && (items.length < limit || compare(item, items.at(-1)!) < 0);
  }

  offer(item: T): void {
    const { items, limit, compare } = this;
    if (!this.wants(item)) return;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(items[middle]!, item) <= 0) low = middle + 1;
      else high = middle;
    }
    items.splice(low, 0, item);
    if (items.length > limit) items.pop();
  }
}

/** The best so many, in order. */
export function best<T extends Ranked>(items: Iterable<T>, limit: number): T[] {
  const top = new Best<T>(limit, byRank);
  for (const item of items) top.offer(item);
  return top.items;
}

/** The best so many, where all that are whole come before those that are not, whatever their score. */
export class BestWhole<T extends { readonly score: number }> {
  readonly #whole: Best<T>;
  readonly #others: Best<T>;

  /** @param compare see `Best` */
  constructor(
    private readonly limit: number,
    compare: (a: T, b: T) => number,
  ) {
    this.#whole = new Best(limit, compare);
    this.#others = new Best(limit, compare);
  }

  admits(score: number, isWhole: boolean): boolean {
    return (isWhole ? this.#whole : this.#others).admits(score);
  }

  offer(item: T, isWhole: boolean): void {
    (isWhole ? this.#whole : this.#others).offer(item);
  }

  get items(): { readonly item: T; readonly isWhole: boolean }[] {
    const whole = this.#whole.items.map((item) => ({ item, isWhole: true }));
    const others = this.#others.items.slice(0, this.limit - whole.length);
    return [...whole, ...others.map((item) => ({ item, isWhole: false }))];
  }
}
