import { FIRST_AUTHOR, OUTSIDE } from './occurrences';

/** What counts, from 0 to below 1 in all. */
interface Weights {
  /** How much of the title was typed. */
  readonly typed: number;
  /** How early in it the typed words stand, or whether they name who is cited by them. */
  readonly early: number;
  /** How many pairs of them stand there together, as they were typed. */
  readonly together: number;
}

const ONE_WORD: Weights = { typed: 0.45, early: 0.45, together: 0 };
/** Words that were copied or kept in mind stand together: that tells more than anything else. */
const WORDS: Weights = { typed: 0.2, early: 0.3, together: 0.4 };

/** Two words stand together when so many places apart: the form in one piece stands after "meta-learning". */
const TOGETHER = 2;

/** What a word at a place in the title counts: from 1 for the first. */
function earliness(place: number): number {
  return 1 / (1 + place / 4);
}

/** The family name of the first author counts as the second word of a title: a work is cited by it. */
const FIRST_AUTHOR_COUNTS = earliness(1);

/** The most that a word counts at a place as `Occurrences` tells it. */
const EARLINESS = Float64Array.from({ length: OUTSIDE + 1 }, (_, place) =>
  place < FIRST_AUTHOR ? earliness(place) : place === FIRST_AUTHOR ? FIRST_AUTHOR_COUNTS : 0,
);

/** More than rounding adds. */
const ROUNDING = 1e-9;

/** How well a title answers, from 0 to below 1, among papers that match alike. */
export class Closeness {
  readonly #weights: Weights;
  /** By place as `Occurrences` tells it: the most that there is to `typed` when one of the words has it. */
  readonly #mostAt = new Float64Array(OUTSIDE + 1);

  /**
   * @param typed how much was typed, run together
   * @param words how many words
   */
  constructor(
    private readonly typed: number,
    private readonly words: number,
  ) {
    this.#weights = words > 1 ? WORDS : ONE_WORD;
    for (let place = 0; place <= OUTSIDE; place++) this.#mostAt[place] = mostAt(place, words, this.#weights) + ROUNDING;
  }

  /**
   * @param titleWords how many words the title has: who is named first comes after them
   * @param places by typed word: its place among the paper's words, or -1
   */
  of(titleLength: number, titleWords: number, places: ArrayLike<number>): number {
    const { words } = this;
    const { early, together } = this.#weights;
    let [count, pairs, previous] = [0, 0, Infinity];
    for (let i = 0; i < words; i++) {
      const place = places[i]!;
      if (place === titleWords) count += FIRST_AUTHOR_COUNTS;
      const isInside = place >= 0 && place < titleWords;
      if (isInside) count += earliness(place);
      if (isInside && place > previous && place <= previous + TOGETHER) pairs++;
      previous = isInside ? place : Infinity;
    }
    const share = this.#typedShare(titleLength) + (words > 0 ? (early * count) / words : 0);
    return words > 1 ? share + (together * pairs) / (words - 1) : share;
  }

  /** No less than `of` is when one of the words has a place as `Occurrences` tells it. */
  most(titleLength: number, place: number): number {
    return this.#typedShare(titleLength) + this.#mostAt[place]!;
  }

  #typedShare(titleLength: number): number {
    return this.#weights.typed * Math.min(1, this.typed / (titleLength + 1));
  }
}

/** The most that places tell when one of some words has a place: beside another word there, or by itself. */
function mostAt(place: number, words: number, { early, together }: Weights): number {
  const own = EARLINESS[place]!;
  if (words < 2) return early * own;
  const alone = (early * (own + words - 1)) / words + (together * (words - 2)) / (words - 1);
  if (place >= FIRST_AUTHOR) return alone;
  const beside = earliness(Math.max(0, place - TOGETHER));
  return Math.max(alone, (early * (own + beside + words - 2)) / words + together);
}
