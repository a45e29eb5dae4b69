import { foldWord } from '../words/words';
import { SYNONYMS } from './synonyms';

/** What else may be said for a stem: for most, nothing. */
export class Meanings {
  readonly #others = new Map<string, Set<string>>();

  /** @param stemOf the stem of a folded word */
  constructor(stemOf: (word: string) => string) {
    for (const meaning of SYNONYMS) {
      const stems = meaning.map((word) => stemOf(foldWord(word)));
      for (const stem of stems) {
        const others = this.#others.get(stem) ?? new Set();
        for (const other of stems) if (other !== stem) others.add(other);
        this.#others.set(stem, others);
      }
    }
  }

  /** The stems of words that mean nearly the same. */
  of(stem: string): Iterable<string> {
    return this.#others.get(stem) ?? [];
  }
}
