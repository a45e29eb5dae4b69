import type { SearchResult } from 'minisearch';
import type { Paper } from '../../paper';
import type { Breathe } from '../../breathing';
import { BestWhole, byRank, type Ranked } from '../best';
import { informationOf } from '../bm25';
import { textChecksum } from '../checksum';
import { HeldWords } from './heldWords';
import { invert } from './invert';
import { PaperReader, type FieldWords } from '../paperReader';
import { openTexts, packHeld, packTexts, packWords } from './savedTexts';
import { StemIndex } from './stemIndex';
import { stem } from '../words/stems';
import { inStretches } from '../arrays/stretches';
import {
  ENOUGH_CANDIDATES,
  slotInformation,
  WHOLE,
  type Covering,
  type Ranking,
  type Slot,
  type Texts,
} from '../texts';
import { textWords } from '../words/textWords';
import { Vocabulary } from '../words/vocabulary';

/** What a paper scored so far: BM25 over the slots it covers, and the share of the query's information that these carry. */
interface Match {
  score: number;
  /** From 0 to 1. */
  coverage: number;
}

/** So many words or papers are restored between two breaths. */
const STRETCH = 256;
/** Texts in MiniSearch, which lets single papers come and go at once, and holds about 8 kB of memory for each. */
export class MiniSearchTexts implements Texts {
  /** The words of titles, abstracts, authors and keys, unstemmed. */
  readonly words = new Vocabulary();
  readonly #held = new HeldWords();
  readonly #frequencies = new Map<string, number>();
  readonly #stems = new Map<string, string>();
  readonly #index = new StemIndex();
  readonly #reader: PaperReader;

  /** @param paperOf the paper of an id, if there is one: papers are not kept */
  constructor(paperOf: (id: string) => Paper | undefined) {
    this.#reader = new PaperReader(paperOf, (word) => this.stemOf(word));
  }

  get size(): number {
    return this.#held.size;
  }

  ids(): Iterable<string> {
    return this.#held.ids();
  }

  has(id: string): boolean {
    return this.#held.checksumOf(id) !== undefined;
  }

  /** The words of a paper by field; none for an unknown id. */
  read(id: string): readonly FieldWords[] {
    return this.#reader.read(id);
  }

