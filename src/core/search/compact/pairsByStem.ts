import type { Breathe } from '../../breathing';
import { inStretches } from '../arrays/stretches';
import { placesAmongStem } from './stemWords';

/** So many papers are looked at between two breaths. */
const STRETCH = 64;
/** How often a paper has a word takes so many bits: `MOST_REPEATED` is below 2 ** 10. */
const COUNT_BITS = 10;

/** The words of a paper, by number, each once, and how often it has them, in any order: a part of two arrays. */
export interface CountedWords {
  readonly words: Uint32Array;
  readonly counts: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** Words in alphabetical order, and their stems. */
export interface NumberedWords {
  /** By place: the word's number. */
  readonly order: Uint32Array;
  /** By place: the word's stem. */
  readonly stemOf: Uint32Array;
  /** By place: how many papers have the word. */
  readonly wordFrequencies: Uint32Array;
}

/** The words of papers by stem. A pair is a paper and a word that it has; papers ascend, their words are in any order. */
export class Pairs {
  /**
   * @param starts the pairs of stem `s` are those from `starts[s]` to, without it, `starts[s + 1]`
   * @param wordsOfStems how many words each stem has
   * @param papers by pair
   * @param words by pair: the word's place among those of the stem, and in the lower bits how often the paper has it
   */
  constructor(
    readonly starts: Uint32Array,
    readonly wordsOfStems: Uint32Array,
    readonly papers: Uint32Array,
    private readonly words: Uint32Array,
  ) {}

  /** The word's place among those of the stem, ascending. */
  placeAt(pair: number): number {
    return this.words[pair]! >>> COUNT_BITS;
  }

  /** How often the paper has the word. */
  countAt(pair: number): number {
    return this.words[pair]! & ((1 << COUNT_BITS) - 1);
  }
}

/** Transposes the words of papers, as a counting sort does. @param papers in their order */
export async function pairsByStem(
  papers: readonly CountedWords[],
  { order, stemOf, wordFrequencies }: NumberedWords,
  stems: number,
  breathe: Breathe,
): Promise<Pairs> {
  const { places, wordsOfStems } = placesAmongStem(stemOf, stems);
  const starts = new Uint32Array(stems + 1);
  for (let w = 0; w < order.length; w++) starts[stemOf[w]! + 1]! += wordFrequencies[w]!;
  for (let s = 0; s < stems; s++) starts[s + 1]! += starts[s]!;
  // by number
  const numbers = order.reduce((most, number) => Math.max(most, number), 0) + 1;
  const stemsByNumber = new Uint32Array(numbers);
  const placesByNumber = new Uint32Array(numbers);
  for (let w = 0; w < order.length; w++) {
    stemsByNumber[order[w]!] = stemOf[w]!;
    placesByNumber[order[w]!] = places[w]! << COUNT_BITS;
  }
  const next = starts.slice(0, stems);
  const holders = new Uint32Array(starts[stems]!);
  const held = new Uint32Array(starts[stems]!);
  await inStretches(papers.length, STRETCH, breathe, (first, last) => {
    for (let p = first; p < last; p++) {
      const { words, counts, start, end } = papers[p]!;
      for (let i = start; i < end; i++) {
        const word = words[i]!;
        const at = next[stemsByNumber[word]!]!++;
        holders[at] = p;
        held[at] = placesByNumber[word]! | counts[i]!;
      }
    }
  });
  return new Pairs(starts, wordsOfStems, holders, held);
}
