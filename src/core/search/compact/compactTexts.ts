import type { Breathe } from '../../breathing';
import type { Paper } from '../../paper';
import { BestWhole } from '../best';
import { Bm25, informationOf } from '../bm25';
import { textChecksum } from '../checksum';
import { PaperReader, type FieldWords } from '../paperReader';
import { stem } from '../stems';
import { TableWords } from '../tableWords';
import { ENOUGH_CANDIDATES, WHOLE, type Covering, type Ranking, type Slot, type Texts, type TextWords } from '../texts';
import { mergeTextSegments } from './mergeTextSegments';
import { openTextSegment, packTextSegment } from './packedTexts';
import { papersHolding, SegmentScores } from './segmentScores';
import { TextQuery } from './textQuery';
import type { TextSegment } from './textSegment';
import { TextSegmentBuilder } from './textSegmentBuilder';

/** So many papers are taken before they are made a segment, unless there are no more. */
const MOST_WAITING = 8192;
/** No segment grows beyond so many papers: merging them would take too long for what it saves. */
const MOST_MERGED = 65_536;
/** A segment is made anew when this share of its papers is gone. */
const MOST_GONE = 0.25;
/** More stems than this are not remembered: those of queries and of papers that are gone stay behind. */
const MOST_STEMS = 300_000;

/**
 * Texts in typed arrays, about 0.5 kB for each paper. Papers are held in segments that never change but for what is gone,
 * each at least twice the size of the next, as in a log-structured merge tree (P. O'Neil and others, 1996); answers are
 * those of one index of all of them.
 */
export class CompactTexts implements Texts {
  #segments: readonly TextSegment[] = [];
  /** What comes into being: it is not searched before it is a segment. */
  #waiting: TextSegmentBuilder;
  readonly #stems = new Map<string, string>();
  readonly #reader: PaperReader;
  #words: TextWords | undefined;
  #bm25: Bm25 | undefined;

  /** @param paperOf the paper of an id, if there is one: papers are not kept */
  constructor(paperOf: (id: string) => Paper | undefined) {
    this.#reader = new PaperReader(paperOf, (word) => this.stemOf(word));
    this.#waiting = new TextSegmentBuilder((word) => this.stemOf(word));
  }

  get size(): number {
    return this.#waiting.size + this.#searched;
  }

