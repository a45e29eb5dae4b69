import type { Breathe } from '../../breathing';
import type { Paper } from '../../paper';
import { sortedInStretches } from '../arrays/sortedInStretches';
import { inStretches } from '../arrays/stretches';
import { StringTableBuilder } from '../arrays/stringTableBuilder';
import { pairsByStem, type CountedWords } from './pairsByStem';
import { segmentWithPostings } from './segmentWithPostings';
import { stemmedWords } from './stemmedWords';
import type { TextSegment } from './textSegment';
import { WordCounter } from './wordCounter';

/** So many papers are looked at between two breaths. */
const STRETCH = 64;
/** So many words are taken at once for papers to come. */
const CHUNK = 65_536;

/** What one paper is, until its segment is made. */
interface Entry extends CountedWords {
  readonly id: string;
  readonly checksum: number;
}

/** Takes papers word by word, in any order, and makes a segment of them. */
export class TextSegmentBuilder {
  readonly #entries = new Map<string, Entry>();
  /** Once there is a paper. */
  #counter: WordCounter | undefined;
  /** The first `#end` of these are taken. */
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
    const counter = (this.#counter ??= new WordCounter());
    counter.count(paper);
    const { size } = counter;
    if (this.#end + size > this.#words.length) {
      this.#words = new Uint32Array(Math.max(CHUNK, size));
      this.#counts = new Uint16Array(this.#words.length);
      this.#end = 0;
    }
    const start = this.#end;
    this.#end += size;
    const [words, counts] = [this.#words, this.#counts];
    for (let i = 0; i < size; i++) {
      words[start + i] = counter.words[i]!;
      counts[start + i] = counter.counts[i]!;
    }
    this.#entries.set(paper.id, { id: paper.id, checksum, words, counts, start, end: this.#end });
  }

  /** @returns whether there was such a paper */
  delete(id: string): boolean {
    return this.#entries.delete(id);
  }

  /** The segment of all that was put and not deleted. */
  async build(breathe: Breathe): Promise<TextSegment> {
    const entries = await sortedInStretches([...this.#entries.values()], (a, b) => a.id < b.id, breathe);
    const { numbers } = (this.#counter ??= new WordCounter());
    const ids = new StringTableBuilder();
    const checksums = new Float64Array(entries.length);
    const frequencies = new Uint32Array(numbers.size);
    await inStretches(entries.length, STRETCH, breathe, (first, end) => {
      for (let p = first; p < end; p++) {
        const { id, checksum, words, start, end: last } = entries[p]!;
        ids.add(id);
        checksums[p] = checksum;
        for (let i = start; i < last; i++) frequencies[words[i]!]!++;
      }
    });
    const { order, ...words } = await stemmedWords(numbers, frequencies, this.stemOf, breathe);
    const wordFrequencies = order.map((number) => frequencies[number]!);
    const numbered = { order, stemOf: words.stemOf, wordFrequencies };
    const pairs = await pairsByStem(entries, numbered, words.stems.length, breathe);
    return segmentWithPostings({ ids: ids.build(), checksums, ...words, wordFrequencies, pairs }, breathe);
  }
}
