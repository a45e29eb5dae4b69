// Whether a library of a size can be measured on this machine, told before anything is begun.
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { libraryFile } from './libraryFile';

/** Bytes for each paper. */
interface Need {
  /** What the process has at most while it builds. */
  readonly memory: number;
  /** Its files, the library's own among them where it keeps them. */
  readonly disk: number;
}

const libraryBytes = 1800;
/** As measured at 100,000 papers, where MiniSearch's and fuzzysort's are at 10,000; rounded up. */
const needs: Readonly<Record<string, Need>> = {
  minisearch: { memory: 40_000, disk: 1800 },
  'minisearch-tuned': { memory: 40_000, disk: 1600 },
  flexsearch: { memory: 16_000, disk: 1600 },
  ufuzzy: { memory: 11_000, disk: 1800 },
  fuzzysort: { memory: 6000, disk: 200 },
  fts5: { memory: 7000, disk: 2000 },
};
const ofLectern: Need = { memory: 19_000, disk: 3500 };
const needOf = (name: string): Need => needs[name] ?? ofLectern;

const giga = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * The engines that a library of this size would need more memory for than is free, and why.
 * @param names of the engines
 * @param home where libraries and indexes are kept
 * @throws {Error} when there is no room on the disk
 */
export function shortOfMemory(size: number, names: readonly string[], home: string): ReadonlyMap<string, string> {
  mkdirSync(home, { recursive: true });
  const isWritten = existsSync(libraryFile(join(home, 'libraries'), size));
  const disk = size * names.reduce((sum, name) => sum + needOf(name).disk, isWritten ? 0 : libraryBytes);
  const { bavail, bsize } = statfsSync(home);
  const papers = `${size.toLocaleString('en')} papers`;
  if (disk > bavail * bsize) {
    throw new Error(
      `${papers} take about ${giga(disk)} of disk, and ${giga(bavail * bsize)} are free in ${home}. ` +
        '--engine lectern,... measures fewer engines.',
    );
  }
  const free = freemem();
  return new Map(
    names.flatMap((name) => {
      const memory = size * needOf(name).memory;
      return memory > free ? [[name, `${papers} take about ${giga(memory)} of memory, ${giga(free)} are free`]] : [];
    }),
  );
}
