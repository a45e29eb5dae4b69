import { slotInformation, type Alternative, type Slot, type Texts } from '../texts';
import type { ScoredSlot, SegmentScores } from './segmentScores';

/** A slot with how much it tells. */
interface Asked {
  readonly slot: Slot;
  readonly information: number;
}

/**
 * A query as segments answer it, term at a time: the rarest slots first, so that common ones need no new candidates, and
 * only order those that are there (the "continue" strategy of A. Moffat and J. Zobel, 1996, "Self-indexing inverted files
 * for fast text retrieval").
 */
export class TextQuery {
  /** How much all slots tell together. */
  readonly information: number;
  readonly #rarestFirst: readonly Asked[];
  readonly #informationOf: (stem: string) => number;

  constructor(slots: readonly Slot[], texts: Pick<Texts, 'information'>) {
    const known = new Map<string, number>();
    this.#informationOf = (stem) => {
      let information = known.get(stem);
      if (information === undefined) known.set(stem, (information = texts.information(stem)));
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
   * @param norms by length of a paper
   * @param enough when so many papers hold the rarer words, commoner words only order these
   */
  score(found: readonly SegmentScores[], norms: Float64Array, enough: number): void {
    for (const [i, { slot, information }] of this.#rarestFirst.entries()) {
      const isClosed = found.reduce((sum, { size }) => sum + size, 0) >= enough;
      for (const scores of found) {
        if (isClosed) scores.close();
        for (const alternative of slot.alternatives) {
          this.#score(scores, { number: i + 1, information, norms }, alternative);
        }
      }
    }
  }

  #score(scores: SegmentScores, slot: ScoredSlot, { stems, weight }: Alternative): void {
    const table = scores.segment.data.stems;
    const weighted = stems.map((each) => {
      return { stem: table.indexOf(each), weight: (weight / stems.length) * this.#informationOf(each) };
    });
    if (weighted.some(({ stem }) => stem < 0)) return;
    if (weighted.length === 1) scores.add(slot, weighted[0]!);
    else scores.addAll(slot, weighted);
  }
}
