import type { Breathe } from '../../breathing';
import type { Paper } from '../../paper';
import { informationOf, normsOf } from '../bm25';
import { textChecksum } from '../checksum';
import { PaperReader, type FieldWords } from '../paperReader';
import { stem } from '../words/stems';
import { TableWords } from '../words/tableWords';
import { ENOUGH_CANDIDATES, type Covering, type Ranking, type Slot, type Texts, type TextWords } from '../texts';
import { openTextSegment, packTextSegment } from './packedTexts';
import { papersHolding } from './papersHolding';
import { RankedPapers } from './rankedPapers';
import { Saturations } from './saturations';
import { MOST_MERGED, SegmentLog } from './segmentLog';
import { SegmentScores } from './segmentScores';
import { TextQuery } from './textQuery';
import type { TextSegment } from './textSegment';
import { TextSegmentBuilder } from './textSegmentBuilder';

/**
 * So many papers are taken before they are made a segment, unless there are no more: merging smaller ones to this size takes
 * as long again as making one. A paper that waits takes about 1 kB.
 */
const MOST_WAITING = MOST_MERGED;
/** More stems than this are not remembered: those of queries and of papers that are gone stay behind. */
const MOST_STEMS = 300_000;
/** So many stems that were asked for have their frequency remembered. */
const MOST_FREQUENCIES = 20_000;

/**
 * Texts in typed arrays, about 0.5 kB for each paper. Papers are held in segments; answers are those of one index of all of
 * them.
 */
export class CompactTexts implements Texts {
  readonly #log = new SegmentLog(() => this.#changed());
  /** What comes into being: it is not searched before it is a segment. */
  #waiting: TextSegmentBuilder;
  readonly #stems = new Map<string, string>();
  readonly #reader: PaperReader;
  #words: TextWords | undefined;
  /** See `normsOf`. */
  #norms: Float64Array | undefined;
  /** What each segment scores with. */
  readonly #scores = new WeakMap<TextSegment, SegmentScores>();
  readonly #saturations = new WeakMap<TextSegment, Saturations>();
  readonly #frequencies = new Map<string, number>();

  /** @param paperOf the paper of an id, if there is one: papers are not kept */
  constructor(paperOf: (id: string) => Paper | undefined) {
    this.#reader = new PaperReader(paperOf, (word) => this.stemOf(word));
    this.#waiting = new TextSegmentBuilder((word) => this.stemOf(word));
  }

  get size(): number {
    return this.#waiting.size + this.#log.left;
  }

  get words(): TextWords {
    this.#words ??= new TableWords(
      this.#log.segments.map(({ data, counted }) => ({ strings: data.words, frequencies: counted.wordFrequencies })),
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
    if (!this.#waiting.delete(id)) this.#log.delete(id);
  }

  async settle(breathe: Breathe): Promise<void> {
    if (this.#waiting.size >= MOST_WAITING) await this.finish(breathe);
  }

  async finish(breathe: Breathe): Promise<void> {
    if (this.#waiting.size > 0) {
      const segment = await this.#waiting.build(breathe);
      this.#waiting = new TextSegmentBuilder((word) => this.stemOf(word));
      this.#log.add(segment);
    }
    await this.#log.settle(breathe);
  }

  frequency(stemmed: string): number {
    const known = this.#frequencies.get(stemmed);
    if (known !== undefined) return known;
    const frequency = this.#log.segments.reduce((sum, { data, counted }) => {
      const place = data.stems.indexOf(stemmed);
      return place < 0 ? sum : sum + counted.stemFrequencies[place]!;
    }, 0);
    if (this.#frequencies.size > MOST_FREQUENCIES) this.#frequencies.clear();
    this.#frequencies.set(stemmed, frequency);
    return frequency;
  }

  information(stemmed: string): number {
    return informationOf(
      this.frequency(stemmed),
      this.#log.sum(({ papers }) => papers),
    );
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
    const query = new TextQuery(slots, this);
    const scores = this.#log.segments.map((segment) => this.#scoresOf(segment));
    try {
      // those that are not accepted are no candidates
      query.score(scores, this.#allNorms(), ranking.accepts ? Infinity : ENOUGH_CANDIDATES);
      return new RankedPapers(scores, query.information, ranking).best(limit);
    } finally {
      for (const each of scores) each.clear();
    }
  }

  saturations(ids: readonly string[], stems: readonly string[]): Float64Array {
    const found = new Float64Array(ids.length * stems.length);
    let rows: readonly number[] = Array.from(ids.keys());
    for (const segment of this.#log.segments) {
      rows = this.#saturationsOf(segment).add(ids, rows, stems, this.#allNorms(), found);
    }
    return found;
  }

  holders(stems: ReadonlySet<string>): (id: string) => boolean {
    const held = new Map(this.#log.segments.map((segment) => [segment, papersHolding(segment, stems)]));
    return (id) => {
      const { segment, paper } = this.#log.located(id);
      return segment !== undefined && held.get(segment)?.[paper] === 1;
    };
  }

  async save(breathe: Breathe): Promise<Uint8Array> {
    await this.finish(breathe);
    return packTextSegment((await this.#log.merged(breathe)).data, breathe);
  }

  restore(bytes: Uint8Array): Promise<boolean> {
    const segment = openTextSegment(bytes);
    if (segment) this.#log.restore(segment);
    return Promise.resolve(segment !== undefined);
  }

  #scoresOf(segment: TextSegment): SegmentScores {
    const known = this.#scores.get(segment) ?? new SegmentScores(segment);
    this.#scores.set(segment, known);
    return known;
  }

  #saturationsOf(segment: TextSegment): Saturations {
    const known = this.#saturations.get(segment) ?? new Saturations(segment);
    this.#saturations.set(segment, known);
    return known;
  }

  #checksumOf(id: string): number | undefined {
    const waiting = this.#waiting.checksumOf(id);
    if (waiting !== undefined) return waiting;
    const { segment, paper } = this.#log.located(id);
    return segment?.data.checksums[paper];
  }

  #allNorms(): Float64Array {
    if (!this.#norms) {
      const [papers, length] = [this.#log.sum((counted) => counted.papers), this.#log.sum((counted) => counted.length)];
      const longest = this.#log.segments.reduce((most, segment) => Math.max(most, segment.longest), 0);
      this.#norms = normsOf(papers > 0 && length > 0 ? length / papers : 1, longest);
    }
    return this.#norms;
  }

  #changed(): void {
    this.#words = undefined;
    this.#norms = undefined;
    this.#frequencies.clear();
  }
}
