/*
 * The postings of one stem, in bytes. Papers that have it equally often stand together, as in a frequency-sorted index
 * (M. Persin, J. Zobel and R. Sacks-Davis, 1996, "Filtered document retrieval with frequency-sorted indexes"): nothing is
 * said of how often but once for each group, and the innermost loop of a search multiplies by one weight.
 *
 *     group, by how often, ascending:
 *       varint  4 * (how often - 1) + 2 * (is dense) + (is the last group)
 *       varint  how many papers; not of the last group, which has all that are left of the stem's
 *       papers, ascending, either
 *         sparse: varint gaps, less 1 because no paper is there twice; or
 *         dense:  for each block of 256 papers a byte: how many; then for each paper a byte: its number in the block
 *     of a stem of several words: which of them each paper has, see `wordForms.ts`
 *
 * A dense group is a Roaring bitmap's array container (S. Chambi and others, 2016) of bytes: one byte for each paper, and
 * single papers are found without reading the rest.
 */

/** So many papers are in a block of a dense group. A block of which a paper holds every number makes its group sparse. */
export const BLOCK = 256;
/** A group is dense that has so many papers for each block. */
const DENSE = 4;
/** What stems' postings are read from. */
export interface Postings {
  /** The postings of stem `s` are `postings[stemStarts[s]]` to, without it, `postings[stemStarts[s + 1]]`. */
  readonly postings: Uint8Array;
  readonly stemStarts: Uint32Array;
  /** By stem: how many papers have it. */
  readonly stemFrequencies: Uint32Array;
  /** How many papers there are. */
  readonly size: number;
}

/** How many blocks so many papers take. */
export function blocksOf(papers: number): number {
  return Math.ceil(papers / BLOCK);
}

/** Whether a group of so many papers is written as a dense one. */
export function isDense(papers: number, blocks: number): boolean {
  return papers >= DENSE * blocks;
}
