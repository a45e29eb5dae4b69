/**
 * Okapi BM25 (S. Robertson and H. Zaragoza, 2009, "The probabilistic relevance framework: BM25 and beyond"): how much a
 * paper counts for a stem grows with the stem's information, less and less with its repetitions (`k`), and less in long
 * texts (`b`): information * count * (k + 1) / (count + norm).
 */
export const BM25 = { k: 1.2, b: 0.6 };

/** How much a stem tells, in nats: BM25's inverse document frequency. Above 0, also for unknown stems. */
export function informationOf(frequency: number, papers: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/**
 * BM25's norms, by the length of papers.
 * @param averageLength above 0
 * @param longest the highest length
 */
export function normsOf(averageLength: number, longest: number): Float64Array {
  const { k, b } = BM25;
  return Float64Array.from({ length: longest + 1 }, (_, length) => k * (1 - b + (b * length) / averageLength));
}
