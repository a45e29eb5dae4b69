import { WordReader } from './wordReader';

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
  readonly #reader = new WordReader();
  readonly #stems: string[] = [];
  /** By word: a number for its stem. */
  readonly #stemNumbers: number[] = [];
  readonly #byStem = new Map<string, number>();

  /** @param stemOf the stem of a folded word */
  constructor(private readonly stemOf: (word: string) => string) {}

  /** Whether it has met so many words that another one should take its place. */
  get isFull(): boolean {
    return this.#reader.numbers.size > MOST_WORDS;
  }

  /** A word, folded. */
  word(number: number): string {
    return this.#reader.numbers.words[number]!;
  }

  stem(number: number): string {
    return this.#stems[number]!;
  }

  isStop(number: number): boolean {
    return this.#reader.isStop(number);
  }

  /** The same for words of one stem. */
  stemNumber(number: number): number {
    return this.#stemNumbers[number]!;
  }

  read(text: string): ReadText {
    const reader = this.#reader;
    reader.read(text);
    this.#stemNew();
    const parts: number[] = [];
    const joined: number[] = [];
    let wholes = parts;
    for (let i = 0; i < reader.size; i++) {
      const number = reader.words[i]!;
      const of = reader.parts[i]!;
      if (of === 0) {
        parts.push(number);
        if (wholes !== parts) wholes.push(number);
        continue;
      }
      joined.push(number);
      if (wholes === parts) wholes = parts.slice();
      wholes.length -= of;
      wholes.push(number);
    }
    return { parts, wholes, joined };
  }

  /** Stems the words that it has not met before. */
  #stemNew(): void {
    const { words } = this.#reader.numbers;
    for (let number = this.#stems.length; number < words.length; number++) {
      const stem = this.stemOf(words[number]!);
      this.#stems.push(stem);
      const known = this.#byStem.get(stem) ?? this.#byStem.size;
      this.#byStem.set(stem, known);
      this.#stemNumbers.push(known);
    }
  }
}
