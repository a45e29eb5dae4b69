import type { Reading } from './completionReadings';
import type { CompletionSegment } from './completionSegment';
import type { Field, Hit } from './engine';
import type { Relation } from './relation';
import { includes, placesOf, type PlaceRanges } from './placeRanges';
import type { StringTable } from './stringTable';

/** Each kind of match ranks above all of the next; within one kind, what is told by less than a step decides. */
const STEP = { wholeTitle: 7, wholeKey: 6, key: 5, name: 4, title: 3, words: 2, corrected: 1 };

/** All that was typed as a table of titles or keys has it: as a whole, and as a beginning. */
interface Run {
  /** Its place, or -1. */
  readonly whole: number;
  readonly from: number;
  readonly to: number;
}

/** A query as one segment answers it. Papers and readings are numbers; readings are told from 1 as they come. */
export class SegmentQuery {
  /** The papers that were found, in no order, and by paper the reading that found it, or 0. */
  readonly found: number[] = [];
  readonly #readingOf: Uint16Array;
  readonly #readings: (readonly PlaceRanges[])[] = [];
  readonly #title: Run;
  readonly #key: Run;

  /** @param run all that was typed, folded as a title; not empty */
  constructor(
    readonly segment: CompletionSegment,
    private readonly run: string,
  ) {
    this.#readingOf = new Uint16Array(segment.size);
    this.#title = runIn(segment.titles.strings, run);
    this.#key = runIn(segment.keys.strings, run);
  }

  /** Takes the next reading of what was typed; what is found from now on is found by it. */
  read(reading: readonly Reading[]): void {
    this.#readings.push(reading.map((each) => placesOf(each, this.segment.words.strings)));
  }

  /** Finds the papers that have the run as their title, or a key that begins with it. */
  findNamed(): void {
    const { titles, keys } = this.segment;
    if (this.#title.whole >= 0) this.#findHolders(titles, this.#title.whole, this.#title.whole + 1);
    this.#findHolders(keys, this.#key.from, this.#key.to);
  }

  /** Finds the papers that have a word for each typed one: looks at those of the rarest, and checks the others there. */
  findAll(): void {
    const { holderStarts, holders } = this.segment.words;
    const readings = this.#readings.at(-1) ?? [];
    let rarest: PlaceRanges = [];
    let least = Infinity;
    for (const ranges of readings) {
      let size = 0;
      for (let r = 0; r < ranges.length; r += 2) size += holderStarts[ranges[r + 1]!]! - holderStarts[ranges[r]!]!;
      if (size < least) [rarest, least] = [ranges, size];
    }
    const others = readings.filter((each) => each !== rarest);
    for (let r = 0; r < rarest.length; r += 2) {
      const end = holderStarts[rarest[r + 1]!]!;
      for (let i = holderStarts[rarest[r]!]!; i < end; i++) {
        const paper = holders[i]!;
        if (this.#isNew(paper) && others.every((ranges) => this.#placeOf(paper, ranges) >= 0)) this.#add(paper);
      }
    }
  }

  has(paper: number): boolean {
    return this.#readingOf[paper]! > 0;
  }

  /** @param corrected whether the papers were found by a correction */
  score(paper: number, corrected: boolean): number {
    return this.#stepOf(paper, corrected ? STEP.corrected : STEP.words) + this.#closeness(paper);
  }

  hit(paper: number, score: number): Hit {
    const { ids, words } = this.segment;
    const terms = new Set<string>();
    const fields = new Set<Field>();
    if (this.#hasKey(paper, this.#key.from, this.#key.to)) fields.add('citekey');
    const start = words.starts[paper]!;
    for (const ranges of this.#readingsOf(paper)) {
      for (let i = start; i < words.starts[paper + 1]!; i++) {
        if (!includes(ranges, words.items[i]!)) continue;
        const word = words.strings.at(words.items[i]!);
        terms.add(word);
        const field = this.segment.fieldOf(paper, i - start, word);
        if (field) fields.add(field);
      }
    }
    return { id: ids.at(paper), score, terms: [...terms], fields: [...fields] };
  }

  #stepOf(paper: number, wordStep: number): number {
    const title = this.segment.titleOf(paper);
    if (title >= 0 && title === this.#title.whole) return STEP.wholeTitle;
    if (this.#hasKey(paper, this.#key.whole, this.#key.whole + 1)) return STEP.wholeKey;
    if (this.#hasKey(paper, this.#key.from, this.#key.to)) return STEP.key;
    if (title < this.#title.from || title >= this.#title.to) return wordStep;
    return this.segment.nameLengths[paper] === this.run.length ? STEP.name : STEP.title;
  }

  /** From 0 to below 1: how much of the title was typed, and whether its words come early in it. */
  #closeness(paper: number): number {
    const title = this.segment.titleOf(paper);
    const length = title < 0 ? 0 : this.segment.titles.strings.lengthOf(title);
    const typed = Math.min(1, this.run.length / (length + 1));
    const readings = this.#readingsOf(paper);
    let early = 0;
    for (const ranges of readings) {
      const place = this.#placeOf(paper, ranges);
      if (place >= 0 && place < this.segment.titleWords[paper]!) early += 1 / (1 + place / 4);
    }
    return 0.45 * typed + (readings.length > 0 ? (0.45 * early) / readings.length : 0);
  }

  /** Which of the paper's words is the first in the ranges, or -1. */
  #placeOf(paper: number, ranges: PlaceRanges): number {
    const { starts, items } = this.segment.words;
    const start = starts[paper]!;
    const end = starts[paper + 1]!;
    for (let i = start; i < end; i++) if (includes(ranges, items[i]!)) return i - start;
    return -1;
  }

  #hasKey(paper: number, from: number, to: number): boolean {
    const { starts, items } = this.segment.keys;
    for (let i = starts[paper]!; i < starts[paper + 1]!; i++) if (items[i]! >= from && items[i]! < to) return true;
    return false;
  }

  #findHolders({ holderStarts, holders }: Relation, from: number, to: number): void {
    const end = holderStarts[to]!;
    for (let i = holderStarts[from]!; i < end; i++) if (this.#isNew(holders[i]!)) this.#add(holders[i]!);
  }

  #readingsOf(paper: number): readonly PlaceRanges[] {
    return this.#readings[this.#readingOf[paper]! - 1] ?? [];
  }

  #isNew(paper: number): boolean {
    return this.#readingOf[paper] === 0 && this.segment.gone[paper] === 0;
  }

  #add(paper: number): void {
    this.#readingOf[paper] = this.#readings.length;
    this.found.push(paper);
  }
}

function runIn(table: StringTable, run: string): Run {
  const from = table.lowerBound(run);
  const to = table.endOf(run, from);
  return { whole: from < to && table.lengthOf(from) === run.length ? from : -1, from, to };
}
