import { below, pick, type Random } from './random';

/** Makes words that look like those it was given: each letter follows the two before it, as it does there. */
export class WordMaker {
  readonly #following = new Map<string, string[]>();

  constructor(words: readonly string[]) {
    for (const word of words) {
      const letters = `^^${word.toLowerCase()}$`;
      for (let i = 2; i < letters.length; i++) {
        const before = letters.slice(i - 2, i);
        const known = this.#following.get(before);
        if (known) known.push(letters[i]!);
        else this.#following.set(before, [letters[i]!]);
      }
    }
  }

  /** A word of at least `shortest` letters; one that becomes longer than `longest` is cut there. */
  make(next: Random, shortest: number, longest: number): string {
    for (;;) {
      let word = '';
      while (word.length < longest) {
        const letter = pick(next, this.#following.get(`^^${word}`.slice(-2))!);
        if (letter === '$') break;
        word += letter;
      }
      if (word.length >= shortest) return word;
    }
  }
}

/** A word that no general text has: a term, a compound, an acronym, a number, a system's name. */
export function newTerm(next: Random, maker: WordMaker): string {
  const kind = next();
  if (kind < 0.74) return maker.make(next, 5, 13);
  if (kind < 0.84) return `${maker.make(next, 4, 8)}-${maker.make(next, 4, 8)}`;
  if (kind < 0.92) {
    const letters = Array.from({ length: 3 + below(next, 3) }, () => String.fromCharCode(65 + below(next, 26)));
    return letters.join('') + (next() < 0.3 ? String(1 + below(next, 9)) : '');
  }
  if (kind < 0.97) return String(below(next, next() < 0.5 ? 1000 : 100_000));
  const name = maker.make(next, 4, 8);
  return name.charAt(0).toUpperCase() + name.slice(1) + pick(next, ['Net', 'Bench', 'GPT', 'Former', '3D']);
}
