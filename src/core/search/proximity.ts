/**
 * A query as a phrase: how much of it stands in a text in the same order, word beside word. Only the pairs of neighbours
 * are looked for, so that a fragment with a word missing still counts for the rest.
 */
export class Phrase {
  readonly #followers = new Map<string, Set<string>>();
  readonly #pairs: number;

  /** @param stems the stems of the query's words, without stop words, as typed */
  constructor(stems: readonly string[]) {
    for (let i = 1; i < stems.length; i++) {
      const followers = this.#followers.get(stems[i - 1]!);
      if (followers) followers.add(stems[i]!);
      else this.#followers.set(stems[i - 1]!, new Set([stems[i]!]));
    }
    this.#pairs = [...this.#followers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * The share of the phrase's pairs that stand in any of the texts, from 0 to 1. A phrase of one word has none: 0.
   * @param texts stems without stop words; between two texts nothing is next to anything
   */
  share(texts: readonly (readonly string[])[]): number {
    if (this.#pairs === 0) return 0;
    const found = new Map<string, Set<string>>();
    for (const stems of texts) {
      for (let i = 1; i < stems.length; i++) {
        const first = stems[i - 1]!;
        if (!this.#followers.get(first)?.has(stems[i]!)) continue;
        const seconds = found.get(first);
        if (seconds) seconds.add(stems[i]!);
        else found.set(first, new Set([stems[i]!]));
      }
    }
    return [...found.values()].reduce((sum, { size }) => sum + size, 0) / this.#pairs;
  }
}
