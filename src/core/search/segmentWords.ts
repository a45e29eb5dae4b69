import type { CompletionSegment } from './completionSegment';
import { isWithinTwo } from './edits';
import { isCorrectableBeginning, wordsNear, type KnownWords } from './slips';
import { slipsIn } from './tableSlips';

/** The words of all papers of some segments that are not gone. */
export class SegmentWords implements KnownWords {
  constructor(private readonly segments: readonly CompletionSegment[]) {}

  frequency(word: string): number {
    return this.segments.reduce((sum, { words, frequencies }) => {
      const place = words.strings.indexOf(word);
      return place < 0 ? sum : sum + frequencies[place]!;
    }, 0);
  }

  /** How often papers hold a word that begins so. */
  frequencyOfBeginning(beginning: string): number {
    let sum = 0;
    for (const { words, frequencies } of this.segments) {
      const from = words.strings.lowerBound(beginning);
      const to = words.strings.endOf(beginning, from);
      for (let w = from; w < to; w++) sum += frequencies[w]!;
    }
    return sum;
  }

  /** Whether any word begins so. */
  begins(beginning: string): boolean {
    return this.segments.some((segment) => {
      const from = segment.words.strings.lowerBound(beginning);
      return hasAny(segment, from, segment.words.strings.endOf(beginning, from));
    });
  }

  /** See `wordsNear`. */
  near(word: string): readonly string[] {
    return wordsNear(word, this);
  }

  /** The beginnings, one slip away from a half-typed word, that some word has. In alphabetical order. */
  nearBeginnings(beginning: string): readonly string[] {
    if (!isCorrectableBeginning(beginning)) return [];
    const found = new Set<string>();
    for (const segment of this.segments) {
      const { strings } = segment.words;
      for (const { text, from, to } of slipsIn(strings, beginning)) {
        const first = strings.lowerBound(text, from, to);
        if (hasAny(segment, first, strings.endOf(text, first, to))) found.add(text);
      }
    }
    return [...found].sort();
  }

  *oneSlipAway(word: string): Generator<string> {
    for (const { words, frequencies } of this.segments) {
      for (const { text, from, to } of slipsIn(words.strings, word)) {
        const place = words.strings.indexOf(text, from, to);
        if (place >= 0 && frequencies[place]! > 0) yield text;
      }
    }
  }

  *twoSlipsAway(word: string): Generator<string> {
    for (const { words, frequencies } of this.segments) {
      const from = words.strings.lowerBound(word.charAt(0));
      const to = words.strings.endOf(word.charAt(0), from);
      for (let w = from; w < to; w++) {
        if (Math.abs(words.strings.lengthOf(w) - word.length) > 2 || frequencies[w] === 0) continue;
        const other = words.strings.at(w);
        if (isWithinTwo(word, other)) yield other;
      }
    }
  }
}

/** Whether a paper that is not gone holds any word of the range. */
function hasAny({ frequencies }: CompletionSegment, from: number, to: number): boolean {
  for (let w = from; w < to; w++) if (frequencies[w]! > 0) return true;
  return false;
}
