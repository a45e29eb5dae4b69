import type { Meanings } from './meaning/meanings';
import { STOP_WORDS } from './words/stopWords';
import type { Alternative, Slot, Texts } from './texts';
import { meantReadings, plainReadings, readings } from './wordReadings';
import { wordsIn } from './words/words';

/** A longer query is a passage, and of a longer passage the most telling words are kept: more find nothing else. */
const MOST_TERMS = { query: 32, passage: 40 };

/** What a typed query asks of the index. */
export interface QueryTerms {
  /** What papers should hold; empty when the library knows nothing of it. */
  readonly slots: readonly Slot[];
  /** The stems of the slots in the order typed, the best reading of each: what a phrase would be made of. */
  readonly phrase: readonly string[];
  /** Whether no slot is a guess at a misspelt word: what holds all of them then surely holds what was asked for. */
  readonly isSure: boolean;
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
export function queryTerms(query: string, index: Texts, meanings: Meanings): QueryTerms {
  const typed = typedWords(query);
  // what was pasted is read as it is: guessing at every word of a page would take too long
  if (typed.length > MOST_TERMS.query) return plainTerms(typed, index, meanings);
  const open = /[\p{L}\p{N}\p{M}]$/u.test(query);
  const isHalf = (i: number): boolean => open && i === typed.length - 1;
  const slots = typed.map(({ word, joined }, i) => {
    const isBegun = isHalf(i) && index.words.startingWith(word).length > 0;
    const meant = isBegun ? [] : meantInstead({ word, joined }, index, meanings);
    return { alternatives: meant.length > 0 ? meant : readings(word, joined, index, isHalf(i)) };
  });
  const isSure = typed.every(({ word }, i) => {
    const isKnown = index.frequency(index.stemOf(word)) > 0 || slots[i]!.alternatives.length === 0;
    return isKnown || (isHalf(i) && index.words.startingWith(word).length > 0);
  });
  return { ...termsOf(slots, index), isSure };
}

/** Reads a passage: its most telling words, as they are. */
export function passageTerms(passage: string, index: Texts, meanings: Meanings): QueryTerms {
  return plainTerms(typedWords(passage), index, meanings);
}

function plainTerms(typed: readonly Typed[], index: Texts, meanings: Meanings): QueryTerms {
  const slots = typed.map(({ word, joined }) => {
    const plain = plainReadings(word, joined, index);
    return { alternatives: plain.length > 0 ? plain : meantReadings(word, index, meanings) };
  });
  return { ...termsOf(slots, index), isSure: true };
}

/** Words for one that the library does not know, but which is no slip, because it is known what it means. */
function meantInstead({ word, joined }: Typed, index: Texts, meanings: Meanings): readonly Alternative[] {
  return plainReadings(word, joined, index).length > 0 ? [] : meantReadings(word, index, meanings);
}

function termsOf(slots: readonly Slot[], index: Texts): Omit<QueryTerms, 'isSure'> {
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

function informationOf({ alternatives }: Slot, index: Texts): number {
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
