import { readTable, tableSections } from './keptTable';
import { areBelow, areStarts } from './ranges';
import type { SectionReader } from './sections';
import type { StringTable } from './stringTable';
import { stringTable } from './stringTableBuilder';

/**
 * Which papers have which strings, from either side, in arrays that can be kept as they are. Papers and strings are
 * numbered from 0.
 */
export interface Relation {
  /** Sorted; each once. */
  readonly strings: StringTable;
  /** The strings of paper `p` are `items[starts[p]]` to, without it, `items[starts[p + 1]]`. One more than papers. */
  readonly starts: Uint32Array;
  /** In each paper's own order, none twice. */
  readonly items: Uint32Array;
  /** The papers that have string `s` are `holders[holderStarts[s]]` to, without it, `holders[holderStarts[s + 1]]`. */
  readonly holderStarts: Uint32Array;
  readonly holders: Uint32Array;
}

/** @param lists by paper: its strings, none twice */
export function relationOf(lists: readonly (readonly string[])[]): Relation {
  const numbers = new Map<string, number>();
  const met: number[] = [];
  const starts = new Uint32Array(lists.length + 1);
  for (const [p, list] of lists.entries()) {
    for (const each of list) {
      const number = numbers.get(each) ?? numbers.size;
      if (number === numbers.size) numbers.set(each, number);
      met.push(number);
    }
    starts[p + 1] = met.length;
  }
  const sorted = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = new Uint32Array(sorted.length);
  for (const [place, [, number]] of sorted.entries()) places[number] = place;
  const items = Uint32Array.from(met);
  for (let i = 0; i < items.length; i++) items[i] = places[items[i]!]!;
  const holderStarts = holderStartsOf(items, sorted.length);
  const holders = new Uint32Array(items.length);
  fillHolders({ starts, items, holders, next: holderStarts.slice() }, 0, lists.length);
  return { strings: stringTable(sorted.map(([text]) => text)), starts, items, holderStarts, holders };
}

/** How `holders` is filled from `items`: all of a relation but its strings, and the next free place of each string. */
export interface Inverting {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly holders: Uint32Array;
  readonly next: Uint32Array;
}

/** Enters some papers as holders of their strings, after those before them. */
export function fillHolders({ starts, items, holders, next }: Inverting, first: number, end: number): void {
  for (let p = first; p < end; p++) {
    for (let i = starts[p]!; i < starts[p + 1]!; i++) holders[next[items[i]!]!++] = p;
  }
}

/** Where the holders of each string begin. */
export function holderStartsOf(items: Uint32Array, strings: number): Uint32Array {
  const starts = new Uint32Array(strings + 1);
  for (const item of items) starts[item + 1]!++;
  for (let s = 0; s < strings; s++) starts[s + 1]! += starts[s]!;
  return starts;
}

/** Where a paper's strings stand in `items`. */
export function itemRange({ starts }: Relation, paper: number): readonly [number, number] {
  return [starts[paper]!, starts[paper + 1]!];
}

/** A relation as sections. */
export function relationSections(relation: Relation): readonly (Uint8Array | Uint16Array | Uint32Array)[] {
  const { strings, starts, items, holderStarts, holders } = relation;
  return [...tableSections(strings), starts, items, holderStarts, holders];
}

/** A relation of so many papers from its sections. The reader is told when it is none. */
export function readRelation(reader: SectionReader, papers: number): Relation {
  const strings = readTable(reader);
  const relation = {
    strings,
    starts: reader.uint32(),
    items: reader.uint32(),
    holderStarts: reader.uint32(),
    holders: reader.uint32(),
  };
  reader.expect(strings.isSorted());
  reader.expect(areStarts(relation.starts, papers, relation.items.length));
  reader.expect(areStarts(relation.holderStarts, strings.length, relation.holders.length));
  reader.expect(areBelow(relation.items, strings.length) && areBelow(relation.holders, papers));
  return relation;
}
