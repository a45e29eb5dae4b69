import type { Breathe } from '../../breathing';
import { eachWord, MOST_REPEATED } from './heldWords';
import type { SavedTexts } from './savedTexts';
import { inStretches } from '../arrays/stretches';
import { varintSize, writeVarint } from '../arrays/varints';

/** The papers of each stem, and what is counted on the way. */
export interface Postings {
  /** The postings of stem `s` are `bytes[starts[s]]` to, without it, `bytes[starts[s + 1]]`, as `StemIndex` takes them. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** By stem: how many papers hold it. */
  readonly frequencies: Uint32Array;
  /** By word: how many papers hold it. */
  readonly wordFrequencies: Uint32Array;
  /** By paper: how many different stems it has; and the average of all. */
  readonly lengths: Uint32Array;
  readonly averageLength: number;
}

/** What papers hold. */
export type HeldByPaper = Pick<SavedTexts, 'ids' | 'words' | 'stems' | 'stemOf' | 'starts' | 'held'>;

/** So many papers are looked at between two breaths. */
const STRETCH = 64;

/**
 * Turns the words of papers into the papers of stems: once over all to see how much room each stem needs, once to write.
 * @returns nothing when the words are not encoded as they should be
 */
export async function invert(texts: HeldByPaper, breathe: Breathe): Promise<Postings | undefined> {
  const papers = texts.ids.length;
  const frequencies = new Uint32Array(texts.stems.length);
  const wordFrequencies = new Uint32Array(texts.words.length);
  const lengths = new Uint32Array(papers);
  const sizes = new Uint32Array(texts.stems.length);
  const previous = new Uint32Array(texts.stems.length);
  const counter = new StemCounter(texts);
  let faulty = 0;
  await inStretches(papers, STRETCH, breathe, (from, to) => {
    for (let p = from; faulty === 0 && p < to; p++) {
      if (!counter.read(p, wordFrequencies)) faulty++;
      lengths[p] = counter.size;
      for (let i = 0; i < counter.size; i++) {
        const stem = counter.stems[i]!;
        const count = counter.counts[stem]!;
        sizes[stem]! += varintSize(2 * (p - previous[stem]!) + Number(count > 1)) + (count > 1 ? varintSize(count) : 0);
        previous[stem] = p;
        frequencies[stem]!++;
      }
    }
  });
  if (faulty > 0) return undefined;
  const starts = new Uint32Array(sizes.length + 1);
  for (let s = 0; s < sizes.length; s++) starts[s + 1] = starts[s]! + sizes[s]!;
  const bytes = new Uint8Array(starts[sizes.length]!);
  const ends = starts.slice();
  previous.fill(0);
  await inStretches(papers, STRETCH, breathe, (from, to) => {
    for (let p = from; p < to; p++) {
      counter.read(p);
      for (let i = 0; i < counter.size; i++) {
        const stem = counter.stems[i]!;
        const count = counter.counts[stem]!;
        let at = writeVarint(bytes, ends[stem]!, 2 * (p - previous[stem]!) + Number(count > 1));
        if (count > 1) at = writeVarint(bytes, at, count);
        ends[stem] = at;
        previous[stem] = p;
      }
    }
  });
  const averageLength = papers === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / papers;
  return { bytes, starts, frequencies, wordFrequencies, lengths, averageLength };
}

/** Counts the stems of one paper after the other. */
class StemCounter {
  /** The stems of the paper, each once, are the first so many of `stems`. */
  size = 0;
  readonly stems: Uint32Array;
  /** By stem: how often the paper has it. */
  readonly counts: Uint32Array;

  constructor(private readonly texts: HeldByPaper) {
    this.stems = new Uint32Array(texts.stems.length);
    this.counts = new Uint32Array(texts.stems.length);
  }

  /**
   * @param wordFrequencies counts the paper for each of its words
   * @returns whether its words are encoded as they should be
   */
  read(paper: number, wordFrequencies?: Uint32Array): boolean {
    const { counts, stems, texts } = this;
    for (let i = 0; i < this.size; i++) counts[stems[i]!] = 0;
    this.size = 0;
    let faulty = 0;
    const ends = eachWord(texts.held, texts.starts[paper]!, texts.starts[paper + 1]!, (word, count) => {
      const stem = texts.stemOf[word];
      if (stem === undefined || count === 0 || count > MOST_REPEATED) faulty++;
      else {
        if (counts[stem] === 0) stems[this.size++] = stem;
        counts[stem]! += count;
        if (wordFrequencies) wordFrequencies[word]!++;
      }
    });
    return ends && faulty === 0;
  }
}
