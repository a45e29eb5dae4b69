import type { Ranked } from './best';
import type { PaperIndex } from './follower';
import type { FieldWords } from './paperReader';
import type { KnownWords } from './words/slips';
import type { Breathe } from '../breathing';

/** One way to satisfy a part of a query: papers that hold all these stems, and how much it counts beside the others. */
export interface Alternative {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** A part of a query: what one typed word can stand for. A paper covers it by any of the alternatives. */
export interface Slot {
  readonly alternatives: readonly Alternative[];
}

/** How the papers that hold a part of a query are ranked. */
export interface Ranking {
  /** How much a paper loses that covers only a part of the query: the power of the share of its information covered. */
  readonly coverage: number;
  /** By id, of papers that are known to hold all words: what their score is multiplied by. */
  readonly gains: ReadonlyMap<string, number>;
  /** Whether papers that cover all come before those that cover a part, whatever their score. */
  readonly isWholeFirst: boolean;
  /** The ids that may be among the best, of all papers that cover any slot. */
  readonly accepts?: ((id: string) => boolean) | undefined;
}

/** A paper that covers all of a query, or a part of it. */
export interface Covering extends Ranked {
  readonly isWhole: boolean;
}

/** From this share of a query's information on all of it is covered: sums are not exact. */
export const WHOLE = 1 - 1e-9;

/** When so many papers hold the rarer words of a query, commoner words only order these. */
export const ENOUGH_CANDIDATES = 400;

/** The words of a library, unstemmed. */
export interface TextWords extends KnownWords {
  /** The words that begin so, the word itself included, in alphabetical order. */
  startingWith(beginning: string): readonly string[];
  /** See `wordsNear`. */
  near(word: string): readonly string[];
}

/**
 * The texts of a library by the stems of their words: title and abstract as one field, so that a word in both saturates
 * once. Answers are those of BM25 over the papers as they are now, however they came to be so.
 */
export interface Texts extends PaperIndex {
  readonly size: number;
  /** The words of titles, abstracts, authors and keys. */
  readonly words: TextWords;
  has(id: string): boolean;
  /** The words of a paper by field; none for an unknown id. */
  read(id: string): readonly FieldWords[];
  /** The stem of a folded word. */
  stemOf(word: string): string;
  /** How many papers hold a word of this stem. */
  frequency(stem: string): number;
  /** How much a stem tells, in nats: BM25's inverse document frequency. Above 0, also for unknown stems. */
  information(stem: string): number;
  /** The best papers of those that cover any slot; the rarer words of a query decide which are looked at. */
  best(slots: readonly Slot[], ranking: Ranking, limit: number): readonly Covering[];
  /**
   * How much papers give for stems: BM25 without the stems' information.
   * @param ids of papers that are held, each once
   * @param stems each once
   * @returns by paper, one row after the other, and in it by stem; 0 where the paper does not hold it
   */
  saturations(ids: readonly string[], stems: readonly string[]): Float64Array;
  /** Tells who holds a word of any of these stems. */
  holders(stems: ReadonlySet<string>): (id: string) => boolean;
  /** All as bytes that `restore` takes. Nothing may be put or deleted meanwhile. */
  save(breathe: Breathe): Promise<Uint8Array>;
  /**
   * Takes what was saved into an index that holds nothing yet. One that this is refused to, or whose breathing is, is of no
   * use any more.
   * @param bytes must not change from now on
   * @returns false when the bytes were not saved by this version
   */
  restore(bytes: Uint8Array, breathe: Breathe): Promise<boolean>;
}

/** How much the rarest reading of a slot tells. */
export function slotInformation(slot: Slot, texts: Pick<Texts, 'information'>): number {
  let least = Infinity;
  for (const { stems } of slot.alternatives) {
    least = Math.min(least, Math.max(...stems.map((each) => texts.information(each))));
  }
  return least;
}
