import { fullTitle, type PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { fingerprint } from './fingerprint';
import { findAgain, type Found } from './findAgain';
import { linksOfRecord, writeLinks } from './recordLinks';
import type { HeldFile, Records } from './state';
import { stride } from './stride';

/** A file as it is held now, beside what it held before. */
export interface ComparedFile extends HeldFile, Found {
  readonly links: Uint32Array;
  /** By record, where it had to be worked out: the fingerprint of its title. */
  readonly fingerprints: readonly (string | undefined)[];
}

/** Records that are there already. */
export function readRecords(records: readonly PaperRecord[]): Records {
  return { length: records.length, at: (index) => records[index]! };
}

/**
 * Finds out which of a file's records stood in it before, and what links the others.
 * @param before what the file held when the library was settled last
 */
export async function compared(held: HeldFile, before: HeldFile | undefined, breathe: Breathe): Promise<ComparedFile> {
  const { file, role, records } = held;
  const was = new Int32Array(records.length).fill(-1);
  const found: Found = { was, moved: new Uint8Array(records.length), strayed: new Uint8Array(records.length) };
  const stays = before?.records === records;
  if (stays) for (let i = 0; i < was.length; i++) was[i] = i;
  else if (before) await findAgain(records, before.records, found, breathe);
  const fingerprints: string[] = [];
  const links =
    (stays ? before.links : held.links) ?? (await linksOf(records, was, before?.links, fingerprints, breathe));
  // other keys stand then: nothing is as it was
  if (before && before.role !== role) was.fill(-1);
  return { file, role, records, links, ...found, fingerprints };
}

/** @param fingerprints takes those that are worked out */
async function linksOf(
  records: Records,
  was: Int32Array,
  known: Uint32Array | undefined,
  fingerprints: string[],
  breathe: Breathe,
): Promise<Uint32Array> {
  const links = new Uint32Array(records.length * linksOfRecord);
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    const from = was[i]! * linksOfRecord;
    if (known && from >= 0) {
      for (let n = 0; n < linksOfRecord; n++) links[i * linksOfRecord + n] = known[from + n]!;
    } else {
      const record = records.at(i);
      fingerprints[i] = fingerprint(fullTitle(record));
      writeLinks(links, i, record, fingerprints[i]!);
    }
  }
  return links;
}
