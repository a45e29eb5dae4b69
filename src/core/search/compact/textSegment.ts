import type { StringTable } from '../arrays/stringTable';
import type { Postings } from './postingsFormat';

/**
 * The texts of some papers as typed arrays, which never change and can be kept as they are. Papers, words and stems are
 * numbered by the order of their ids and spellings.
 *
 *     words ──stemOf──▶ stems ──stemStarts──▶ postings: the papers of each stem, how often they have it, in which words
 *
 * There is no list of the words of each paper: it holds the same once more, and what is asked by paper (what is lost with
 * one that goes, which segments become one) is asked of many at once, and is found in the postings.
 */
export interface TextSegmentData extends Omit<Postings, 'size'> {
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
  /** By word: how many papers have it. */
  readonly wordFrequencies: Uint32Array;
}

/** What is counted of papers. */
export interface Counted {
  readonly papers: number;
  /** How many different stems they have together. */
  readonly length: number;
  /** By word, and by stem: how many of the papers have it. */
  readonly wordFrequencies: Uint32Array;
  readonly stemFrequencies: Uint32Array;
}

/** Texts that never change, and which of their papers are gone. */
export class TextSegment {
  /** By paper: 1 when it is gone. */
  readonly gone: Uint8Array;
  /** What the papers that are not gone hold; of those that have just gone, until `recount`, as if they were not. */
  #counted: Counted;
  #left: number;
  /** The most stems of a paper. */
  readonly longest: number;
  /** Papers that are gone and still counted. */
  #uncounted: number[] = [];

  constructor(readonly data: TextSegmentData) {
    const { ids, lengths, wordFrequencies, stemFrequencies } = data;
    this.gone = new Uint8Array(ids.length);
    this.#left = ids.length;
    let [length, longest] = [0, 0];
    for (const each of lengths) {
      length += each;
      if (each > longest) longest = each;
    }
    this.longest = longest;
    this.#counted = { papers: ids.length, length, wordFrequencies, stemFrequencies };
  }

  get size(): number {
    return this.data.ids.length;
  }

  /** How many papers are not gone. */
  get left(): number {
    return this.#left;
  }

  get counted(): Counted {
    return this.#counted;
  }

  /** Papers, by number, that are gone and still counted. */
  get uncounted(): readonly number[] {
    return this.#uncounted;
  }

  /** The number of a paper that is not gone; or -1. */
  paperOf(id: string): number {
    const paper = this.data.ids.indexOf(id);
    return paper >= 0 && this.gone[paper] === 0 ? paper : -1;
  }

  /** @param paper not gone yet */
  remove(paper: number): void {
    this.gone[paper] = 1;
    this.#left--;
    this.#uncounted.push(paper);
  }

  /** @param counted without any paper that is gone */
  recount(counted: Counted): void {
    this.#counted = counted;
    this.#uncounted = [];
  }
}
