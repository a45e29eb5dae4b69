import { STOP_WORDS } from './stopWords';
import { WordNumbers } from './wordNumbers';
import { readWords } from './words';

/** A text word by word; words are numbers of the reader that read it. */
export interface ReadText {
  /** In order, words with hyphens as their parts. */
  readonly parts: readonly number[];
  /** The same, but words with hyphens in one piece; the same array where there are none. */
  readonly wholes: readonly number[];
  /** The words with hyphens, in one piece. */
  readonly joined: readonly number[];
}

/** More words than this are not remembered. */
const MOST_WORDS = 200_000;

/** Reads texts into numbers of words, each of which is stemmed once. */
export class TextReader {
  readonly #numbers = new WordNumbers();
  readonly #stems: string[] = [];
  readonly #stops: boolean[] = [];
  /** By word: a number for its stem. */
  readonly #stemNumbers: number[] = [];
  readonly #byStem = new Map<string, number>();

  /** @param stemOf the stem of a folded word */
  constructor(private readonly stemOf: (word: string) => string) {}

  /** Whether it has met so many words that another one should take its place. */
  get isFull(): boolean {
    return this.#numbers.size > MOST_WORDS;
  }

  /** A word, folded. */
  word(number: number): string {
    return this.#numbers.words[number]!;
  }

  stem(number: number): string {
    return this.#stems[number]!;
  }

  isStop(number: number): boolean {
    return this.#stops[number]!;
  }

  /** The same for words of one stem. */
  stemNumber(number: number): number {
    return this.#stemNumbers[number]!;
  }

  read(text: string): ReadText {
    const parts: number[] = [];
    const joined: number[] = [];
    let wholes = parts;
    readWords(text, {
      plain: (start, end) => {
        const number = this.#met(this.#numbers.numberAt(text, start, end));
        parts.push(number);
        if (wholes !== parts) wholes.push(number);
      },
      other: ({ word, parts: of }) => {
        const number = this.#met(this.#numbers.numberOf(word));
        if (of === undefined) {
          parts.push(number);
          if (wholes !== parts) wholes.push(number);
          return;
        }
        joined.push(number);
        if (wholes === parts) wholes = parts.slice();
        wholes.length -= of;
        wholes.push(number);
      },
    });
    return { parts, wholes, joined };
  }

  #met(number: number): number {
    if (number < this.#stems.length) return number;
    const word = this.#numbers.words[number]!;
    const stem = this.stemOf(word);
    this.#stems.push(stem);
    this.#stops.push(STOP_WORDS.has(word));
    const known = this.#byStem.get(stem) ?? this.#byStem.size;
    this.#byStem.set(stem, known);
    this.#stemNumbers.push(known);
    return number;
  }
}
