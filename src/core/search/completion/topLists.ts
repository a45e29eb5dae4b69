import type { StringTable } from '../arrays/stringTable';
import { stringTable } from '../arrays/stringTableBuilder';

/**
 * The best papers for beginnings of words that a great many papers have, made beforehand: a single letter would otherwise
 * take as long as the library is large (as do "top" or "champion lists": C. Manning and others, "Introduction to
 * Information Retrieval", 2008, 7.1.3).
 */
export class TopLists {
  /**
   * @param beginnings sorted
   * @param starts by beginning, and one more: its papers, best first, stand from `starts[b]` to, without it, `starts[b + 1]`
   */
  constructor(
    readonly beginnings: StringTable,
    readonly starts: Uint32Array,
    readonly papers: Uint32Array,
  ) {}

  /** The list of a beginning, if there is one. */
  of(beginning: string): Uint32Array | undefined {
    const place = this.beginnings.indexOf(beginning);
    return place < 0 ? undefined : this.papers.subarray(this.starts[place], this.starts[place + 1]);
  }
}

/** No lists, as few papers need none. */
export const noTops = new TopLists(stringTable([]), new Uint32Array(1), new Uint32Array(0));
