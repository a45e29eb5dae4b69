import type { Breathe } from '../../breathing';
import type { Paper } from '../../paper';
import { withRoom } from '../growing';
import { stringTable } from '../stringTableBuilder';
import { inStretches } from '../stretches';
import { LONGEST_VARINT, writeVarint } from '../varints';
import { segmentWithPostings } from './segmentWithPostings';
import type { TextSegment } from './textSegment';
import { WordCounter } from './wordCounter';

/** So many papers are written between two breaths. */
const STRETCH = 256;

/** What one paper is, until its segment is made. */
interface Entry {
  readonly id: string;
  readonly checksum: number;
  /** Where its words stand in the builder's list. */
  readonly start: number;
  readonly end: number;
}

/** Takes papers word by word, in any order, and makes a segment of them. */
export class TextSegmentBuilder {
  readonly #entries = new Map<string, Entry>();
  readonly #counter = new WordCounter();
  /** The words of all papers, one after the other, and how often each paper has them. */
  #words = new Uint32Array(0);
  #counts = new Uint16Array(0);
  #end = 0;

  /** @param stemOf the stem of a word */
  constructor(private readonly stemOf: (word: string) => string) {}

  get size(): number {
    return this.#entries.size;
  }

  checksumOf(id: string): number | undefined {
    return this.#entries.get(id)?.checksum;
  }

  /** Takes a paper, in place of what was known under its id. */
  put(paper: Paper, checksum: number): void {
    const start = this.#end;
    this.#counter.count(paper);
    const { size, found, counts } = this.#counter;
    this.#end = start + size;
    this.#words = withRoom(this.#words, this.#end);
    this.#counts = withRoom(this.#counts, this.#end);
    for (let i = 0; i < size; i++) {
      this.#words[start + i] = found[i]!;
      this.#counts[start + i] = counts[found[i]!]!;
    }
    this.#entries.set(paper.id, { id: paper.id, checksum, start, end: this.#end });
  }

  /** @returns whether there was such a paper */
  delete(id: string): boolean {
    return this.#entries.delete(id);
  }

  /** The segment of all that was put and not deleted. */
  async build(breathe: Breathe): Promise<TextSegment> {
    const entries = [...this.#entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { words, places } = this.#sortedWords(entries);
    const stemmed = words.map(this.stemOf);
    const distinct = [...new Set(stemmed)].sort();
    const stemPlaces = new Map(distinct.map((stem, place) => [stem, place]));
    const { wordStarts, held } = await this.#held(entries, places, breathe);
    const texts = {
      ids: stringTable(entries.map(({ id }) => id)),
      checksums: Float64Array.from(entries, ({ checksum }) => checksum),
      words: stringTable(words),
      stems: stringTable(distinct),
      stemOf: Uint32Array.from(stemmed, (stem) => stemPlaces.get(stem)!),
      wordStarts,
      held,
    };
    return segmentWithPostings(texts, breathe);
  }

  /** The words that any of the papers has, in order, and the place of each by its number. */
  #sortedWords(entries: readonly Entry[]): { readonly words: string[]; readonly places: Uint32Array } {
    const all = this.#counter.numbers.words;
    const used = new Uint8Array(all.length);
    for (const { start, end } of entries) for (let i = start; i < end; i++) used[this.#words[i]!] = 1;
    const numbers = [...all.keys()].filter((number) => used[number] === 1);
    numbers.sort((a, b) => (all[a]! < all[b]! ? -1 : 1));
    const places = new Uint32Array(all.length);
    for (const [place, number] of numbers.entries()) places[number] = place;
    return { words: numbers.map((number) => all[number]!), places };
  }

  /** The words of the papers by place, as a segment holds them. */
  async #held(
    entries: readonly Entry[],
    places: Uint32Array,
    breathe: Breathe,
  ): Promise<{ readonly wordStarts: Uint32Array; readonly held: Uint8Array }> {
    const wordStarts = new Uint32Array(entries.length + 1);
    let held = new Uint8Array(0);
    let at = 0;
    await inStretches(entries.length, STRETCH, breathe, (first, last) => {
      for (let p = first; p < last; p++) {
        const { start, end } = entries[p]!;
        held = withRoom(held, at + 2 * LONGEST_VARINT * (end - start));
        // both in one number, so that typed arrays can sort them: counts are below 2 ** 16
        const pairs = new Float64Array(end - start);
        for (let i = start; i < end; i++) pairs[i - start] = places[this.#words[i]!]! * 0x10000 + this.#counts[i]!;
        at = writeHeld(held, at, pairs.sort());
        wordStarts[p + 1] = at;
      }
    });
    return { wordStarts, held: held.slice(0, at) };
  }
}

/** Writes the words of a paper. @param pairs ascending: each word's number times 2 ** 16, and how often it is there */
function writeHeld(held: Uint8Array, start: number, pairs: Float64Array): number {
  let at = start;
  let before = 0;
  for (const pair of pairs) {
    const word = Math.floor(pair / 0x10000);
    const count = pair % 0x10000;
    at = writeVarint(held, at, 2 * (word - before) + Number(count > 1));
    if (count > 1) at = writeVarint(held, at, count);
    before = word;
  }
  return at;
}
