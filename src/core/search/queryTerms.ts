import { STOP_WORDS } from './stopWords';
import type { Alternative, Slot, TextIndex } from './textIndex';
import { wordsIn } from './words';

/** A longer query is a passage, and of a longer passage the most telling words are kept: more find nothing else. */
const MOST_TERMS = { query: 32, passage: 40 };

/** How much a paper's word counts when it is not the typed one. */
const WEIGHT = { joined: 0.25, split: 0.6, completed: 0.5, completedBeside: 0.1, corrected: 0.6 };
/** The most completions of a half-typed word, and from how many letters on: before, they are too many. */
const MOST_COMPLETIONS = 12;
const SHORTEST_BEGINNING = 3;
const MOST_CORRECTIONS = 6;
/** Parts of this length make up a word that is known in one piece as well: frame + work, but not net + work. */
const SHORTEST_PART = 4;

/** What a typed query asks of the index. */
export interface QueryTerms {
  /** What papers should hold; empty when the library knows nothing of it. */
  readonly slots: readonly Slot[];
  /** The stems of the slots in the order typed, the best reading of each: what a phrase would be made of. */
  readonly phrase: readonly string[];
}

/** A word of the query, with its joined form when it is part of one. */
interface Typed {
  readonly word: string;
  readonly joined: readonly string[];
}

/**
 * Reads a query as typed: stop words fall out unless there is nothing else, the last word may be half typed, a word that
 * the library does not know may be misspelt, and words may be written in one piece, with a hyphen or in two.
 */
export function queryTerms(query: string, index: TextIndex): QueryTerms {
  const typed = typedWords(query);
  // what was pasted is read as it is: guessing at every word of a page would take too long
  if (typed.length > MOST_TERMS.query) return passageTerms(query, index);
  const open = /[\p{L}\p{N}\p{M}]$/u.test(query);
  const slots = typed.map(({ word, joined }, i) => ({
    alternatives: alternatives(word, joined, index, open && i === typed.length - 1),
  }));
  return termsOf(slots, index);
}

/** Reads a passage: its most telling words, as they are. */
export function passageTerms(passage: string, index: TextIndex): QueryTerms {
  const slots = typedWords(passage).map(({ word, joined }) => ({
    alternatives: plainAlternatives(word, joined, index),
  }));
  return termsOf(slots, index);
}

function termsOf(slots: readonly Slot[], index: TextIndex): QueryTerms {
  const distinct = new Map<string, Slot>();
  const phrase: string[] = [];
  for (const slot of slots) {
    const stems = slot.alternatives[0]?.stems;
    if (!stems) continue;
    phrase.push(...stems);
    const key = stems.join(' ');
    if (!distinct.has(key)) distinct.set(key, slot);
  }
  const telling = [...distinct].map(([key, slot]) => ({ key, slot, information: informationOf(slot, index) }));
  telling.sort((a, b) => b.information - a.information || (a.key < b.key ? -1 : 1));
  return { slots: telling.slice(0, MOST_TERMS.passage).map(({ slot }) => slot), phrase };
}

function informationOf({ alternatives }: Slot, index: TextIndex): number {
  return Math.max(...alternatives[0]!.stems.map((stem) => index.information(stem)));
}

/** The words to ask for, each with what it makes in one piece with its neighbours. */
function typedWords(query: string): Typed[] {
  const typed: { word: string; joined: Set<string> }[] = [];
  for (const { word, parts } of wordsIn(query)) {
    if (parts === undefined) {
      const before = typed.at(-1);
      const joined = new Set<string>();
      if (before) {
        before.joined.add(before.word + word);
        joined.add(before.word + word);
      }
      typed.push({ word, joined });
    } else for (const part of typed.slice(typed.length - parts)) part.joined.add(word);
  }
  const telling = typed.filter(({ word }) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : typed).map(({ word, joined }) => ({ word, joined: [...joined] }));
}

/** The word itself by its stem, and what it makes with its neighbours; nothing when the library has neither. */
function plainAlternatives(word: string, joined: readonly string[], index: TextIndex): Alternative[] {
  const found: Alternative[] = [];
  if (index.frequency(index.stemOf(word)) > 0) found.push({ stems: [index.stemOf(word)], weight: 1 });
  for (const whole of joined) {
    const stem = index.stemOf(whole);
    if (index.frequency(stem) > 0) found.push({ stems: [stem], weight: WEIGHT.joined });
  }
  return found;
}

function alternatives(word: string, joined: readonly string[], index: TextIndex, open: boolean): Alternative[] {
  const found = plainAlternatives(word, joined, index);
  const known = index.frequency(index.stemOf(word)) > 0;
  const add = (stems: readonly string[], weight: number): void => {
    const key = stems.join(' ');
    if (!found.some((other) => other.stems.join(' ') === key)) found.push({ stems, weight });
  };
  if (open && word.length >= SHORTEST_BEGINNING) {
    const weight = known ? WEIGHT.completedBeside : WEIGHT.completed;
    for (const completion of completions(word, index)) add([index.stemOf(completion)], weight);
  }
  const parts = splitWord(word, known, index);
  if (parts) add(parts, WEIGHT.split);
  if (found.length === 0) {
    for (const meant of index.words.near(word).slice(0, MOST_CORRECTIONS)) add([index.stemOf(meant)], WEIGHT.corrected);
  }
  return found;
}

/** The most frequent words that begin so, but for the word itself. */
function completions(beginning: string, index: TextIndex): readonly string[] {
  const words = index.words.startingWith(beginning).filter((word) => word !== beginning && !STOP_WORDS.has(word));
  if (words.length <= MOST_COMPLETIONS) return words;
  return words
    .map((word) => ({ word, frequency: index.words.frequency(word) }))
    .sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_COMPLETIONS)
    .map(({ word }) => word);
}

/** The stems of the two words that a word is made of. A stop word among them asks for nothing. */
function splitWord(word: string, known: boolean, index: TextIndex): readonly string[] | undefined {
  const shortest = known ? SHORTEST_PART : 2;
  const least = known ? index.words.frequency(word) : 1;
  const parts = index.words.split(word, shortest, (part) => {
    return index.words.frequency(part) >= least || (!known && STOP_WORDS.has(part));
  });
  const telling = parts?.filter((part) => !STOP_WORDS.has(part));
  return telling && telling.length > 0 ? telling.map((part) => index.stemOf(part)) : undefined;
}
