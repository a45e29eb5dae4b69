/**
 * Okapi BM25 (S. Robertson and H. Zaragoza, 2009, "The probabilistic relevance framework: BM25 and beyond"): how much a
 * paper counts for a stem grows with the stem's information, less and less with its repetitions (`k`), and less in long
 * texts (`b`).
 */
export const BM25 = { k: 1.2, b: 0.6 };

/** Lengths below this have their part of the formula worked out beforehand. */
const TABLED = 2048;

/** How much a stem tells, in nats: BM25's inverse document frequency. Above 0, also for unknown stems. */
export function informationOf(frequency: number, papers: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/** BM25 for papers of some average length. */
export class Bm25 {
  readonly #norms = new Float64Array(TABLED);

  /** @param averageLength above 0 */
  constructor(private readonly averageLength: number) {
    for (let length = 0; length < TABLED; length++) this.#norms[length] = this.#normOf(length);
  }

  /** The part of a paper's score for a stem that repetitions and the length decide: from 0 to below 2.2. */
  saturation(count: number, length: number): number {
    const norm = length < TABLED ? this.#norms[length]! : this.#normOf(length);
    return (count * (BM25.k + 1)) / (count + norm);
  }

  #normOf(length: number): number {
    return BM25.k * (1 - BM25.b + (BM25.b * length) / this.averageLength);
  }
}
