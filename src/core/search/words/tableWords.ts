import { isWithinTwo } from './edits';
import { isCorrectableBeginning, wordsNear, type KnownWords } from './slips';
import type { StringTable } from '../arrays/stringTable';
import { slipsIn } from './tableSlips';

/** Words, and how many papers have each now; words that none has are as if they were not there. */
export interface CountedWords {
  /** Sorted; each once. */
  readonly strings: StringTable;
  readonly frequencies: Uint32Array;
}

/** The words of the papers of some segments. */
export class TableWords implements KnownWords {
  constructor(private readonly tables: readonly CountedWords[]) {}

  frequency(word: string): number {
    return this.tables.reduce((sum, { strings, frequencies }) => {
      const place = strings.indexOf(word);
      return place < 0 ? sum : sum + frequencies[place]!;
    }, 0);
  }

  /** How often papers hold a word that begins so. */
  frequencyOfBeginning(beginning: string): number {
    let sum = 0;
    for (const { strings, frequencies } of this.tables) {
      const from = strings.lowerBound(beginning);
      const to = strings.endOf(beginning, from);
      for (let w = from; w < to; w++) sum += frequencies[w]!;
    }
    return sum;
  }

  /** Whether any word begins so. */
  begins(beginning: string): boolean {
    return this.tables.some((table) => {
      const from = table.strings.lowerBound(beginning);
      return hasAny(table, from, table.strings.endOf(beginning, from));
    });
  }

  /** The words that begin so, the word itself included, in alphabetical order. */
  startingWith(beginning: string): readonly string[] {
    const found: string[] = [];
    for (const { strings, frequencies } of this.tables) {
      const from = strings.lowerBound(beginning);
      const to = strings.endOf(beginning, from);
      for (let w = from; w < to; w++) if (frequencies[w]! > 0) found.push(strings.at(w));
    }
    return this.tables.length > 1 ? [...new Set(found)].sort() : found;
  }

  /** See `wordsNear`. */
  near(word: string): readonly string[] {
    return wordsNear(word, this);
  }

  /** The beginnings, one slip away from a half-typed word, that some word has. In alphabetical order. */
  nearBeginnings(beginning: string): readonly string[] {
    if (!isCorrectableBeginning(beginning)) return [];
    const found = new Set<string>();
    for (const table of this.tables) {
      const { strings } = table;
      for (const { text, from, to } of slipsIn(strings, beginning)) {
        const first = strings.lowerBound(text, from, to);
        if (hasAny(table, first, strings.endOf(text, first, to))) found.add(text);
      }
    }
    return [...found].sort();
  }

  *oneSlipAway(word: string): Generator<string> {
    for (const { strings, frequencies } of this.tables) {
      for (const { text, from, to } of slipsIn(strings, word)) {
        const place = strings.indexOf(text, from, to);
        if (place >= 0 && frequencies[place]! > 0) yield text;
      }
    }
  }

  *twoSlipsAway(word: string): Generator<string> {
    for (const { strings, frequencies } of this.tables) {
      const from = strings.lowerBound(word.charAt(0));
      const to = strings.endOf(word.charAt(0), from);
      for (let w = from; w < to; w++) {
        if (Math.abs(strings.lengthOf(w) - word.length) > 2 || frequencies[w] === 0) continue;
        const other = strings.at(w);
        if (isWithinTwo(word, other)) yield other;
      }
    }
  }
}

/** Whether a paper that is not gone holds any word of the range. */
function hasAny({ frequencies }: CountedWords, from: number, to: number): boolean {
  for (let w = from; w < to; w++) if (frequencies[w]! > 0) return true;
  return false;
}