  /** Adds a paper, or replaces what was known under its id. */
  put(paper: Paper): void {
    // read, perhaps, while the library had something else
    this.#reader.forget(paper.id);
    const checksum = textChecksum(paper);
    if (this.#held.checksumOf(paper.id) === checksum) return;
    this.delete(paper.id);
    const counts = textWords(paper);
    this.words.add(counts.keys());
    this.#held.put(paper.id, checksum, new Map([...counts].map(([word, count]) => [this.words.numberOf(word), count])));
    const stems = this.#stemsOf(counts);
    for (const each of new Set(stems)) this.#frequencies.set(each, this.frequency(each) + 1);
    this.#index.add({ id: paper.id, stems });
  }

  delete(id: string): void {
    const held = this.#held.take(id);
    if (!held) return;
    const counts = new Map([...held].map(([number, count]) => [this.words.wordOf(number), count]));
    const stems = this.#stemsOf(counts);
    this.#reader.forget(id);
    this.words.delete(counts.keys());
    // removed, not discarded: discarded papers would still count in the frequencies until the next vacuum
    this.#index.remove({ id, stems });
    for (const each of new Set(stems)) {
      const frequency = this.frequency(each);
      if (frequency > 1) this.#frequencies.set(each, frequency - 1);
      else this.#frequencies.delete(each);
    }
  }

  /** All as bytes that `restore` takes. Nothing may be put or deleted meanwhile. */
  async save(breathe: Breathe): Promise<Uint8Array> {
    const held = await packHeld(this.#held, breathe);
    const words = await packWords(this.words, (word) => this.stemOf(word), breathe);
    return packTexts({ ...held, ...words }, breathe);
  }

  /**
   * Takes what was saved into an index that holds nothing yet. An index that this is refused to, or whose breathing is,
   * is of no use any more.
   * @returns false when the bytes were not saved by this version
   */
  async restore(bytes: Uint8Array, breathe: Breathe): Promise<boolean> {
    const texts = openTexts(bytes);
    const postings = texts && (await invert(texts, breathe));
    if (!postings) return false;
    const { ids, checksums, starts, held, words, order, stems, stemOf } = texts;
    const stemAt: string[] = [];
    await inStretches(stems.length, STRETCH, breathe, (from, to) => {
      for (let s = from; s < to; s++) {
        const stem = stems.at(s);
        stemAt.push(stem);
        if (postings.frequencies[s] === 0) continue;
        this.#frequencies.set(stem, postings.frequencies[s]!);
        this.#index.restoreStem(stem, postings.bytes.subarray(postings.starts[s], postings.starts[s + 1]));
      }
    });
    await inStretches(words.length, STRETCH, breathe, (from, to) => {
      for (let w = from; w < to; w++) {
        const word = words.at(w);
        this.words.restore(word, postings.wordFrequencies[w]!);
        this.#stems.set(word, stemAt[stemOf[w]!]!);
      }
    });
    let isOrdered = order.length === this.words.size;
    await inStretches(order.length, STRETCH, breathe, (from, to) => {
      for (let i = from; isOrdered && i < to; i++) isOrdered = this.words.restoreOrder(order[i]!);
    });
    await inStretches(ids.length, STRETCH, breathe, (from, to) => {
      for (let p = from; p < to; p++) {
        const id = ids.at(p);
        this.#held.restore(id, { checksum: checksums[p]!, bytes: held, start: starts[p]!, end: starts[p + 1]! });
        this.#index.restoreDocument(id, postings.lengths[p]!);
      }
    });
    this.#index.restoreAverage(postings.averageLength);
    return isOrdered && this.size === ids.length;
  }

  /** How many papers hold a word of this stem. */
  frequency(stemmed: string): number {
    return this.#frequencies.get(stemmed) ?? 0;
  }

  /** How much a stem tells, in nats: BM25's inverse document frequency. Above 0, also for unknown stems. */
  information(stemmed: string): number {
    return informationOf(this.frequency(stemmed), this.size);
  }

  /** The stem of a folded word; words of the library are stemmed once. */
  stemOf(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stemmed = stem(word);
    // words of removed papers and of queries stay behind: start over before they are many
    if (this.#stems.size > 2 * this.words.size + 10_000) this.#stems.clear();
    this.#stems.set(word, stemmed);
    return stemmed;
  }

  best(slots: readonly Slot[], ranking: Ranking, limit: number): readonly Covering[] {
    const { coverage: power, gains, isWholeFirst, accepts } = ranking;
    const top = new BestWhole<Ranked>(limit, byRank);
    // those that are not accepted are no candidates
    for (const [id, { score: sum, coverage }] of this.#match(slots, accepts ? Infinity : ENOUGH_CANDIDATES)) {
      // single precision, because the last digits of MiniSearch's average lengths remember the order of loading
      const score = Math.fround(sum * coverage ** power * (gains.get(id) ?? 1));
      const isWhole = isWholeFirst && (coverage >= WHOLE || gains.has(id));
      if (top.admits(score, isWhole) && accepts?.(id) !== false) top.offer({ id, score }, isWhole);
    }
    return top.items.map(({ item, isWhole }) => ({ ...item, isWhole }));
  }

  saturations(ids: readonly string[], stems: readonly string[]): Float64Array {
    return this.#index.saturations(ids, stems);
  }

  holders(stems: ReadonlySet<string>): (id: string) => boolean {
    return this.#index.holders(stems);
  }

  /** The papers that cover any slot. The slots are taken the rarest first, so that common ones need no new candidates. */
  #match(slots: readonly Slot[], enough: number): Map<string, Match> {
    const rarestFirst = slots
      .map((slot) => ({ slot, information: slotInformation(slot, this) }))
      .sort((a, b) => b.information - a.information);
    const total = rarestFirst.reduce((sum, { information }) => sum + information, 0);
    const matches = new Map<string, Match>();
    for (const { slot, information } of rarestFirst) {
      const closed = matches.size >= enough;
      const coverage = information / total;
      const found = this.#search(slot, closed ? (id) => (matches.has(id) ? 1 : 0) : undefined);
      for (const result of found) {
        const id = result.id as string;
        // MiniSearch multiplies BM25 by the number of stems that match: of one word's readings one is meant
        const score = result.score / result.queryTerms.length;
        const match = matches.get(id);
        if (match) {
          match.score += score;
          match.coverage += coverage;
        } else matches.set(id, { score, coverage });
      }
    }
    return matches;
  }

  #search(slot: Slot, boostDocument: ((id: string) => number) | undefined): SearchResult[] {
    const queries = slot.alternatives.map(({ stems, weight }) => ({
      combineWith: 'AND' as const,
      queries: [...stems],
      boostTerm: () => weight / stems.length,
    }));
    const options = boostDocument ? { boostDocument } : {};
    return this.#index.search({ combineWith: 'OR', queries }, options);
  }

  #stemsOf(counts: ReadonlyMap<string, number>): string[] {
    const stems: string[] = [];
    for (const [word, count] of counts) {
      const stem = this.stemOf(word);
      for (let i = 0; i < count; i++) stems.push(stem);
    }
    return stems;
  }
}
