import { fullTitle, type PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { fingerprint } from './fingerprint';
import { sameBut } from './sameValue';
import type { HeldFile, Records } from './state';
import { stride } from './stride';

/** A file's records with what is kept of them from one settling to the next. */
export interface HeldRecords extends HeldFile {
  /** By record: where two are the same number, the records say the same; absent before the first settling. */
  contents?: Uint32Array;
  /** By record: its title's; absent before the first settling. */
  fingerprints?: readonly string[];
}

/** Records whose fingerprints are known. */
export type CompleteRecords = HeldRecords & { readonly fingerprints: readonly string[] };

/** Records that are there already. */
export function readRecords(records: readonly PaperRecord[]): Records {
  return { length: records.length, at: (index) => records[index]! };
}

/** Gives out numbers for contents. */
interface Counter {
  next: number;
}

/**
 * Completes what is held of a file. What stood in it before, on another line or not, keeps its number and fingerprint.
 * @param before what the file held when the library was settled last
 */
export async function complete(
  held: HeldRecords,
  before: HeldRecords | undefined,
  counter: Counter,
  breathe: Breathe,
): Promise<CompleteRecords> {
  if (!held.contents) {
    const known = before ? await stoodAt(held.records, before.records, breathe) : [];
    held.fingerprints = await fingerprintsOf(held.records, (i) => before?.fingerprints?.[known[i]!], breathe);
    const contents = new Uint32Array(held.records.length);
    for (let i = 0; i < contents.length; i++) contents[i] = before?.contents?.[known[i]!] ?? counter.next++;
    held.contents = contents;
  }
  held.fingerprints ??= await fingerprintsOf(held.records, () => undefined, breathe);
  return { ...held, fingerprints: held.fingerprints };
}

async function fingerprintsOf(
  records: Records,
  known: (index: number) => string | undefined,
  breathe: Breathe,
): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    found.push(known(i) ?? fingerprint(fullTitle(records.at(i))));
  }
  return found;
}

/** By record, where an equal one stood before, or -1: each is looked for after the last one, then by its title. */
async function stoodAt(records: Records, before: Records, breathe: Breathe): Promise<number[]> {
  const found: number[] = [];
  let byTitle: ReadonlyMap<string, number> | undefined;
  let expected = 0;
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    const record = records.at(i);
    const equal = (index: number) => index < before.length && sameBut('source', before.at(index), record);
    if (!equal(expected)) {
      byTitle ??= await placesByTitle(before, breathe);
      const place = byTitle.get(titleKey(record));
      if (place === undefined || !equal(place)) {
        found.push(-1);
        continue;
      }
      expected = place;
    }
    found.push(expected++);
  }
  return found;
}

async function placesByTitle(records: Records, breathe: Breathe): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    places.set(titleKey(records.at(i)), i);
  }
  return places;
}

function titleKey({ citekey, title }: PaperRecord): string {
  return citekey === undefined ? title : `${citekey}\n${title}`;
}
