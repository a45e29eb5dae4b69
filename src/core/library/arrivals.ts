import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { compared, type ComparedFile } from './heldRecords';
import type { Hashed } from './links';
import { Numbering } from './numbering';
import { linksOfRecord } from './recordLinks';
import type { HeldFile } from './state';

/** All records as they are now, numbered through all files, beside those before. */
export interface Arrivals {
  readonly files: readonly ComparedFile[];
  readonly count: number;
  /** By record: its number before, or -1 for one that is new; no number twice. */
  readonly was: Int32Array;
  /** By record: 1 where it stands on another line. */
  readonly moved: Uint8Array;
  /** By record: 1 where it may come before others of its file that came before it. */
  readonly strayed: Uint8Array;
  /** What links records (`writeLinks`). */
  readonly links: Hashed;
  /** What linked records that have gone, as hashes; undefined where that is not known. */
  readonly gone: readonly number[] | undefined;
  record(number: number): PaperRecord;
  /** The fingerprint of a record's title, where it had to be worked out. */
  fingerprint(number: number): string | undefined;
}

/** Compares files with what they held before. @param known the files before */
export async function arrivals(
  held: readonly HeldFile[],
  known: readonly HeldFile[],
  breathe: Breathe,
): Promise<Arrivals> {
  const before = new Numbering(known.map(({ records }) => records.length));
  const numbers = new Map(known.map(({ file }, i) => [file, i]));
  const files: ComparedFile[] = [];
  for (const one of held) files.push(await compared(one, known[numbers.get(one.file) ?? -1], breathe));
  const numbering = new Numbering(files.map(({ records }) => records.length));
  const count = numbering.first(files.length);
  const was = new Int32Array(count).fill(-1);
  const moved = new Uint8Array(count);
  const strayed = new Uint8Array(count);
  const hashes = new Uint32Array(count * linksOfRecord);
  const stay = new Uint8Array(before.first(known.length));
  for (const [part, one] of files.entries()) {
    const first = numbering.first(part);
    moved.set(one.moved, first);
    strayed.set(one.strayed, first);
    hashes.set(one.links, first * linksOfRecord);
    const firstBefore = before.first(numbers.get(one.file) ?? 0);
    for (let i = 0; i < one.was.length; i++) {
      const place = one.was[i]!;
      if (place < 0) continue;
      was[first + i] = firstBefore + place;
      stay[firstBefore + place] = 1;
    }
  }
  return {
    files,
    count,
    was,
    moved,
    strayed,
    links: { starts: new Uint32Array(count + 1).map((_, i) => i * linksOfRecord), hashes },
    gone: linksOfGone(known, stay),
    record(number) {
      const { part, index } = numbering.place(number);
      return files[part]!.records.at(index);
    },
    fingerprint(number) {
      const { part, index } = numbering.place(number);
      return files[part]!.fingerprints[index];
    },
  };
}

/** @param stay by record before: 1 where it still stands */
function linksOfGone(known: readonly HeldFile[], stay: Uint8Array): readonly number[] | undefined {
  const gone: number[] = [];
  let number = 0;
  for (const { records, links } of known) {
    if (!links) return undefined;
    for (let i = 0; i < records.length; i++) {
      if (stay[number++] === 1) continue;
      for (let n = 0; n < linksOfRecord; n++)
        if (links[i * linksOfRecord + n] !== 0) gone.push(links[i * linksOfRecord + n]!);
    }
  }
  return gone;
}
