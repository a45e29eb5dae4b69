import type { Hit } from './engine';

/** Milliseconds in which a citation comes to tell half as much of what is cited next. */
const halfLife = 30 * 24 * 60 * 60 * 1000;
/** What a single citation elsewhere that was just made weighs against all there can be: one in four. */
const fewCitations = 3;
/**
 * The most that usage adds to a score: about what it tells whether a word is the first of a title or the fifth. A match
 * that is better by more stays before all that are cited.
 */
const mostAdded = 0.25;

/** How often a paper is cited, as far as that tells whether it is meant again. */
export interface CitedOften {
  /** Citations in the note that is being written. */
  readonly here: number;
  /** Citations in all notes, each as `recency` weighs it. */
  readonly anywhere: number;
}

/** From 0 to 1: what a citation weighs in a note that was last changed so many milliseconds ago. */
export function recency(age: number): number {
  return 2 ** (-Math.max(0, age) / halfLife);
}

/** From 0, for a paper that nobody cites, to below 1. What the note itself cites weighs more than anything elsewhere. */
export function usageWeight({ here, anywhere }: CitedOften): number {
  return here > 0 ? 0.5 + 0.5 * share(here) : 0.5 * share(anywhere);
}

/**
 * The best of what completion found, with papers that are cited moved up among matches of about the same quality: writers
 * cite again what they have cited (as editors and browsers offer what was used often and lately, "frecency"). The kind of
 * a match is the whole part of its score and stands above usage, so that a key or title as it was typed is never passed by
 * a paper that only holds the words. Within a kind, usage adds up to `mostAdded`. What is left equal keeps its order.
 * @param hits best first, as `SearchEngine.suggest` gives them; more of them than `limit`, for what is cited to be there
 * @param weightOf a paper's `usageWeight`, by its id
 */
export function rankByUsage(hits: readonly Hit[], weightOf: (id: string) => number, limit: number): Hit[] {
  const ranked = hits.map((hit, place) => ({
    hit,
    place,
    kind: Math.floor(hit.score),
    score: hit.score + mostAdded * weightOf(hit.id),
  }));
  ranked.sort((a, b) => b.kind - a.kind || b.score - a.score || a.place - b.place);
  return ranked.slice(0, limit).map(({ hit }) => hit);
}

/** From 0 to below 1. */
function share(count: number): number {
  return count / (count + fewCitations);
}