  get words(): TextWords {
    this.#words ??= new TableWords(
      this.#segments.map(({ data, wordFrequencies }) => ({ strings: data.words, frequencies: wordFrequencies })),
    );
    return this.#words;
  }

  has(id: string): boolean {
    return this.#checksumOf(id) !== undefined;
  }

  read(id: string): readonly FieldWords[] {
    return this.#reader.read(id);
  }

  put(paper: Paper): void {
    // read, perhaps, while the library had something else
    this.#reader.forget(paper.id);
    const checksum = textChecksum(paper);
    const known = this.#checksumOf(paper.id);
    if (known === checksum) return;
    if (known !== undefined) this.delete(paper.id);
    this.#waiting.put(paper, checksum);
  }

  delete(id: string): void {
    this.#reader.forget(id);
    if (this.#waiting.delete(id)) return;
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) segment.remove(paper);
    }
    this.#changed();
  }

  async settle(breathe: Breathe): Promise<void> {
    if (this.#waiting.size >= MOST_WAITING) await this.finish(breathe);
  }

  async finish(breathe: Breathe): Promise<void> {
    if (this.#waiting.size > 0) {
      const segment = await this.#waiting.build(breathe);
      this.#waiting = new TextSegmentBuilder((word) => this.stemOf(word));
      this.#replace(this.#segments.length, 0, segment);
    }
    await this.#merge(breathe);
  }

  /** Merges segments that have become too many, or have lost too many papers. */
  async #merge(breathe: Breathe): Promise<void> {
    for (;;) {
      const segments = this.#segments;
      const last = segments.length - 1;
      const worn = segments.findIndex(({ size, left }) => left < size * (1 - MOST_GONE));
      if (worn >= 0) this.#replace(worn, 1, await mergeTextSegments(segments[worn]!, await empty(breathe), breathe));
      else if (last > 0 && isToMerge(segments[last - 1]!, segments[last]!))
        this.#replace(last - 1, 2, await mergeTextSegments(segments[last - 1]!, segments[last]!, breathe));
      else return;
    }
  }

  frequency(stemmed: string): number {
    return this.#segments.reduce((sum, { data, stemFrequencies }) => {
      const place = data.stems.indexOf(stemmed);
      return place < 0 ? sum : sum + stemFrequencies[place]!;
    }, 0);
  }

  information(stemmed: string): number {
    return informationOf(this.frequency(stemmed), this.#searched);
  }

  stemOf(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stemmed = stem(word);
    if (this.#stems.size > MOST_STEMS) this.#stems.clear();
    this.#stems.set(word, stemmed);
    return stemmed;
  }

  best(slots: readonly Slot[], ranking: Ranking, limit: number): readonly Covering[] {
    const { coverage, gains, isWholeFirst, accepts } = ranking;
    const query = new TextQuery(slots, this);
    const found = this.#segments.map((segment) => new SegmentScores(segment));
    // those that are not accepted are no candidates
    query.score(found, this.#scoring(), accepts ? Infinity : ENOUGH_CANDIDATES);
    const gained = found.map(({ segment }) => new Map([...gains].map(([id, gain]) => [segment.paperOf(id), gain])));
    const top = new BestWhole<Row>(limit, byRank);
    for (const [i, { segment, papers, size, scores, covered }] of found.entries()) {
      for (let n = 0; n < size; n++) {
        const paper = papers[n]!;
        const share = covered[paper]! / query.information;
        const score = Math.fround(scores[paper]! * share ** coverage * (gained[i]!.get(paper) ?? 1));
        const isWhole = isWholeFirst && (share >= WHOLE || gained[i]!.has(paper));
        if (!top.admits(score, isWhole)) continue;
        if (accepts?.(segment.data.ids.at(paper)) !== false) top.offer({ segment, paper, score }, isWhole);
      }
    }
    return top.items.map(({ item: { segment, paper, score }, isWhole }) => {
      return { id: segment.data.ids.at(paper), score, isWhole };
    });
  }

  holders(stems: ReadonlySet<string>): (id: string) => boolean {
    const held = this.#segments.map((segment) => ({ segment, papers: papersHolding(segment, stems) }));
    return (id) => held.some(({ segment, papers }) => papers[segment.paperOf(id)] === 1);
  }

  async save(breathe: Breathe): Promise<Uint8Array> {
    await this.finish(breathe);
    let all = await empty(breathe);
    for (const segment of this.#segments) all = await mergeTextSegments(all, segment, breathe);
    return packTextSegment(all.data, breathe);
  }

  restore(bytes: Uint8Array): Promise<boolean> {
    const segment = openTextSegment(bytes);
    if (segment) this.#replace(0, this.#segments.length, segment);
    return Promise.resolve(segment !== undefined);
  }

  #checksumOf(id: string): number | undefined {
    const waiting = this.#waiting.checksumOf(id);
    if (waiting !== undefined) return waiting;
    for (const segment of this.#segments) {
      const paper = segment.paperOf(id);
      if (paper >= 0) return segment.data.checksums[paper]!;
    }
    return undefined;
  }

  get #searched(): number {
    return this.#segments.reduce((sum, { left }) => sum + left, 0);
  }

  #scoring(): Bm25 {
    if (!this.#bm25) {
      const papers = this.#searched;
      const length = this.#segments.reduce((sum, segment) => sum + segment.length, 0);
      this.#bm25 = new Bm25(papers > 0 && length > 0 ? length / papers : 1);
    }
    return this.#bm25;
  }

  #replace(first: number, count: number, segment: TextSegment): void {
    this.#segments = this.#segments.toSpliced(first, count, ...(segment.size > 0 ? [segment] : []));
    this.#changed();
  }

  #changed(): void {
    this.#words = undefined;
    this.#bm25 = undefined;
  }
}

/** A paper that answers. */
interface Row {
  readonly segment: TextSegment;
  readonly paper: number;
  readonly score: number;
}

/** Higher scores first, then ids in code unit order. */
function byRank(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.segment.data.ids.compareWith(a.paper, b.segment.data.ids, b.paper);
}

function isToMerge(larger: TextSegment, smaller: TextSegment): boolean {
  return larger.left < 2 * smaller.left && larger.left + smaller.left <= MOST_MERGED;
}

function empty(breathe: Breathe): Promise<TextSegment> {
  return new TextSegmentBuilder((word) => word).build(breathe);
}
