import type { Breathe } from '../../breathing';

/** So many are sorted at once, and merged between two breaths. */
const STRETCH = 1024;

/**
 * Sorts by merging what is sorted already, so that no stretch is long (J. von Neumann, 1945, as D. Knuth tells in "The Art
 * of Computer Programming", volume 3, section 5.2.4).
 * @param items of which no two are equal; the array may be used on the way
 */
export async function sortedInStretches<T>(
  items: T[],
  isBefore: (a: T, b: T) => boolean,
  breathe: Breathe,
): Promise<readonly T[]> {
  for (let first = 0; first < items.length; first += STRETCH) {
    const sorted = items.slice(first, first + STRETCH).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (let i = 0; i < sorted.length; i++) items[first + i] = sorted[i]!;
    await breathe();
  }
  let from = items;
  let to = items.slice();
  for (let run = STRETCH; run < items.length; run *= 2) {
    for (let first = 0; first < items.length; first += 2 * run) {
      const middle = Math.min(first + run, items.length);
      const end = Math.min(middle + run, items.length);
      let [i, j] = [first, middle];
      for (let k = first; k < end; k++) {
        const isLeft = i < middle && (j === end || isBefore(from[i]!, from[j]!));
        to[k] = from[isLeft ? i++ : j++]!;
        if (k % STRETCH === 0) await breathe();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
