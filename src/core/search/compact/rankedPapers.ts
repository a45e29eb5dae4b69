import { Best } from '../best';
import { WHOLE, type Covering, type Ranking } from '../texts';
import type { SegmentScores } from './segmentScores';

/** Papers are asked whether they are accepted in helpings, each so many times as large as the one before, up to a size. */
const GROWTH = 4;
const LARGEST_HELPING = 2048;
/** A share may be above 1 by rounding, and a score in single precision is rounded up by less than this. */
const SLACK = 1 + 1e-6;

/** A paper that answers. */
interface Row {
  readonly found: SegmentScores;
  readonly paper: number;
  readonly score: number;
}

/** What one segment found. */
interface Found {
  readonly scores: SegmentScores;
  /** The papers that are known to hold all words and not ranked yet, with what their score is multiplied by. */
  readonly gained: Map<number, number>;
}

/** Ranks what the segments found; what was ranked once is settled there. */
export class RankedPapers {
  readonly #found: readonly Found[];

  /** @param information of the whole query */
  constructor(
    found: readonly SegmentScores[],
    private readonly information: number,
    private readonly ranking: Ranking,
  ) {
    this.#found = found.map((scores) => ({ scores, gained: takeGained(scores, ranking.gains) }));
  }

  /** The best papers, of those that are accepted: these are asked for in their order, until there are enough. */
  best(limit: number): Covering[] {
    const { accepts } = this.ranking;
    if (limit <= 0) return [];
    if (!accepts) return this.#next(limit);
    const accepted: Covering[] = [];
    for (let helping = limit; accepted.length < limit; helping = Math.min(LARGEST_HELPING, GROWTH * helping)) {
      const next = this.#next(helping);
      for (const each of next) if (accepted.length < limit && accepts(each.id)) accepted.push(each);
      if (next.length < helping) break;
    }
    return accepted;
  }

  /** The best papers that were not ranked yet. */
  #next(limit: number): Covering[] {
    const top = new Top(limit);
    const { coverage, isWholeFirst } = this.ranking;
    const { information } = this;
    const whole = isWholeFirst ? WHOLE * information : Infinity;
    for (const { scores, gained } of this.#found) {
      for (const [paper, gain] of gained) {
        const score = gain * scores.score(paper) * (scores.covered(paper) / information) ** coverage;
        top.offer(scores, paper, score, isWholeFirst);
      }
      for (let n = 0; n < scores.size; n++) {
        const paper = scores.papers[n]!;
        if (scores.isSettled(paper)) continue;
        const covered = scores.covered(paper);
        const most = scores.score(paper);
        // a power takes longer than all else
        if (most * SLACK < (covered >= whole ? top.leastWhole : top.leastOther)) continue;
        top.offer(scores, paper, most * (covered / information) ** coverage, covered >= whole);
      }
    }
    return top.rows().map(({ row: { found, paper, score }, isWhole }) => {
      found.settle(paper);
      this.#found.find(({ scores }) => scores === found)?.gained.delete(paper);
      return { id: found.segment.data.ids.at(paper), score, isWhole };
    });
  }
}

/** The best so many rows, those that are whole before the others. */
class Top {
  /** Below these scores nothing is among the best. */
  leastWhole = -Infinity;
  leastOther = -Infinity;
  readonly #whole: Best<Row>;
  readonly #others: Best<Row>;

  constructor(private readonly limit: number) {
    this.#whole = new Best(limit, byRank);
    this.#others = new Best(limit, byRank);
  }

  /** @param score in any precision: it is rounded to single */
  offer(found: SegmentScores, paper: number, score: number, isWhole: boolean): void {
    (isWhole ? this.#whole : this.#others).offer({ found, paper, score: Math.fround(score) });
    if (this.#whole.items.length === this.limit) {
      this.leastWhole = this.#whole.items[this.limit - 1]!.score;
      this.leastOther = Infinity;
    } else if (this.#others.items.length === this.limit) this.leastOther = this.#others.items[this.limit - 1]!.score;
  }

  rows(): readonly { readonly row: Row; readonly isWhole: boolean }[] {
    const whole = this.#whole.items.map((row) => ({ row, isWhole: true }));
    const others = this.#others.items.slice(0, this.limit - whole.length);
    return [...whole, ...others.map((row) => ({ row, isWhole: false }))];
  }
}

/** Settles the papers that gain something, so that nobody has to look for the others whether they do. */
function takeGained(scores: SegmentScores, gains: Ranking['gains']): Map<number, number> {
  const gained = new Map<number, number>();
  for (const [id, gain] of gains) {
    const paper = scores.segment.paperOf(id);
    if (paper < 0 || !scores.covers(paper)) continue;
    gained.set(paper, gain);
    scores.settle(paper);
  }
  return gained;
}

/** Higher scores first, then ids in code unit order. */
function byRank(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.found.segment.data.ids.compareWith(a.paper, b.found.segment.data.ids, b.paper);
}
