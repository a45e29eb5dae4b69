import type { Breathe } from '../../breathing';
import { inStretches } from './stretches';
import type { StringTable } from './stringTable';
import { StringTableBuilder } from './stringTableBuilder';

/** So many strings are merged between two breaths. */
const STRETCH = 512;

/**
 * One sorted table of two, without the strings that are not used.
 * @returns also, by table and old place, the new place of each used string
 */
export async function mergeTables(
  tables: readonly [StringTable, StringTable],
  used: readonly Uint8Array[],
  breathe: Breathe,
): Promise<{ readonly table: StringTable; readonly places: readonly [Uint32Array, Uint32Array] }> {
  const [a, b] = tables;
  const merged = new StringTableBuilder();
  const places = [new Uint32Array(a.length), new Uint32Array(b.length)] as const;
  let [i, j, length] = [0, 0, 0];
  await inStretches(a.length + b.length, STRETCH, breathe, (first, end) => {
    for (let step = first; step < end && (i < a.length || j < b.length); step++) {
      const order = i === a.length ? 1 : j === b.length ? -1 : a.compareWith(i, b, j);
      const [inA, inB] = [order <= 0 && used[0]![i] === 1, order >= 0 && used[1]![j] === 1];
      if (inA) merged.addFrom(a, i);
      else if (inB) merged.addFrom(b, j);
      if (order <= 0) places[0][i++] = length;
      if (order >= 0) places[1][j++] = length;
      if (inA || inB) length++;
    }
  });
  return { table: merged.build(), places };
}
