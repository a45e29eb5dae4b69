/** Numbers from 0 to below 1. */
export type Random = () => number;

/** A pseudo-random generator (mulberry32, T. Ettinger): the same numbers for the same seed. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 to below `count`. */
export const below = (next: Random, count: number): number => Math.floor(next() * count);

/** One of several. */
export const pick = <T>(next: Random, from: readonly T[]): T => from[below(next, from.length)]!;

/** One of several by Zipf's law: the earlier, the likelier. */
export const pickZipf = <T>(next: Random, from: readonly T[]): T => from[Math.floor(from.length ** next()) - 1]!;

/** One of several, the earlier, the likelier, but less so than by Zipf's law. */
export const pickEarly = <T>(next: Random, from: readonly T[]): T => from[Math.floor(from.length * next() ** 2)]!;

/** The same in another order (Fisher and Yates). */
export function shuffled<T>(next: Random, items: readonly T[]): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = below(next, i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
