/** A paper of a segment with what it scores, and the reading of the query that found it. */
export interface ScoredPaper {
  readonly paper: number;
  readonly score: number;
  readonly reading: number;
}

/** The best so many papers of a segment, each once: higher scores first, then by number. */
export class TopPapers {
  readonly items: ScoredPaper[] = [];

  /** @param limit above 0 */
  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.items.length >= this.limit;
  }

  /** What a paper must score at least to be among the best, but for its number; below 0 while there is room. */
  get least(): number {
    return this.isFull ? this.items.at(-1)!.score : -1;
  }

  /** Enters a paper, unless it is there already with the same score. */
  offer(paper: number, score: number, reading: number): void {
    const { items } = this;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = items[middle]!;
      if (other.score > score || (other.score === score && other.paper < paper)) low = middle + 1;
      else high = middle;
    }
    const next = items[low];
    if (low >= this.limit || (next?.paper === paper && next.score === score)) return;
    items.splice(low, 0, { paper, score, reading });
    if (items.length > this.limit) items.pop();
  }
}
