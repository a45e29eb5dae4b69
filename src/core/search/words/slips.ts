/** From these lengths on a word may hold one slip, or two. Shorter words are too close to each other. */
const ONE_SLIP = 4;
const TWO_SLIPS = 9;
/**
 * Longer words are no slips of another, but what was pasted: a link, a sequence. To try each edit of one would take time
 * in the square of its length. Nor are words beyond the second length made of two.
 */
const LONGEST_CORRECTED = 40;
const LONGEST_SPLIT = 100;

/** Pairs of characters of unspaced scripts are no letters to correct with. */
export const FIRST_UNSPACED = '\u2E80';

/** What is asked of the words of a library to find out which one was meant. */
export interface KnownWords {
  /** How many papers hold the word. */
  frequency(word: string): number;
  /** The words that one slip makes of a word; perhaps the word itself, and some more than once. */
  oneSlipAway(word: string): Iterable<string>;
  /** The words with a word's first letter that differ from it by at most two slips. */
  twoSlipsAway(word: string): Iterable<string>;
}

/**
 * The words that a word may have been meant as: one slip away, or else, from nine letters on and with the same first
 * letter, two. The most frequent first.
 */
export function wordsNear(word: string, known: KnownWords): readonly string[] {
  if (!isCorrectable(word, ONE_SLIP) || /^\p{N}/u.test(word)) return [];
  const found = new Set(known.oneSlipAway(word));
  found.delete(word);
  if (found.size === 0 && word.length >= TWO_SLIPS) for (const other of known.twoSlipsAway(word)) found.add(other);
  return [...found].sort((a, b) => known.frequency(b) - known.frequency(a) || (a < b ? -1 : 1));
}

/** Whether a half-typed word is looked at for a slip. */
export function isCorrectableBeginning(beginning: string): boolean {
  return isCorrectable(beginning, ONE_SLIP + 1);
}

/** Where a word of bearable length can be taken apart so that `known` accepts both parts: the most balanced cut. */
export function splitInTwo(
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

function isCorrectable(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= LONGEST_CORRECTED && word.charAt(0) < FIRST_UNSPACED;
}
