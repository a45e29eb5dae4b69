import type { Field } from '../engine';
import type { Occurrences } from './occurrences';
import type { PaperIds } from './paperIds';
import type { PaperWords } from './paperWords';
import type { SortedKeys, SortedTitles } from './sortedForms';
import type { StringTable } from '../arrays/stringTable';
import type { TopLists } from './topLists';
import type { WrittenForms } from './writtenForms';

/**
 * What completion keeps of some papers, in arrays that can be kept as they are. Papers are numbered by their ids' order,
 * words by the order of the alphabet; see `CompletionEntry` for what a paper's words, keys and title are.
 *
 *     words      a │ adaptation │ … │ zürich                    sorted, once for all papers
 *                          ▲
 *     listed     paper 0: 3 17 5 9 … │ paper 1: …               a paper's words in its own order, 24 bits each
 *                         ▲ ▲
 *     forms      title 0 1 2 │ key 3 0 1 │ …                    titles and keys, in bytes: which of the paper's words
 *                                                               they are made of
 *     ids        `title:` + the title, or in full
 *     titles, keys                                              the papers in the order of their titles, of their keys
 *     occurrences  word 0: (0, place) (+4, place) … │ word 1:   the papers that have a word: as gaps, with the place that
 *                                                               it has in the title
 *     tops       a │ ad │ … │ learning: best papers             for beginnings of words that a great many papers have
 *
 * The text of a paper stands nowhere: it is some words, and each word stands there once.
 */
export interface SegmentData {
  readonly ids: PaperIds;
  readonly words: StringTable;
  readonly listed: PaperWords;
  readonly forms: WrittenForms;
  readonly titles: SortedTitles;
  readonly keys: SortedKeys;
  readonly occurrences: Occurrences;
  readonly tops: TopLists;
  /** By paper: in UTF-16 units. Like all numbers of 16 bits, no larger than they can be. */
  readonly titleLengths: Uint16Array;
  readonly nameLengths: Uint16Array;
  readonly checksums: Float64Array;
}

/** Papers that completion knows: what never changes, and which of them are gone. */
export class CompletionSegment {
  /** By paper: 1 when it is gone. */
  readonly gone: Uint8Array;
  /** By word: how many papers have it that are not gone. */
  #frequencies: Uint32Array;
  #left: number;

  constructor(readonly data: SegmentData) {
    this.gone = new Uint8Array(data.ids.length);
    this.#frequencies = data.occurrences.frequencies;
    this.#left = data.ids.length;
  }

  get frequencies(): Uint32Array {
    return this.#frequencies;
  }

  /** How many papers there were, and how many of them are not gone. */
  get size(): number {
    return this.data.ids.length;
  }

  get left(): number {
    return this.#left;
  }

  /** The number of a paper that is not gone; or -1. */
  paperOf(id: string): number {
    const paper = this.data.ids.indexOf(id);
    return paper >= 0 && this.gone[paper] === 0 ? paper : -1;
  }

  /** @param paper not gone yet */
  remove(paper: number): void {
    const { listed, occurrences } = this.data;
    // what was opened is not written to
    if (this.#frequencies === occurrences.frequencies) this.#frequencies = occurrences.frequencies.slice();
    this.gone[paper] = 1;
    this.#left--;
    const count = listed.count(paper);
    for (let n = 0; n < count; n++) this.#frequencies[listed.at(paper, n)]!--;
  }

  /** The ids of the papers that have a title, folded, and are not gone. */
  withTitle(title: string): string[] {
    const [from, to] = this.data.titles.range(title, true);
    return Array.from(this.data.titles.papers.subarray(from, to))
      .filter((paper) => this.gone[paper] === 0)
      .map((paper) => this.data.ids.at(paper));
  }

  /** Which field the n-th of a paper's words is of; none for the year. */
  fieldOf(paper: number, n: number, word: string): Field | undefined {
    const { titleWords, authorWords } = this.data.listed;
    if (n < titleWords[paper]!) return 'title';
    if (n < titleWords[paper]! + authorWords[paper]!) return 'author';
    return /^(1[5-9]|20)\d\d$/.test(word) ? undefined : 'citekey';
  }
}
