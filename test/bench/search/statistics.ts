import { below, random } from '../corpus/random';

/** The value below which this share of all lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a place (from 0; -1: not among the answers) is worth. */
export const worth = {
  'MRR@10': (rank: number): number => (rank < 0 ? 0 : 1 / (rank + 1)),
  'recall@10': (rank: number): number => Number(rank >= 0),
  first: (rank: number): number => Number(rank === 0),
} as const;

export type QualityName = keyof typeof worth;

/** The mean worth of places: mean reciprocal rank, the share that was found at all, the share that was first. */
export const qualityOf = (ranks: readonly number[], name: QualityName): number => mean(ranks.map(worth[name]));

/** So many samples are drawn anew. */
const samples = 500;

/**
 * The difference of two means over the same questions, with a confidence of 95 %: by the paired bootstrap (B. Efron, 1979; for
 * retrieval T. Sakai, 2006).
 * @param a one's worth of each answer
 * @param b another's, in the same order
 * @returns between which the mean of a - b lies
 */
export function pairedInterval(a: readonly number[], b: readonly number[]): readonly [number, number] {
  const differences = a.map((value, i) => value - b[i]!);
  const next = random(11);
  const means = Array.from({ length: samples }, () => {
    const drawn = differences.map(() => differences[below(next, differences.length)]!);
    return mean(drawn);
  });
  return [quantile(means, 0.025), quantile(means, 0.975)];
}
