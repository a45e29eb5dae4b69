import { BM25 } from '../bm25';
import { PostingsReader } from './postings';
import type { TextSegment } from './textSegment';

/** More stems than this are not remembered. */
const MOST_STEMS = 20_000;

/** What single papers of a segment give for stems: see `Texts.saturations`. */
export class Saturations {
  readonly #reader: PostingsReader;
  /** By stem that was asked for: its number in the segment, or -1. */
  readonly #numbers = new Map<string, number>();

  /** By paper: its row, from 1, while it is asked for. */
  readonly #rowOf: Uint32Array;

  constructor(private readonly segment: TextSegment) {
    this.#rowOf = new Uint32Array(segment.size);
    this.#reader = new PostingsReader({ ...segment.data, size: segment.size });
  }

  /**
   * Notes what papers give.
   * @param rows of the ids that are looked for
   * @param norms by length of a paper
   * @param found by row, and in it by stem
   * @returns the rows whose paper the segment does not hold: they stay as they are
   */
  add(
    ids: readonly string[],
    rows: readonly number[],
    stems: readonly string[],
    norms: Float64Array,
    found: Float64Array,
  ): number[] {
    const { data } = this.segment;
    const reader = this.#reader;
    const rowOf = this.#rowOf;
    const missing: number[] = [];
    const held: number[] = [];
    for (const row of rows) {
      const paper = this.segment.paperOf(ids[row]!);
      if (paper >= 0) rowOf[paper] = 1 + row;
      (paper < 0 ? missing : held).push(paper < 0 ? row : paper);
    }
    const papers = Uint32Array.from(held).sort();
    for (const [column, stem] of stems.entries()) {
      const number = papers.length > 0 ? this.#numberOf(stem) : -1;
      if (number < 0) continue;
      reader.open(number);
      for (let count = reader.next(papers); count >= 0; count = reader.next(papers)) {
        for (let i = 0; i < count; i++) {
          const paper = reader.papers[i]!;
          const row = rowOf[paper]!;
          if (row === 0) continue;
          const norm = norms[data.lengths[paper]!]!;
          found[(row - 1) * stems.length + column] = (reader.count * (BM25.k + 1)) / (reader.count + norm);
        }
      }
    }
    for (const paper of papers) rowOf[paper] = 0;
    return missing;
  }

  #numberOf(stem: string): number {
    const known = this.#numbers.get(stem);
    if (known !== undefined) return known;
    if (this.#numbers.size > MOST_STEMS) this.#numbers.clear();
    const number = this.segment.data.stems.indexOf(stem);
    this.#numbers.set(stem, number);
    return number;
  }
}
