// Reading, identifying and keying arXiv's metadata beside only reading and parsing its lines; a start from what was kept
// beside one from the file. In one run, on the same file.
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile as readBytes, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Collection, readFile } from '../../src/core/collection';
import { createEngine } from '../../src/core/search/createEngine';
import type { Storage } from '../../src/core/store/store';
import { LibraryStore } from '../../src/worker/libraryStore';
import { arxivLines, syntheticPapers } from './corpus';

const atOnce = () => Promise.resolve();
const pieces = (file: string): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 1 << 18 });

/** A folder of the disk. */
function folderStorage(folder: string): Storage {
  return {
    async read(name) {
      try {
        return await readBytes(join(folder, name));
      } catch {
        return undefined;
      }
    },
    async write(name, bytes) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${name}.tmp`), bytes);
      await rename(join(folder, `${name}.tmp`), join(folder, name));
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      return Promise.all(names.map(async (name) => ({ name, mtime: (await stat(join(folder, name))).mtimeMs })));
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

async function parseOnly(file: string): Promise<number> {
  let records = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line !== '') records += JSON.parse(line) === null ? 0 : 1;
  }
  return records;
}

/** The same without readline, which is slow: the strictest peer. */
async function parseOnlySplit(file: string): Promise<number> {
  let records = 0;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of pieces(file)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) records += JSON.parse(line) === null ? 0 : 1;
  }
  return records;
}

async function readAndSettle(file: string): Promise<Collection> {
  const collection = new Collection(createEngine);
  collection.put(file, (await readFile(file, pieces(file), atOnce)).records);
  await collection.library.settle(atOnce);
  return collection;
}

async function coldStart(file: string, query: string): Promise<Collection> {
  const collection = new Collection(createEngine);
  collection.put(file, (await readFile(file, pieces(file), atOnce)).records);
  await collection.settle(atOnce);
  if (collection.suggest(query, 10).length === 0) throw new Error('nothing found');
  return collection;
}

async function warmStart(storage: Storage, query: string) {
  const kept = await new LibraryStore(storage).open(createEngine);
  if (!kept) throw new Error('nothing kept');
  if (kept.collection.suggest(query, 10).length === 0) throw new Error('nothing found');
  return kept;
}

/** Writes arXiv's metadata of so many papers, and returns three words of a title in it. */
function writeCorpus(file: string, size: number): string {
  const papers = syntheticPapers(size);
  writeFileSync(file, [...arxivLines(papers)].join(''));
  return papers[size >> 1]!.title.split(' ').slice(0, 3).join(' ');
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}

const rounds = 5;

async function bench(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  try {
    const file = join(folder, 'arxiv.jsonl');
    const query = writeCorpus(file, size);
    const line = (what: string, ms: number, note = '') =>
      console.log(`${what.padEnd(48)} ${ms.toFixed(0).padStart(8)} ms  ${note}`);
    console.log(
      `\n${size.toLocaleString('en')} papers, ${((await stat(file)).size / 1e6).toFixed(0)} MB of arXiv metadata`,
    );

    // in turns, all warmed up: the disk's cache, the compiler
    const times = { readline: [] as number[], split: [] as number[], ours: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      const readline = await timed(() => parseOnly(file));
      const split = await timed(() => parseOnlySplit(file));
      const ours = await timed(() => readAndSettle(file));
      if (round === 0) continue;
      times.readline.push(readline.ms);
      times.split.push(split.ms);
      times.ours.push(ours.ms);
    }
    const [readline, split, ours] = [median(times.readline), median(times.split), median(times.ours)];
    // a round's figures belong together: the machine may be slower in the next one
    const share = (peers: readonly number[]) =>
      median(peers.map((peer, round) => peer / times.ours[round]!)).toFixed(2);
    line(`lines parsed, by readline (median of ${rounds})`, readline);
    line('lines parsed, by split', split);
    const shares = `${share(times.readline)} of the speed of the first, ${share(times.split)} of the second`;
    line('read, identified, keyed', ours, `${shares} (medians by round; bar 0.33)`);

    const cold = await timed(() => coldStart(file, query));
    line('cold start: all indexed, first answer', cold.ms);
    const storage = folderStorage(join(folder, 'kept'));
    const kept = await timed(() => new LibraryStore(storage).save(cold.result, [], atOnce));
    line('keeping it', kept.ms);
    await warmStart(storage, query);
    const warm = await timed(() => warmStart(storage, query));
    line('warm start: first answer', warm.ms, `1/${(cold.ms / warm.ms).toFixed(0)} of the cold one (bar 1/20)`);
    const texts = await timed(() => warm.result.restoreTexts(atOnce));
    line('  the rest, in the background', texts.ms);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const sizes = process.argv
    .slice(2)
    .map(Number)
    .filter((size) => size > 0);
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await bench(size);
}

void main();
