import type { Reading } from '../completion/completionReadings';
import type { StringTable } from './stringTable';

/** Places of a sorted table as ranges: from, to without it, and so on; ascending, apart from each other. */
export type PlaceRanges = readonly number[];

/** Where the words of a reading stand in a table. */
export function placesOf({ words, beginnings }: Reading, table: StringTable): PlaceRanges {
  const ranges: (readonly [number, number])[] = [];
  for (const word of words) {
    const place = table.indexOf(word);
    if (place >= 0) ranges.push([place, place + 1]);
  }
  for (const beginning of beginnings) {
    const from = table.lowerBound(beginning);
    ranges.push([from, table.endOf(beginning, from)]);
  }
  return united(ranges);
}

/** Whether a place is in the ranges. */
export function includes(ranges: PlaceRanges, place: number): boolean {
  let low = 0;
  let high = ranges.length;
  // an odd number of ends are not above a place that is within
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}

function united(ranges: (readonly [number, number])[]): PlaceRanges {
  const ends: number[] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    if (from >= to) continue;
    const last = ends.at(-1);
    if (last !== undefined && from <= last) ends[ends.length - 1] = Math.max(last, to);
    else ends.push(from, to);
  }
  return ends;
}
