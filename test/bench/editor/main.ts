// What Lectern costs in VS Code, beside VS Code itself with a provider that has nothing to look up.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { packedPage, syntheticPapers } from '../corpus';
import { home } from '../search/home';
import { median } from '../search/statistics';
import { printFigure, printHeading } from './report';
import { Session, type Floor } from './session';
import { lecternRows, noTimes, typeWord } from './typing';
import {
  compareCompletion,
  compareHover,
  compareMemory,
  compareStart,
  compareTyping,
  startToRow,
  watchBlocks,
  type Compared,
} from './warm';
import { writeFolder, type BenchFolder } from './workspace';

const parts = ['completion', 'typing', 'hover', 'memory', 'blocks', 'start', 'cold', 'features'] as const;
type Part = (typeof parts)[number];

interface Options {
  readonly papers: number;
  readonly cold: number;
  readonly rounds: number;
  readonly only: readonly Part[];
}

/** @throws {Error} that says what is wrong with an option */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      papers: { type: 'string', default: '100000' },
      cold: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: parts.join() },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". There are: ${parts.join(', ')}`);
  const numbers = { papers: Number(values.papers), cold: Number(values.cold), rounds: Number(values.rounds) };
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a number.`);
  }
  return { ...numbers, only: only as Part[] };
}

const floorWord = 'sharpn';
/** For a session whose floor nobody asks. */
const noFloor: Floor = { word: floorWord, rows: 0 };

/** Does work with a session, and ends it. */
async function withSession<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** The parts that need a large library that was kept. */
async function benchWarm(folder: string, { papers, rounds, only }: Options): Promise<void> {
  const of = await writeFolder(join(folder, 'lectern'), papers);
  cpSync(of.folder, join(folder, 'floor'), { recursive: true });
  console.log(`\n${papers.toLocaleString('en')} papers`);
  await withSession(await Session.start('lectern', of.folder, noFloor), async (lectern) => {
    await benchFirstStart(lectern, of, only.includes('blocks'));
    const { rows } = await lectern.ask('complete', { text: '@', times: 1 });
    await lectern.ask('clear', {});
    const floorOf = { word: floorWord, rows: rows.length };
    await withSession(await Session.start('floor', join(folder, 'floor'), floorOf), async (floor) => {
      await startToRow(floor, '@');
      const compared: Compared = { lectern, floor, floorOf, of, rounds };
      const compare = {
        completion: compareCompletion,
        typing: compareTyping,
        hover: compareHover,
        memory: compareMemory,
        start: compareStart,
      };
      for (const part of only)
        if (part in compare) await attempt(part, () => compare[part as keyof typeof compare](compared));
    });
  });
}

/** Reads and keeps the library, starts again with it, and types; watches the host meanwhile if wanted. */
async function benchFirstStart(lectern: Session, of: BenchFolder, isWatched: boolean): Promise<void> {
  const watch = (what: string, work: () => Promise<unknown>) => (isWatched ? watchBlocks(what, lectern, work) : work());
  const firstRow = () => lectern.ask('firstRow', { text: `@${of.last}` });
  if (isWatched) printHeading('The longest time that Lectern blocks the host');
  await lectern.startWindow();
  await watch('all papers are read, indexed and kept', async () => {
    await firstRow();
    await lectern.kept();
  });
  await lectern.ask('clear', {});
  await lectern.startWindow();
  await watch('a start with what was kept', async () => {
    await firstRow();
    await wait(5000);
  });
  if (!isWatched) return;
  const rows = await lecternRows(lectern, of.words[0]!);
  await watch('a word is typed', () => typeWord(lectern, of.words[0]!, rows, noTimes()));
}

/** The first start with a folder of papers, each in a VS Code of its own. */
async function benchCold(folder: string, { cold, rounds }: Options): Promise<void> {
  const of = await writeFolder(join(folder, 'cold'), cold);
  printHeading(`The first start of VS Code, ${cold.toLocaleString('en')} papers, nothing kept`);
  const times = { lectern: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const floor = await Session.start('floor', of.folder, { word: floorWord, rows: 40 });
    times.floor.push(await withSession(floor, (session) => startToRow(session, '@')));
    const lectern = await Session.start('lectern', of.folder, noFloor);
    times.lectern.push(await withSession(lectern, (session) => startToRow(session, `@${of.last}`)));
  }
  printFigure(`9 cold: median of ${rounds}`, 'ms', median(times.lectern), median(times.floor), { over: 3000 });
}

/** The features in the host itself: checking, references, renaming. */
async function benchFeatures(folder: string): Promise<void> {
  console.log('\nFeatures with 10,000 papers and 2,000 notes, inside the extension host');
  const suite = pathToFileURL(resolve('test/host/suite.mjs')).href;
  const { runSuite } = (await import(suite)) as {
    runSuite: (options: {
      extensions: string[];
      tests: string;
      folder: string;
      timeout: number;
    }) => Promise<{ status: number }>;
  };
  const workspace = join(folder, 'features');
  mkdirSync(join(workspace, 'library'), { recursive: true });
  writeFileSync(join(workspace, 'library/papers.txt'), packedPage(syntheticPapers(10_000)));
  const tests = join(home, 'editor/features.js');
  const { status } = await runSuite({ extensions: [join(home, 'extension')], tests, folder: workspace, timeout: 1200 });
  if (status !== 0) throw new Error(`the suite ended with ${status}`);
}

/** A part that fails does not lose the others. */
async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${what} failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  const wants = (...some: readonly Part[]) => some.some((part) => options.only.includes(part));
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  try {
    const isWarm = wants('completion', 'typing', 'hover', 'memory', 'blocks', 'start');
    if (isWarm) await attempt('the large library', () => benchWarm(folder, options));
    if (wants('cold')) await attempt('cold', () => benchCold(folder, options));
    if (wants('features')) await attempt('features', () => benchFeatures(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
