// Runs Lectern's own worker, as the extension host on Node does, and measures the process that has nothing else in it.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { proxy, wrap, type Remote } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import type { Storage } from '../../../src/core/store/store';
import type { Role } from '../../../src/core/library/state';
import type { LecternWorker } from '../../../src/worker/protocol';
import { median } from '../search/statistics';
import { collectGarbageIn } from './garbage';

/** What the parent wants. */
export interface Task {
  /** `cold`: reads, indexes and keeps the dump. `warm`: opens what was kept. */
  readonly what: 'cold' | 'warm';
  /** The extension's script. */
  readonly script: string;
  readonly dump: string;
  /** For what is kept, and the small bibliography. */
  readonly folder: string;
  /** Searches that find something by its title. */
  readonly queries: readonly string[];
  /** Words of an abstract. */
  readonly sentence: string;
}

/** Times in ms, memory in bytes beyond that of the process without the worker. */
export interface WorkerFigures {
  /** From starting the worker until the first search is answered, and until abstracts are searched, too. */
  readonly first: number;
  readonly texts: number;
  /** At the end, as the process is. */
  readonly resident: number;
  /** The same after garbage collection in the worker. */
  readonly collected: number;
  /** At most. */
  readonly peak: number;
  /** An entry of a bibliography of 20 changes, beside the dump, until it is found. Only when warm. */
  readonly change?: number;
}

const entries = 20;
const silent = proxy((): void => undefined);

function folderStorage(folder: string): Storage {
  mkdirSync(folder, { recursive: true });
  return {
    read: (name) => Promise.resolve(readdirSync(folder).includes(name) ? readFileSync(join(folder, name)) : undefined),
    write(name, bytes) {
      writeFileSync(join(folder, `${name}.tmp`), bytes);
      renameSync(join(folder, `${name}.tmp`), join(folder, name));
      return Promise.resolve();
    },
    list: () =>
      Promise.resolve(readdirSync(folder).map((name) => ({ name, mtime: statSync(join(folder, name)).mtimeMs }))),
    remove(name) {
      rmSync(join(folder, name), { force: true });
      return Promise.resolve();
    },
  };
}

/** Reads a file as the host has it read, and makes it known. */
async function take(library: Remote<LecternWorker>, file: string, role: Role): Promise<void> {
  const { size, mtimeMs } = statSync(file);
  if (!(await library.read(file, { path: file }, silent))) throw new Error(`${file} was not read`);
  await library.keep(file, role, { size, mtime: mtimeMs });
  await library.settle(silent);
}

async function found(library: Remote<LecternWorker>, query: string): Promise<boolean> {
  return (await library.search(query, 10)).length > 0;
}

/** Changes one of the entries several times. @returns the median until it is found, ms */
async function changePaper(library: Remote<LecternWorker>, folder: string): Promise<number> {
  const file = join(folder, 'changed.bib');
  const write = (word: string) => {
    const titles = Array.from({ length: entries }, (_, i) =>
      i === 7 ? `Quandwerble ${word}` : `Entry ${i} beside it`,
    );
    writeFileSync(file, titles.map((title, i) => `@misc{beside${i},\n  title = {${title}}\n}\n`).join('\n'));
  };
  const times: number[] = [];
  for (const word of ['frimbolate', 'gworpish', 'snalverine', 'troquemar', 'bluxington', 'yarphomet']) {
    write(word);
    const start = performance.now();
    await take(library, file, 'bibliography');
    if (!(await found(library, `quandwerble ${word}`))) throw new Error('A changed paper is not found');
    times.push(performance.now() - start);
  }
  // the first one adds the file
  return median(times.slice(1));
}

async function measure({ what, script, dump, folder, queries, sentence }: Task): Promise<WorkerFigures> {
  globalThis.gc!();
  const before = process.memoryUsage.rss();
  const storage = proxy(folderStorage(join(folder, 'kept')));
  const start = performance.now();
  const worker = new Worker(script);
  const library = wrap<LecternWorker>(nodeEndpoint(worker));
  if (what === 'cold') {
    await library.reset('auto');
    await take(library, dump, 'dump');
  } else if (!(await library.open(storage, 'auto'))) throw new Error('Nothing was kept');
  if (!(await found(library, queries[0]!))) throw new Error(`Nothing is found for ${queries[0]!}`);
  const first = performance.now() - start;
  while (!(await library.search(sentence, 1))[0]?.excerpt) await setTimeout(5);
  const texts = performance.now() - start;
  if (what === 'cold' && !(await library.save(storage))) throw new Error('It was not kept');
  for (const query of queries) await found(library, query);
  const change = what === 'warm' ? await changePaper(library, folder) : undefined;
  const resident = process.memoryUsage.rss() - before;
  await collectGarbageIn(worker.threadId);
  const collected = process.memoryUsage.rss() - before;
  await worker.terminate();
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  return { first, texts, resident, collected, peak, ...(change !== undefined && { change }) };
}

// whoever asked has gone
process.once('disconnect', () => process.exit());
process.once('message', (task) => {
  measure(task as Task).then(
    (figures) => process.send!(figures, () => process.disconnect()),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
});
