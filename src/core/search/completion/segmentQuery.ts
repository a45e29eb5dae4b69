import type { Reading } from './completionReadings';
import type { CompletionSegment } from './completionSegment';
import type { Field, Hit } from '../engine';
import { FIRST_AUTHOR } from './occurrences';
import { includes, type PlaceRanges } from '../arrays/placeRanges';
import { SegmentReading } from './segmentReading';
import { TopPapers } from './topPapers';
import { STEP, TypedRun } from './typedRun';

/** The papers of a word are looked at twice when they fill so many bytes. */
const MANY = 2048;
/** Bits for places: all, and those that count most. */
const ANYWHERE = 0xffff;
const EARLY = (1 << 0) | (1 << 1) | (1 << FIRST_AUTHOR);

/** What a query is asked for. */
export interface Asked {
  /** All that was typed, folded as a title; not empty. */
  readonly run: string;
  /** Above 0. */
  readonly limit: number;
  /** The ids that may be among the best; all, when there is none. */
  readonly accepts?: ((id: string) => boolean) | undefined;
}

/**
 * A query as one segment answers it: the best of its papers. A paper counts as the first reading that it matches has it.
 * Nothing is kept for each paper: those that cannot be among the best are passed over by what they can score at most (H.
 * Turtle and J. Flood, 1995, "Query evaluation: strategies and optimizations"), and only others are looked at.
 */
export class SegmentQuery {
  readonly top: TopPapers;
  /** Whether any paper matches, accepted or not. */
  hasFound = false;
  readonly #readings: SegmentReading[] = [];
  readonly #run: TypedRun;

  constructor(
    readonly segment: CompletionSegment,
    private readonly asked: Asked,
  ) {
    this.top = new TopPapers(Math.min(asked.limit, Math.max(1, segment.size)));
    this.#run = new TypedRun(segment.data, asked.run);
  }

  /** Takes the next reading of what was typed; what is found from now on is found by it. */
  read(reading: readonly Reading[], isCorrected = false): void {
    this.#readings.push(new SegmentReading(this.segment.data, reading, this.asked.run.length, isCorrected));
  }

  /**
   * Finds the best for the beginning of one word, where they are known beforehand.
   * @returns whether they are; if not, nothing is found
   */
  findListed(beginning: string): boolean {
    const { limit, accepts } = this.asked;
    const list = accepts ? undefined : this.segment.data.tops.of(beginning);
    const left = list?.filter((paper) => this.segment.gone[paper] === 0);
    if (left === undefined || left.length < limit) return false;
    for (let i = 0; i < limit; i++) this.#offer(left[i]!, 0);
    return true;
  }

  /** Finds the papers that have the run as their title, or a key that begins with it; by the first reading. */
  findNamed(): void {
    const { titles, keys } = this.segment.data;
    const [run, top] = [this.#run, this.top];
    for (let i = run.wholeTitles[0]; i < run.wholeTitles[1]; i++) this.#offer(titles.papers[i]!, 0);
    for (let i = run.wholeKeys[0]; i < run.wholeKeys[1]; i++) this.#offer(keys.papers[i]!, 0);
    const reading = this.#readings[0]!;
    for (let i = run.keys[0]; i < run.keys[1]; i++) {
      const paper = keys.papers[i]!;
      if (STEP.key + reading.mostCloseness(paper, 0) < top.least) continue;
      const score = STEP.key + reading.closenessOf(paper);
      if (score >= top.least) this.#offer(paper, 0, run.isWhole ? undefined : score);
    }
  }

  /** Finds the papers that have a word for each typed one, by the last reading. */
  findAll(): void {
    const number = this.#readings.length - 1;
    const reading = this.#readings[number];
    const { ranges: rarest = [], size = 0 } = reading?.rarest ?? {};
    if (!reading || rarest.length === 0) return;
    // they come before all that are not scanned to the end
    const { papers } = this.segment.data.titles;
    const [from, to] = this.#run.titles;
    for (let i = from; i < to; i++) {
      if (reading.has(papers[i]!) && this.#isNew(papers[i]!)) this.#offer(papers[i]!, number);
    }
    if (size < MANY) this.#scan(rarest, ANYWHERE);
    else {
      // those that are early in a title tell how good the others must be
      this.#scan(rarest, ANYWHERE & EARLY);
      this.#scan(rarest, ANYWHERE & ~EARLY);
    }
  }

  /**
   * Looks at the papers of the rarest word, and checks the others there.
   * @param places a bit for each place, as `Occurrences` tells it, that is looked at
   */
  #scan(rarest: PlaceRanges, places: number): void {
    const number = this.#readings.length - 1;
    const reading = this.#readings[number]!;
    const { occurrences } = this.segment.data;
    const step = reading.isCorrected ? STEP.corrected : STEP.words;
    let { least } = this.top;
    for (let r = 0; r < rarest.length; r += 2) {
      for (let word = rarest[r]!; word < rarest[r + 1]!; word++) {
        const reader = occurrences.reader(word);
        while (reader.next()) {
          const { paper, place } = reader;
          if (((places >>> place) & 1) === 0) continue;
          if (step + reading.mostCloseness(paper, place) < least || !reading.has(paper)) continue;
          // what is of a better kind was found before
          if (step + reading.closenessOfHad(paper) < least) continue;
          if (!this.#isNew(paper)) continue;
          this.#offer(paper, number);
          ({ least } = this.top);
        }
      }
    }
  }

  /** Whether no reading before the last one found the paper. */
  #isNew(paper: number): boolean {
    const last = this.#readings.length - 1;
    if (last === 0) return true;
    for (let i = 0; i < last; i++) if (this.#readings[i]!.has(paper)) return false;
    return !this.#run.names(paper);
  }

  #offer(paper: number, number: number, score = this.#scoreOf(paper, this.#readings[number]!)): void {
    const { asked, segment, top } = this;
    if (segment.gone[paper] !== 0) return;
    this.hasFound = true;
    if (score < top.least || asked.accepts?.(segment.data.ids.at(paper)) === false) return;
    top.offer(paper, score, number);
  }

  hit(paper: number, score: number, number: number): Hit {
    const { ids, words, listed } = this.segment.data;
    const terms = new Set<string>();
    const fields = new Set<Field>();
    if (this.#run.beginsKey(paper)) fields.add('citekey');
    for (const ranges of this.#readings[number]?.ranges ?? []) {
      const count = listed.count(paper);
      for (let n = 0; n < count; n++) {
        if (!includes(ranges, listed.at(paper, n))) continue;
        const word = words.at(listed.at(paper, n));
        terms.add(word);
        const field = this.segment.fieldOf(paper, n, word);
        if (field) fields.add(field);
      }
    }
    return { id: ids.at(paper), score, terms: [...terms], fields: [...fields] };
  }

  #scoreOf(paper: number, reading: SegmentReading): number {
    return this.#run.stepOf(paper, reading.isCorrected ? STEP.corrected : STEP.words) + reading.closenessOf(paper);
  }
}
