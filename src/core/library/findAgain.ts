import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { sameBut } from './sameValue';
import type { Records } from './state';
import { stride } from './stride';

/** How many records are passed over, of those that stood there before, in search of the next one. */
const farthest = 4;

/** What is known of a file's records from before, by record. */
export interface Found {
  /** Its place among the records before, or -1 for one that did not stand there; no place twice. */
  readonly was: Int32Array;
  /** 1 where it stood on another line. */
  readonly moved: Uint8Array;
  /** 1 where it may come before others now that came before it. All others follow each other, also by line, as they did. */
  readonly strayed: Uint8Array;
}

/**
 * Finds the records of a file among those that it held before, each where it was found the last time or a little after
 * that; what is left, by its title among what is left.
 * @param found takes what is found; comes with no record found
 */
export async function findAgain(
  records: Records,
  before: Records,
  { was, moved, strayed }: Found,
  breathe: Breathe,
): Promise<void> {
  const taken = new Uint8Array(before.length);
  /** Where the last one stands that follows as it did, and where it stood. */
  let [line, lineBefore] = [-Infinity, -Infinity];
  const follow = (i: number, now: number, then: number): void => {
    const further = Math.sign(now - line);
    if (further < 0 || further !== Math.sign(then - lineBefore)) strayed[i] = 1;
    else [line, lineBefore] = [now, then];
  };
  const take = (i: number, record: PaperRecord, place: number | undefined): boolean => {
    if (place === undefined || place >= before.length || taken[place] === 1) return false;
    const known = before.at(place);
    if (known !== record && !sameBut('source', known, record)) return false;
    taken[place] = 1;
    was[i] = place;
    if (known.source.line !== record.source.line) moved[i] = 1;
    follow(i, record.source.line, known.source.line);
    return true;
  };
  const lost: number[] = [];
  let expected = 0;
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    const record = records.at(i);
    let place = expected;
    while (place <= expected + farthest && !take(i, record, place)) place++;
    if (place <= expected + farthest) expected = place + 1;
    else lost.push(i);
  }
  if (lost.length === 0) return;
  const byTitle = await placesByTitle(before, taken, breathe);
  expected = before.length;
  for (const [n, i] of lost.entries()) {
    if (n % stride === 0) await breathe();
    const record = records.at(i);
    if (!take(i, record, expected) && !take(i, record, byTitle.get(titleKey(record)))) continue;
    strayed[i] = 1;
    expected = was[i]! + 1;
  }
}

async function placesByTitle(
  records: Records,
  taken: Uint8Array,
  breathe: Breathe,
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    if (taken[i] === 0) places.set(titleKey(records.at(i)), i);
  }
  return places;
}

function titleKey({ citekey, title }: PaperRecord): string {
  return citekey === undefined ? title : `${citekey}\n${title}`;
}
