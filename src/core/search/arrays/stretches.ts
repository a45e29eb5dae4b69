import type { Breathe } from '../../breathing';

/**
 * Does work on the numbers from 0 to, without it, `length`, so many at a time, and breathes in between. A stretch should
 * take well below a millisecond: `breathe` decides when there was enough.
 */
export async function inStretches(
  length: number,
  stretch: number,
  breathe: Breathe,
  work: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < length; from += stretch) {
    work(from, Math.min(length, from + stretch));
    await breathe();
  }
}
