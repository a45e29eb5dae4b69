import { splitInTwo } from './words/slips';
import type { Meanings } from './meaning/meanings';
import { STOP_WORDS } from './words/stopWords';
import type { Alternative, Texts } from './texts';

/** How much a paper's word counts when it is not the typed one. */
const WEIGHT = { joined: 0.25, split: 0.6, completed: 0.5, completedBeside: 0.1, corrected: 0.6, meant: 0.5 };
/** Of the less likely readings of an unknown word none counts less than this share: it may still be the meant one. */
const LEAST_SHARE = 0.05;
/** How often a reading is meant, beside others that as many papers hold: slips are rare, and so are words in two. */
const PRIOR = { joined: 4, split: 1, shortSplit: 0.05, completed: 1, corrected: 0.4 };
/** Of a word that is known by its stem only: how often it is a slip of a word that as many papers hold. */
const SLIP_BESIDE_STEM = 0.2;

/** The most completions of a half-typed word, and from how many letters on: before, they are too many. */
const MOST_COMPLETIONS = 12;
const SHORTEST_BEGINNING = 3;
const MOST_CORRECTIONS = 6;
/**
 * Parts of this length make up a word that is known in one piece as well: frame + work, but not net + work. Shorter parts
 * of an unknown word are more often what a slip left: super + ir.
 */
const SHORTEST_PART = 4;

/** A reading of an unknown word: what it counts when it is the likeliest, and how likely it is, in papers. */
interface Guess extends Alternative {
  readonly likely: number;
}

/** What words of the library mean nearly the same as one that it does not hold. */
export function meantReadings(word: string, index: Texts, meanings: Meanings): Alternative[] {
  const others = [...meanings.of(index.stemOf(word))].filter((other) => index.frequency(other) > 0);
  return others.map((other) => ({ stems: [other], weight: WEIGHT.meant }));
}

/** The word itself by its stem, and what it makes with its neighbours; nothing when the library has neither. */
export function plainReadings(word: string, joined: readonly string[], index: Texts): Alternative[] {
  const found: Alternative[] = [];
  const stem = index.stemOf(word);
  if (index.frequency(stem) > 0) found.push({ stems: [stem], weight: 1 });
  for (const whole of joined) {
    const stem = index.stemOf(whole);
    if (index.frequency(stem) > 0) found.push({ stems: [stem], weight: WEIGHT.joined });
  }
  return found;
}

/**
 * All that a typed word can stand for, the likeliest first: itself, the beginning of a word, two words, a misspelt one.
 * @param joined what it makes in one piece with its neighbours
 * @param open whether it may be half typed
 */
export function readings(word: string, joined: readonly string[], index: Texts, open: boolean): Alternative[] {
  const known = index.frequency(index.stemOf(word)) > 0;
  return known ? readingsBeside(word, joined, index, open) : guesses(word, joined, index, open);
}

/** The readings of a known word: what else it can stand for counts little. */
function readingsBeside(word: string, joined: readonly string[], index: Texts, open: boolean): Alternative[] {
  const found = plainReadings(word, joined, index);
  if (open) {
    for (const each of completions(word, index)) found.push({ stems: [each], weight: WEIGHT.completedBeside });
  }
  const parts = splitWord(word, true, index);
  if (parts) found.push({ stems: parts.stems, weight: WEIGHT.split });
  if (index.words.frequency(word) === 0) {
    const plain = index.frequency(index.stemOf(word));
    for (const each of corrections(word, index)) {
      const share = Math.min(1, (SLIP_BESIDE_STEM * index.frequency(each)) / plain);
      found.push({ stems: [each], weight: WEIGHT.corrected * Math.max(share, LEAST_SHARE) });
    }
  }
  return distinct(found);
}

/**
 * The readings of a word that the library does not hold. No kind rules out another, because a slip often leaves the
 * beginning of some rare word, or two short words: what more papers hold is likelier meant, and counts more.
 */
function guesses(word: string, joined: readonly string[], index: Texts, open: boolean): Alternative[] {
  const found: Guess[] = [];
  const add = (stems: readonly string[], weight: number, prior: number): void => {
    found.push({ stems, weight, likely: prior * Math.min(...stems.map((each) => index.frequency(each))) });
  };
  for (const { stems, weight } of plainReadings(word, joined, index)) add(stems, weight, PRIOR.joined);
  if (open) for (const each of completions(word, index)) add([each], WEIGHT.completed, PRIOR.completed);
  const parts = splitWord(word, false, index);
  if (parts) add(parts.stems, WEIGHT.split, parts.shortest < SHORTEST_PART ? PRIOR.shortSplit : PRIOR.split);
  for (const each of corrections(word, index)) add([each], WEIGHT.corrected, PRIOR.corrected);
  const most = Math.max(...found.map(({ likely }) => likely));
  found.sort((a, b) => b.likely - a.likely);
  return distinct(
    found.map(({ stems, weight, likely }) => ({ stems, weight: weight * Math.max(LEAST_SHARE, likely / most) })),
  );
}

/** Each reading once: as it is named first. */
function distinct(found: readonly Alternative[]): Alternative[] {
  const byStems = new Map<string, Alternative>();
  for (const each of found) {
    const key = each.stems.join(' ');
    if (!byStems.has(key)) byStems.set(key, each);
  }
  return [...byStems.values()];
}

/** The stems of the most frequent words that begin so, but for the word itself. */
function completions(beginning: string, index: Texts): readonly string[] {
  if (beginning.length < SHORTEST_BEGINNING) return [];
  const words = index.words.startingWith(beginning).filter((word) => word !== beginning && !STOP_WORDS.has(word));
  const frequent = words.length <= MOST_COMPLETIONS ? words : mostFrequent(words, index);
  return frequent.map((word) => index.stemOf(word));
}

function mostFrequent(words: readonly string[], index: Texts): readonly string[] {
  return words
    .map((word) => ({ word, frequency: index.words.frequency(word) }))
    .sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_COMPLETIONS)
    .map(({ word }) => word);
}

/** The stems of the words that a word may have been meant as. */
function corrections(word: string, index: Texts): readonly string[] {
  const near = index.words.near(word).slice(0, MOST_CORRECTIONS);
  return near.map((meant) => index.stemOf(meant));
}

/**
 * The stems of the two words that a word is made of, and the letters of the shorter one. A stop word among them asks for
 * nothing.
 */
function splitWord(
  word: string,
  known: boolean,
  index: Texts,
): { readonly stems: readonly string[]; readonly shortest: number } | undefined {
  const least = known ? index.words.frequency(word) : 1;
  const parts = splitInTwo(word, known ? SHORTEST_PART : 2, (part) => {
    return index.words.frequency(part) >= least || (!known && STOP_WORDS.has(part));
  });
  const stems = parts?.filter((part) => !STOP_WORDS.has(part)).map((part) => index.stemOf(part));
  if (!parts || !stems || stems.length === 0) return undefined;
  return { stems, shortest: Math.min(...parts.map(({ length }) => length)) };
}
