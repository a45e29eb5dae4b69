import { isWithinTwo, singleEdits } from './edits';
import { FIRST_UNSPACED, wordsNear, type KnownWords } from './slips';

/** So few new words are put into the order one by one; so many may stay in it that are gone. */
const FEW = 50;
const MOST_GONE = 1000;

/**
 * The words of a library: how many papers hold each, which ones a half-typed word can become, which ones a mistyped word
 * can have meant. Answers depend on what the library holds now, never on how it came to it. Each word has a number as long
 * as any paper holds it.
 */
export class Vocabulary implements KnownWords {
  readonly #numbers = new Map<string, number>();
  /** By number; what stands at a free number means nothing. */
  readonly #words: string[] = [];
  readonly #frequencies: number[] = [];
  readonly #free: number[] = [];
  readonly #letters = new Set<string>('abcdefghijklmnopqrstuvwxyz0123456789');
  #sorted: string[] = [];
  /** Words since the last sorting: some may be in `#sorted` already, and words there may be gone. */
  #fresh: string[] = [];
  #gone = 0;

  /** How many different words there are. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Counts one more paper for each word. The words of one call are different from each other. */
  add(words: Iterable<string>): void {
    for (const word of words) {
      const known = this.#numbers.get(word);
      if (known !== undefined) this.#frequencies[known]!++;
      else {
        this.#enter(word, this.#free.pop() ?? this.#words.length, 1);
        this.#fresh.push(word);
      }
    }
  }

  /** Takes back one `add`. */
  delete(words: Iterable<string>): void {
    for (const word of words) {
      const number = this.#numbers.get(word);
      if (number === undefined || --this.#frequencies[number]! > 0) continue;
      this.#numbers.delete(word);
      this.#words[number] = '';
      this.#free.push(number);
      this.#gone++;
    }
  }

  /** A word's number; -1 when no paper holds it. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  /** The word of a number, or the empty string. */
  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }

  /** All words by number, the empty string where a number is free. */
  get words(): readonly string[] {
    return this.#words;
  }

  /** The numbers of all words, in alphabetical order of the words. */
  order(): Uint32Array {
    const words = this.#inOrder().filter((word) => this.#numbers.has(word));
    return Uint32Array.from(words, (word) => this.#numbers.get(word)!);
  }

  /** Puts back the word of the next number, free when no paper holds it. `restoreOrder` is to follow. */
  restore(word: string, frequency: number): void {
    const number = this.#words.length;
    if (frequency > 0) this.#enter(word, number, frequency);
    else {
      this.#words.push('');
      this.#frequencies.push(0);
      this.#free.push(number);
    }
  }

  /** Takes the next number of `order`. @returns false when its word does not come after the last one's */
  restoreOrder(number: number): boolean {
    const word = this.wordOf(number);
    const last = this.#sorted.at(-1);
    if (!this.#numbers.has(word) || (last !== undefined && last >= word)) return false;
    this.#sorted.push(word);
    return true;
  }

  /** How many papers hold the word. */
  frequency(word: string): number {
    const number = this.#numbers.get(word);
    return number === undefined ? 0 : this.#frequencies[number]!;
  }

  /** The words that begin so, the word itself included, in alphabetical order. */
  startingWith(prefix: string): readonly string[] {
    const sorted = this.#inOrder();
    const words = sorted.slice(lowerBound(sorted, prefix), lowerBound(sorted, prefix + '\uFFFF'));
    return this.#gone > 0 ? words.filter((word) => this.#numbers.has(word)) : words;
  }

  /** See `wordsNear`. */
  near(word: string): readonly string[] {
    return wordsNear(word, this);
  }

  *oneSlipAway(word: string): Generator<string> {
    for (const edit of singleEdits(word, this.#letters)) if (this.#numbers.has(edit)) yield edit;
  }

  *twoSlipsAway(word: string): Generator<string> {
    for (const other of this.startingWith(word.charAt(0))) if (isWithinTwo(word, other)) yield other;
  }

  #enter(word: string, number: number, frequency: number): void {
    this.#numbers.set(word, number);
    this.#words[number] = word;
    this.#frequencies[number] = frequency;
    if (!/^[a-z0-9]*$/.test(word)) for (const letter of word) if (letter < FIRST_UNSPACED) this.#letters.add(letter);
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
      if (word !== undefined && word !== merged.at(-1) && this.#numbers.has(word)) merged.push(word);
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
