import type { Meanings } from './meaning/meanings';
import { slotInformation, type Slot, type Texts } from './texts';

/** Stems that answer a slot together: their places among all that are looked at, and what each counts. */
interface Way {
  readonly places: readonly number[];
  readonly weights: readonly number[];
  /** Whether it is by another word of the same meaning. */
  readonly isMeant: boolean;
}

/** A slot with all ways to answer it. */
interface Asked {
  readonly information: number;
  readonly ways: readonly Way[];
}

/**
 * Scores the best papers of a query anew, by what an index could not go through for all of them: words that mean nearly the
 * same count beside those of the query, and of each slot only what gives a paper the most, because one thing was meant.
 */
export class Rescoring {
  readonly #stems: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #asked: readonly Asked[];
  readonly #information: number;
  readonly #saturations: Float64Array;

  /**
   * @param ids of the papers
   * @param meaning what a word of the same meaning counts
   */
  constructor(
    slots: readonly Slot[],
    ids: readonly string[],
    meaning: number,
    private readonly texts: Texts,
    private readonly meanings: Meanings,
  ) {
    this.#asked = slots.map((slot) => this.#ask(slot, meaning));
    this.#information = this.#asked.reduce((sum, { information }) => sum + information, 0);
    this.#saturations = texts.saturations(ids, this.#stems);
  }

  /**
   * @param paper its place among the papers
   * @param coverage see `QueryKind`
   */
  score(paper: number, coverage: number): number {
    let [score, covered] = [0, 0];
    for (const { information, ways } of this.#asked) {
      let most = 0;
      for (const way of ways) most = Math.max(most, this.#given(paper, way));
      score += most;
      if (most > 0) covered += information;
    }
    return covered > 0 ? score * (covered / this.#information) ** coverage : 0;
  }

  /** The stems that answer the query in a paper: those of other words only where it has none of the query's own. */
  answering(paper: number): Set<string> {
    const stems = new Set<string>();
    for (const { ways } of this.#asked) {
      const held = ways.filter((way) => this.#given(paper, way) > 0);
      const own = held.filter(({ isMeant }) => !isMeant);
      for (const { places } of own.length > 0 ? own : held) for (const place of places) stems.add(this.#stems[place]!);
    }
    return stems;
  }

  #ask(slot: Slot, meaning: number): Asked {
    const { texts } = this;
    const information = slotInformation(slot, texts);
    const ways = slot.alternatives.map(({ stems, weight }): Way => {
      const weights = stems.map((stem) => (weight / stems.length) * texts.information(stem));
      return { places: stems.map((stem) => this.#place(stem)), weights, isMeant: false };
    });
    const [first] = slot.alternatives;
    const others = first?.stems.length === 1 ? this.meanings.of(first.stems[0]!) : [];
    for (const other of others) {
      if (texts.frequency(other) === 0) continue;
      // a rare word for what is common tells no more than that
      const weight = meaning * first!.weight * Math.min(information, texts.information(other));
      ways.push({ places: [this.#place(other)], weights: [weight], isMeant: true });
    }
    return { information, ways };
  }

  #place(stem: string): number {
    const known = this.#places.get(stem);
    if (known !== undefined) return known;
    this.#places.set(stem, this.#stems.length);
    return this.#stems.push(stem) - 1;
  }

  /** What a way gives a paper: nothing, unless it holds all of the stems. */
  #given(paper: number, { places, weights }: Way): number {
    const row = paper * this.#stems.length;
    let sum = 0;
    for (let i = 0; i < places.length; i++) {
      const saturation = this.#saturations[row + places[i]!]!;
      if (saturation === 0) return 0;
      sum += weights[i]! * saturation;
    }
    return sum;
  }
}
