// The whole worker as it really runs: library, keys, both indexes. Each start is a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printBar } from '../bar';
import { arxivLines, endlessPapers, type SyntheticPaper } from '../corpus';
import { home } from '../search/home';
import type { Task, WorkerFigures } from './child';

/** Writes arXiv's metadata of so many papers. @returns searches for some of them */
async function writeDump(file: string, size: number): Promise<Pick<Task, 'queries' | 'sentence'>> {
  const queries: string[] = [];
  let sentence = '';
  const papers = endlessPapers();
  const every = Math.ceil(size / 100);
  function* some(): Generator<SyntheticPaper> {
    for (let i = 0; i < size; i++) {
      const paper = papers.next().value;
      if (i === size - 1) sentence = paper.abstract.split(' ').slice(2, 10).join(' ');
      if (i % every === 0) queries.push(paper.title.split(' ').slice(0, 3).join(' '));
      yield paper;
    }
  }
  const out = createWriteStream(file);
  for (const line of arxivLines(some())) if (!out.write(line)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return { queries, sentence };
}

function start(task: Task): Promise<WorkerFigures> {
  return new Promise((done, failed) => {
    const child = fork(join(__dirname, 'child.js'), {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let figures: WorkerFigures | undefined;
    child.once('message', (message) => (figures = message as WorkerFigures));
    child.once('close', (status) => {
      if (figures) done(figures);
      else failed(new Error(`The process with the worker ended with ${status}`));
    });
    child.send(task);
  });
}

function print(size: number, cold: WorkerFigures, warm: WorkerFigures): void {
  const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`.padStart(8);
  console.log(`\nThe worker with ${size.toLocaleString('en')} papers`);
  for (const [what, figures] of Object.entries({ 'nothing kept': cold, 'opened from disk': warm })) {
    const [first, texts] = [figures.first, figures.texts].map((ms) => `${ms.toFixed(0)} ms`.padStart(9));
    console.log(
      `  ${what.padEnd(20)} first answer ${first}, with abstracts ${texts}   resident ${mega(figures.resident)}, ` +
        `after garbage collection ${mega(figures.collected)}, at most ${mega(figures.peak)}`,
    );
  }
  const about = size === 100_000 ? '' : ' (asked at 100,000)';
  const resident = (what: string, bytes: number) =>
    printBar({ what: `6 whole worker, ${what}`, value: bytes / 1e6, bar: 250, unit: `MB${about}` });
  resident('nothing kept', cold.resident);
  resident('opened from disk', warm.resident);
  resident('opened, garbage collected', warm.collected);
  if (warm.change !== undefined) {
    printBar({ what: '5 one changed paper, file to answer', value: warm.change, bar: 50, unit: `ms${about}` });
  }
}

async function bench(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  try {
    const dump = join(folder, 'arxiv.jsonl');
    const asked = await writeDump(dump, size);
    const task = { script: join(home, 'extension/dist/worker.js'), dump, folder, ...asked };
    const cold = await start({ ...task, what: 'cold' });
    const warm = await start({ ...task, what: 'warm' });
    print(size, cold, warm);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number);
  if (sizes.some((size) => !(size > 0))) throw new Error('Sizes are numbers of papers.');
  for (const size of sizes.length > 0 ? sizes : [100_000]) await bench(size);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
