import type { Breathe } from '../../breathing';
import { inStretches } from '../arrays/stretches';
import type { StringTable } from '../arrays/stringTable';
import { StringTableBuilder } from '../arrays/stringTableBuilder';
import type { WordNumbers } from '../words/wordNumbers';
import { wordOrder } from '../words/wordOrder';

/** So many words are looked at between two breaths. */
const STRETCH = 512;

/** Words and their stems in alphabetical order. */
export interface StemmedWords {
  /** The numbers of the words, in the order of `words`. */
  readonly order: Uint32Array;
  readonly words: StringTable;
  readonly stems: StringTable;
  /** By place in `words`: its stem's place in `stems`. */
  readonly stemOf: Uint32Array;
}

/**
 * Sorts the words that are used, and their stems along with them, as words among these.
 * @param numbers takes in the stems
 * @param frequencies by number: how often the word is used
 */
export async function stemmedWords(
  numbers: WordNumbers,
  frequencies: Uint32Array,
  stemOf: (word: string) => string,
  breathe: Breathe,
): Promise<StemmedWords> {
  const count = frequencies.length;
  const stemNumbers = new Uint32Array(count);
  // a stem may be a new word: no more of these than words
  const isStem = new Uint8Array(2 * count);
  const isUsed = new Uint32Array(2 * count);
  await inStretches(count, STRETCH, breathe, (first, end) => {
    for (let number = first; number < end; number++) {
      if (frequencies[number] === 0) continue;
      const word = numbers.words[number]!;
      const stem = stemOf(word);
      const stemNumber = stem === word ? number : numbers.numberOf(stem);
      stemNumbers[number] = stemNumber;
      isStem[stemNumber] = 1;
      isUsed[stemNumber] = 1;
      isUsed[number] = 1;
    }
  });
  const sorted = await wordOrder(numbers, isUsed, breathe);
  const order = new Uint32Array(sorted.length);
  const stemPlaces = new Uint32Array(2 * count);
  const [words, stems] = [new StringTableBuilder(), new StringTableBuilder()];
  let [size, stemCount] = [0, 0];
  await inStretches(sorted.length, STRETCH, breathe, (first, end) => {
    for (const number of sorted.subarray(first, end)) {
      const word = numbers.words[number]!;
      if (isStem[number] === 1) {
        stems.add(word);
        stemPlaces[number] = stemCount++;
      }
      if (number < count && frequencies[number]! > 0) {
        words.add(word);
        order[size++] = number;
      }
    }
  });
  const used = order.slice(0, size);
  const stemOfPlace = used.map((number) => stemPlaces[stemNumbers[number]!]!);
  return { order: used, words: words.build(), stems: stems.build(), stemOf: stemOfPlace };
}
