import { STOP_WORDS } from '../words/stopWords';
import type { Alternative, Slot } from '../texts';
import { wordsIn } from '../words/words';
import { abbreviationsIn } from './abbreviations';

/** What a paper's abbreviation counts where what it stands for was typed, and the other way round. */
const WEIGHT = 0.8;

/**
 * Slots to which is added what texts explain of their words: who asks for MAML is also shown who writes model-agnostic
 * meta-learning alone, and the other way round. The texts are those that answer the query as it is, so that of several
 * things that are abbreviated alike the one that is meant is learnt, and nothing has to be kept.
 * @param slots of which each asks for another word, the best reading first
 * @param stemOf the stem of a folded word
 * @returns nothing when there is nothing to add
 */
export function abbreviatedSlots(
  slots: readonly Slot[],
  texts: Iterable<string>,
  stemOf: (word: string) => string,
): readonly Slot[] | undefined {
  const asked = new Map<string, number>();
  for (const [i, { alternatives }] of slots.entries())
    for (const stem of alternatives[0]?.stems ?? []) asked.set(stem, i);
  const more = slots.map(() => new Map<string, Alternative>());
  const add = (slot: number, stems: readonly string[], weight: number): void => {
    const key = stems.join(' ');
    const isKnown = slots[slot]!.alternatives.some((each) => each.stems.join(' ') === key);
    if (!isKnown) more[slot]!.set(key, { stems, weight });
  };
  for (const text of texts) {
    for (const { short, long } of abbreviationsIn(text)) {
      const name = stemsIn(short, stemOf, true).at(-1);
      const stems = [...new Set(stemsIn(long, stemOf, false))];
      if (name === undefined || stems.length < 2) continue;
      const typed = asked.get(name);
      if (typed !== undefined) add(typed, stems, WEIGHT);
      const places = new Set(stems.map((stem) => asked.get(stem)));
      if (places.has(undefined)) continue;
      // one word answers all of these slots
      for (const place of places) add(place!, [name], WEIGHT / places.size);
    }
  }
  if (more.every(({ size }) => size === 0)) return undefined;
  return slots.map(({ alternatives }, i) => ({ alternatives: [...alternatives, ...more[i]!.values()] }));
}

/** @param isWhole whether words with hyphens are also meant in one piece */
function stemsIn(text: string, stemOf: (word: string) => string, isWhole: boolean): string[] {
  return wordsIn(text)
    .filter(({ word, parts }) => (isWhole || parts === undefined) && !STOP_WORDS.has(word))
    .map(({ word }) => stemOf(word));
}
