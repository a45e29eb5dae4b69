import { splitKey } from './completionEntry';
import type { TableWords } from '../words/tableWords';
import { splitInTwo } from '../words/slips';
import { wordsIn } from '../words/words';

/** What one typed word can be: whole words of the library, or the beginnings of words. */
export interface Reading {
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
}

/** What has more words is no title any more: only keys and whole titles are looked for. */
export const MOST_WORDS = 40;
/** Corrections are tried for words from this length on, one word a query. */
const SHORTEST_CORRECTED = 4;
/** Parts of this length make up a word that is known in one piece as well: frame + work, but not net + work. */
const SHORTEST_PART = 4;
/**
 * A half-typed word that so few papers go on from is rather a slip of one that is this many times as frequent: minma of
 * minima, though minmax begins so.
 */
const RARE = 2;
const TIMES_AS_FREQUENT = 3;

/** What was typed, word by word, as the words of a library can be meant by it. */
export class CompletionReadings {
  /** @param open whether the last word may be half typed */
  constructor(
    private readonly words: readonly string[],
    private readonly open: boolean,
    private readonly known: TableWords,
  ) {}

  /** The word that is half typed, when there is no other. */
  get begun(): string | undefined {
    return this.open && this.words.length === 1 ? this.words[0] : undefined;
  }

  /** The words as typed, two of them in one piece, one of them in two: all are meant as well. */
  *spellings(): Generator<readonly Reading[]> {
    const { words, open } = this;
    const last = words.length - 1;
    const plain = this.#plain();
    yield plain;
    for (let i = 0; i < last; i++) {
      const joined = words[i]! + words[i + 1]!;
      const half = open && i + 1 === last;
      if (this.#knows(joined, half)) yield plain.toSpliced(i, 2, reading(joined, half));
    }
    for (const [i, word] of words.entries()) {
      const half = open && i === last;
      const shortest = this.#knows(word, half) ? SHORTEST_PART : 2;
      const parts = splitInTwo(word, shortest, (part, isTail) => this.#knows(part, half && isTail));
      if (parts) yield plain.toSpliced(i, 1, reading(parts[0], false), reading(parts[1], half));
    }
  }

  /**
   * What else may have been meant: the words of a key, or one word misspelt. The likeliest first.
   * @param typed the whole of it
   */
  *corrections(typed: string): Generator<readonly Reading[]> {
    const { words, open, known } = this;
    const last = words.length - 1;
    const plain = this.#plain();
    const apart = plainWords(splitKey(typed));
    if (apart.length > words.length && apart.length <= MOST_WORDS)
      yield apart.map((word, i) => reading(word, open && i === apart.length - 1));
    const places = [...words.keys()].filter((i) => words[i]!.length >= SHORTEST_CORRECTED);
    const strangers = places.filter((i) => !this.#knows(words[i]!, open && i === last));
    // a rare word is likelier a slip than the others
    if (strangers.length === 0) yield* this.besideRare();
    // two words that nobody knows are no slip; a known word can be a slip only beside others
    for (const i of strangers.length === 1 ? strangers : strangers.length === 0 && last > 0 ? places : []) {
      yield plain.with(i, { words: known.near(words[i]!), beginnings: [] });
      if (open && i === last) yield plain.with(i, { words: [], beginnings: known.nearBeginnings(words[i]!) });
    }
  }

  /**
   * The last word as a slip, where it is close to a frequent word. It may be the beginning of a rare word as well, or two
   * short words: super + ir for superior.
   */
  *besideRare(): Generator<readonly Reading[]> {
    const { words, known } = this;
    const typed = words.at(-1) ?? '';
    if (!this.open || typed.length < SHORTEST_CORRECTED || known.frequency(typed) > 0) return;
    const held = known.frequencyOfBeginning(typed);
    if (held > RARE) return;
    const enough = TIMES_AS_FREQUENT * Math.max(1, held);
    const meant = known.near(typed).filter((word) => known.frequency(word) >= enough);
    if (meant.length === 0) return;
    yield words.map((word, i) => (i < words.length - 1 ? reading(word, false) : { words: meant, beginnings: [] }));
  }

  #plain(): readonly Reading[] {
    return this.words.map((word, i) => reading(word, this.open && i === this.words.length - 1));
  }

  #knows(word: string, half: boolean): boolean {
    return half ? this.known.begins(word) : this.known.frequency(word) > 0;
  }
}

/** The typed words, without the joined forms. */
export function plainWords(typed: string): string[] {
  return wordsIn(typed).flatMap(({ word, parts }) => (parts === undefined ? [word] : []));
}

function reading(word: string, open: boolean): Reading {
  return open ? { words: [], beginnings: [word] } : { words: [word], beginnings: [] };
}
