/** The value below which this share of all lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Ranks of what was looked for (from 0; -1: not among them) as figures. */
export interface Quality {
  /** Mean reciprocal rank. */
  readonly mrr: number;
  /** Share that was found at all. */
  readonly recall: number;
  /** Share that was first. */
  readonly first: number;
}

export function qualityOf(ranks: readonly number[]): Quality {
  const mean = (of: (rank: number) => number) => ranks.reduce((sum, rank) => sum + of(rank), 0) / ranks.length;
  return {
    mrr: mean((rank) => (rank < 0 ? 0 : 1 / (rank + 1))),
    recall: mean((rank) => Number(rank >= 0)),
    first: mean((rank) => Number(rank === 0)),
  };
}
