import type { Bm25 } from '../bm25';
import { slotInformation, type Alternative, type Slot, type Texts } from '../texts';
import { eachScored, type SegmentScores } from './segmentScores';

/** A slot with how much it tells. */
interface Asked {
  readonly slot: Slot;
  readonly information: number;
}

/** A query as segments answer it, term at a time: the rarest slots first, so that common ones need no new candidates. */
export class TextQuery {
  /** How much all slots tell together. */
  readonly information: number;
  readonly #rarestFirst: readonly Asked[];
  readonly #informationOf: (stem: string) => number;

  constructor(slots: readonly Slot[], texts: Pick<Texts, 'information'>) {
    const known = new Map<string, number>();
    this.#informationOf = (stem) => {
      const information = known.get(stem) ?? texts.information(stem);
      known.set(stem, information);
      return information;
    };
    const asked = slots.map((slot) => ({
      slot,
      information: slotInformation(slot, { information: this.#informationOf }),
    }));
    this.#rarestFirst = asked.sort((a, b) => b.information - a.information);
    this.information = asked.reduce((sum, { information }) => sum + information, 0);
  }

  /**
   * Scores the papers of all segments.
   * @param enough when so many papers hold the rarer words, commoner words only order these
   */
  score(found: readonly SegmentScores[], bm25: Bm25, enough: number): void {
    for (const [i, { slot, information }] of this.#rarestFirst.entries()) {
      const isClosed = found.reduce((sum, { size }) => sum + size, 0) >= enough;
      for (const scores of found) {
        for (const alternative of slot.alternatives) {
          const add = (paper: number, score: number) => {
            if (!isClosed || scores.has(paper)) scores.add(paper, i + 1, score, information);
          };
          this.#scoreAlternative(scores, alternative, bm25, add);
        }
      }
    }
  }

  /** The papers that hold all stems of an alternative, with what these give together. */
  #scoreAlternative(
    { segment }: SegmentScores,
    { stems, weight }: Alternative,
    bm25: Bm25,
    add: (paper: number, score: number) => void,
  ): void {
    const places = stems.map((stem) => segment.data.stems.indexOf(stem));
    if (places.includes(-1)) return;
    const weights = stems.map((stem) => (weight / stems.length) * this.#informationOf(stem));
    const [first, ...others] = places;
    if (others.length === 0) {
      eachScored(segment, first!, weights[0]!, bm25, add);
      return;
    }
    let both = new Map<number, number>();
    eachScored(segment, first!, weights[0]!, bm25, (paper, score) => both.set(paper, score));
    for (const [i, place] of others.entries()) {
      const before = both;
      both = new Map();
      eachScored(segment, place, weights[i + 1]!, bm25, (paper, score) => {
        const sum = before.get(paper);
        if (sum !== undefined) both.set(paper, sum + score);
      });
    }
    for (const [paper, score] of both) add(paper, score);
  }
}
