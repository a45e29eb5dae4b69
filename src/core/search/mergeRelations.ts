import type { Breathe } from '../breathing';
import { fillHolders, holderStartsOf, itemRange, type Relation } from './relation';
import { inStretches } from './stretches';
import type { StringTable } from './stringTable';
import { StringTableBuilder } from './stringTableBuilder';

/** So many papers or strings are merged between two breaths. */
const STRETCH = 512;

/** A part of two relations' papers, in a new order. */
export interface Selection {
  readonly from: readonly [Relation, Relation];
  /** By new number: twice the old number, and one more for the second relation's papers. */
  readonly origins: Uint32Array;
}

/** One relation of the selected papers; strings that none of them has fall away. */
export async function mergeRelations({ from, origins }: Selection, breathe: Breathe): Promise<Relation> {
  const used = from.map(({ strings }) => new Uint8Array(strings.length));
  const starts = new Uint32Array(origins.length + 1);
  await inStretches(origins.length, STRETCH, breathe, (first, end) => {
    for (let p = first; p < end; p++) {
      const which = origins[p]! & 1;
      const relation = from[which]!;
      const [itemsStart, itemsEnd] = itemRange(relation, origins[p]! >>> 1);
      for (let i = itemsStart; i < itemsEnd; i++) used[which]![relation.items[i]!] = 1;
      starts[p + 1] = starts[p]! + itemsEnd - itemsStart;
    }
  });
  const { table: strings, places } = await mergeTables([from[0].strings, from[1].strings], used, breathe);
  const items = new Uint32Array(starts[origins.length]!);
  await inStretches(origins.length, STRETCH, breathe, (first, end) => {
    for (let p = first; p < end; p++) {
      const which = origins[p]! & 1;
      const relation = from[which]!;
      const [itemsStart, itemsEnd] = itemRange(relation, origins[p]! >>> 1);
      for (let i = itemsStart, to = starts[p]!; i < itemsEnd; i++, to++)
        items[to] = places[which]![relation.items[i]!]!;
    }
  });
  const holderStarts = holderStartsOf(items, strings.length);
  const inverting = { starts, items, holders: new Uint32Array(items.length), next: holderStarts.slice() };
  await inStretches(origins.length, STRETCH, breathe, (first, end) => fillHolders(inverting, first, end));
  return { strings, starts, items, holderStarts, holders: inverting.holders };
}

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
