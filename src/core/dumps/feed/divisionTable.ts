/** A segment of the cheapest division, by the numbers of its lines. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** Where the abstract begins, or what `offer` was told instead. */
  readonly abstract: number;
  /** The state after it. */
  readonly after: number;
}

/** For every place between lines and every state: the least cost to get there, and the segment that did. */
export class DivisionTable {
  private readonly cost: Float64Array;
  private readonly from: Int32Array;
  private readonly before: Int8Array;
  private readonly abstract: Int32Array;

  constructor(
    private readonly count: number,
    private readonly states: number,
  ) {
    const slots = (count + 1) * states;
    this.cost = new Float64Array(slots).fill(Infinity);
    this.from = new Int32Array(slots);
    this.before = new Int8Array(slots);
    this.abstract = new Int32Array(slots);
  }

  /** Sets where the way begins. */
  begin(state: number, cost: number): void {
    this.cost[state] = cost;
  }

  /** The least cost to get to a place in a state; infinite when nothing does yet. */
  costOf(place: number, state: number): number {
    return this.cost[place * this.states + state]!;
  }

  /** The state that is cheapest to get to at a place. */
  cheapest(place: number): number {
    let best = 0;
    for (let state = 1; state < this.states; state++)
      if (this.costOf(place, state) < this.costOf(place, best)) best = state;
    return best;
  }

  /** Takes a segment into account: the lines from `from` to before `to`. `price` is all that was paid on the way. */
  offer(from: number, to: number, before: number, state: number, price: number, abstract: number): void {
    const slot = to * this.states + state;
    if (price >= this.cost[slot]!) return;
    this.cost[slot] = price;
    this.from[slot] = from;
    this.before[slot] = before;
    this.abstract[slot] = abstract;
  }

  /** The cheapest way through all lines. */
  cheapestParts(): Part[] {
    const parts: Part[] = [];
    let state = this.cheapest(this.count);
    for (let to = this.count; to > 0;) {
      const slot = to * this.states + state;
      parts.push({ from: this.from[slot]!, to, abstract: this.abstract[slot]!, after: state });
      state = this.before[slot]!;
      to = this.from[slot]!;
    }
    return parts.reverse();
  }
}
