import type { StringTable } from '../stringTable';
import { VarintReader } from '../varints';

/**
 * The texts of some papers as typed arrays, which never change and can be kept as they are. Papers, words and stems are
 * numbered by the order of their ids and spellings.
 *
 *     words ──stemOf──▶ stems ──stemStarts──▶ postings: the papers of each stem   (to find papers)
 *     ids ──wordStarts──▶ held: the words of each paper                           (to take one out, to merge, to explain)
 *
 * Both lists are varints: twice the gap to the number before, and one more when a count follows, which is 1 otherwise.
 */
export interface TextSegmentData {
  /** Sorted; each once. */
  readonly ids: StringTable;
  /** By paper: of all that is indexed of it. */
  readonly checksums: Float64Array;
  /** By paper: how many different stems it has. */
  readonly lengths: Uint32Array;
  /** Sorted; each once. */
  readonly words: StringTable;
  /** By word: its stem. */
  readonly stemOf: Uint32Array;
  /** Sorted; each once. */
  readonly stems: StringTable;
  /** The papers of stem `s` are `postings[stemStarts[s]]` to, without it, `postings[stemStarts[s + 1]]`. */
  readonly stemStarts: Uint32Array;
  readonly postings: Uint8Array;
  /** The words of paper `p` are `held[wordStarts[p]]` to, without it, `held[wordStarts[p + 1]]`. */
  readonly wordStarts: Uint32Array;
  readonly held: Uint8Array;
  /** By word, and by stem: how many papers have it. */
  readonly wordFrequencies: Uint32Array;
  readonly stemFrequencies: Uint32Array;
}

/** Texts that never change, and which of their papers are gone. */
export class TextSegment {
  /** By word, and by stem: how many papers have it that are not gone. */
  wordFrequencies: Uint32Array;
  stemFrequencies: Uint32Array;
  /** By paper: 1 when it is gone. */
  readonly gone: Uint8Array;
  /** How many papers are not gone, and how many different stems they have together. */
  #left: number;
  #length: number;

  constructor(readonly data: TextSegmentData) {
    this.wordFrequencies = data.wordFrequencies;
    this.stemFrequencies = data.stemFrequencies;
    this.gone = new Uint8Array(data.ids.length);
    this.#left = data.ids.length;
    this.#length = data.lengths.reduce((sum, length) => sum + length, 0);
  }

  get size(): number {
    return this.data.ids.length;
  }

  get left(): number {
    return this.#left;
  }

  get length(): number {
    return this.#length;
  }

  /** The number of a paper that is not gone; or -1. */
  paperOf(id: string): number {
    const paper = this.data.ids.indexOf(id);
    return paper >= 0 && this.gone[paper] === 0 ? paper : -1;
  }

  /** @param paper not gone yet */
  remove(paper: number): void {
    if (this.wordFrequencies === this.data.wordFrequencies) {
      // the data's own may be a part of a file
      this.wordFrequencies = this.wordFrequencies.slice();
      this.stemFrequencies = this.stemFrequencies.slice();
    }
    this.gone[paper] = 1;
    this.#left--;
    this.#length -= this.data.lengths[paper]!;
    const stems = new Set<number>();
    for (const word of this.wordsOf(paper)) {
      this.wordFrequencies[word]!--;
      stems.add(this.data.stemOf[word]!);
    }
    for (const stem of stems) this.stemFrequencies[stem]!--;
  }

  /** The words of a paper, by number, ascending. */
  *wordsOf(paper: number): Generator<number> {
    const { held, wordStarts } = this.data;
    const reader = new VarintReader(held, wordStarts[paper]!);
    let word = 0;
    while (reader.at < wordStarts[paper + 1]!) {
      const gap = reader.next();
      word += gap >>> 1;
      if (gap & 1) reader.next();
      yield word;
    }
  }
}
