/**
 * The words of papers, by their numbers, in each paper's own order: the title's first, then the authors', then others. A
 * number has 24 bits, in two arrays, so that segments of up to 16 million words can be kept.
 */
export class PaperWords {
  /**
   * @param starts by paper, and one more: the words of paper `p` stand from `starts[p]` to, without it, `starts[p + 1]`
   * @param low the lower 16 bits of each word
   * @param high the upper 8 bits
   * @param titleWords by paper: how many of its words, from the front, are of the title
   * @param authorWords by paper: how many after these are of the authors
   */
  constructor(
    readonly starts: Uint32Array,
    readonly low: Uint16Array,
    readonly high: Uint8Array,
    readonly titleWords: Uint16Array,
    readonly authorWords: Uint16Array,
  ) {}

  /** How many words a paper has. */
  count(paper: number): number {
    return this.starts[paper + 1]! - this.starts[paper]!;
  }

  /** The n-th word of a paper. */
  at(paper: number, n: number): number {
    const i = this.starts[paper]! + n;
    return this.low[i]! | (this.high[i]! << 16);
  }

  /** Which of the paper's words is the first from `from` to, without it, `to`; or -1. */
  firstWithin(paper: number, from: number, to: number): number {
    const { low, high, starts } = this;
    const start = starts[paper]!;
    const end = starts[paper + 1]!;
    for (let i = start; i < end; i++) {
      const word = low[i]! | (high[i]! << 16);
      if (word >= from && word < to) return i - start;
    }
    return -1;
  }
}

/** Writes the words of one paper after the other. */
export class PaperWordsBuilder {
  readonly #starts: Uint32Array;
  readonly #low: Uint16Array;
  readonly #high: Uint8Array;
  readonly #titleWords: Uint16Array;
  readonly #authorWords: Uint16Array;
  #papers = 0;
  #end = 0;

  /** @param words of all papers together */
  constructor(papers: number, words: number) {
    this.#starts = new Uint32Array(papers + 1);
    this.#low = new Uint16Array(words);
    this.#high = new Uint8Array(words);
    this.#titleWords = new Uint16Array(papers);
    this.#authorWords = new Uint16Array(papers);
  }

  add(word: number): void {
    this.#low[this.#end] = word;
    this.#high[this.#end++] = word >>> 16;
  }

  /** Ends a paper. @param titleWords below 2 ** 16, as `completionEntry` has it; and so `authorWords` */
  close(titleWords: number, authorWords: number): void {
    this.#titleWords[this.#papers] = titleWords;
    this.#authorWords[this.#papers] = authorWords;
    this.#starts[++this.#papers] = this.#end;
  }

  build(): PaperWords {
    return new PaperWords(this.#starts, this.#low, this.#high, this.#titleWords, this.#authorWords);
  }
}
