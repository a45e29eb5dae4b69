import { isWithinTwo, singleEdits } from './edits';

/** From these lengths on a word may hold one slip, or two. Shorter words are too close to each other. */
const ONE_SLIP = 4;
const TWO_SLIPS = 9;
/**
 * Longer words are no slips of another, but what was pasted: a link, a sequence. To try each edit of one would take time
 * in the square of its length. Nor are words beyond the second length made of two.
 */
const LONGEST_CORRECTED = 40;
const LONGEST_SPLIT = 100;

/** So few new words are put into the order one by one; so many may stay in it that are gone. */
const FEW = 50;
const MOST_GONE = 1000;

/** Pairs of characters of unspaced scripts are no letters to correct with. */
const FIRST_UNSPACED = '\u2E80';

/**
 * The words of a library: how many papers hold each, which ones a half-typed word can become, which ones a mistyped word
 * can have meant. Answers depend on what the library holds now, never on how it came to it.
 */
export class Vocabulary {
  readonly #frequencies = new Map<string, number>();
  readonly #letters = new Set<string>('abcdefghijklmnopqrstuvwxyz0123456789');
  #sorted: string[] = [];
  /** Words since the last sorting: some may be in `#sorted` already, and words there may be gone. */
  #fresh: string[] = [];
  #gone = 0;

  /** How many different words there are. */
  get size(): number {
    return this.#frequencies.size;
  }

  /** Counts one more paper for each word. The words of one call are different from each other. */
  add(words: Iterable<string>): void {
    for (const word of words) {
      const frequency = this.#frequencies.get(word) ?? 0;
      this.#frequencies.set(word, frequency + 1);
      if (frequency > 0) continue;
      this.#fresh.push(word);
      if (!/^[a-z0-9]*$/.test(word)) for (const letter of word) if (letter < FIRST_UNSPACED) this.#letters.add(letter);
    }
  }

  /** Takes back one `add`. */
  delete(words: Iterable<string>): void {
    for (const word of words) {
      const frequency = this.#frequencies.get(word) ?? 0;
      if (frequency > 1) this.#frequencies.set(word, frequency - 1);
      else if (this.#frequencies.delete(word)) this.#gone++;
    }
  }

  /** How many papers hold the word. */
  frequency(word: string): number {
    return this.#frequencies.get(word) ?? 0;
  }

  /** The words that begin so, the word itself included, in alphabetical order. */
  startingWith(prefix: string): readonly string[] {
    const sorted = this.#inOrder();
    const words = sorted.slice(lowerBound(sorted, prefix), lowerBound(sorted, prefix + '\uFFFF'));
    return this.#gone > 0 ? words.filter((word) => this.#frequencies.has(word)) : words;
  }

  /** Whether any word begins so. */
  begins(prefix: string): boolean {
    const sorted = this.#inOrder();
    for (let i = lowerBound(sorted, prefix); sorted[i]?.startsWith(prefix); i++) {
      if (this.#frequencies.has(sorted[i]!)) return true;
    }
    return false;
  }

  /**
   * The words that a word may have been meant as: one slip away, or else, from nine letters on and with the same first
   * letter, two. The most frequent first.
   */
  near(word: string): readonly string[] {
    if (!isCorrectable(word, ONE_SLIP) || /^\p{N}/u.test(word)) return [];
    const found = new Set<string>();
    for (const edit of singleEdits(word, this.#letters)) if (this.#frequencies.has(edit)) found.add(edit);
    found.delete(word);
    if (found.size === 0 && word.length >= TWO_SLIPS) {
      for (const other of this.startingWith(word.charAt(0))) if (isWithinTwo(word, other)) found.add(other);
    }
    return this.#commonFirst(found);
  }

  /** The beginnings, one slip away from a half-typed word, that some word has. In alphabetical order. */
  nearBeginnings(prefix: string): readonly string[] {
    if (!isCorrectable(prefix, ONE_SLIP + 1)) return [];
    const found = new Set<string>();
    for (const edit of singleEdits(prefix, this.#letters)) if (this.begins(edit)) found.add(edit);
    return [...found].sort();
  }

  /** Where a word of bearable length can be taken apart so that `known` accepts both parts: the most balanced cut. */
  split(
    word: string,
    shortest: number,
    known: (part: string, isTail: boolean) => boolean,
  ): readonly [string, string] | undefined {
    if (word.length > LONGEST_SPLIT) return undefined;
    const middle = word.length / 2;
    let best: readonly [string, string] | undefined;
    for (let i = shortest; i <= word.length - shortest; i++) {
      const closer = !best || Math.abs(i - middle) < Math.abs(best[0].length - middle);
      const [head, tail] = [word.slice(0, i), word.slice(i)];
      if (closer && known(head, false) && known(tail, true)) best = [head, tail];
    }
    return best;
  }

  #commonFirst(words: Iterable<string>): string[] {
    return [...words].sort((a, b) => this.frequency(b) - this.frequency(a) || (a < b ? -1 : 1));
  }

  /** All words in order, and perhaps some that are gone. */
  #inOrder(): readonly string[] {
    if (this.#fresh.length === 0 && this.#gone <= MOST_GONE) return this.#sorted;
    const fresh = [...new Set(this.#fresh)].sort();
    this.#fresh = [];
    if (fresh.length <= FEW && this.#gone <= MOST_GONE) {
      for (const word of fresh) {
        const place = lowerBound(this.#sorted, word);
        if (this.#sorted[place] !== word) this.#sorted.splice(place, 0, word);
      }
      return this.#sorted;
    }
    const merged: string[] = [];
    let i = 0;
    const take = (word: string | undefined): void => {
      if (word !== undefined && word !== merged.at(-1) && this.#frequencies.has(word)) merged.push(word);
    };
    for (const word of fresh) {
      while (i < this.#sorted.length && this.#sorted[i]! <= word) take(this.#sorted[i++]);
      take(word);
    }
    while (i < this.#sorted.length) take(this.#sorted[i++]);
    this.#sorted = merged;
    this.#gone = 0;
    return merged;
  }
}

function isCorrectable(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= LONGEST_CORRECTED && word.charAt(0) < FIRST_UNSPACED;
}

/** The first place whose string is not below the given one. */
function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
