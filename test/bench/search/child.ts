// Measures one engine in a process of its own: either builds and saves it, or opens and asks it. Told what by its parent.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askedNumbers, kinds, makeQuestions, type KindName, type NumberedPaper, type Question } from './queries';
import type { SyntheticPaper } from '../corpus';
import type { Engine, Places } from './engine';
import { engines } from './engines/all';
import { readLibrary } from './libraryFile';
import type { AskFigures, BuildFigures, KindFigures } from './measured';
import { median, quantile } from './statistics';

/** What the parent wants. */
export interface Task {
  readonly what: 'build' | 'ask';
  readonly engine: string;
  readonly library: string;
  readonly size: number;
  /** For the index; made by `build`. */
  readonly folder: string;
  readonly kinds: readonly KindName[];
  /** Each kind is asked no longer. */
  readonly seconds: number;
}

const placesIn = (folder: string): Places => ({ index: join(folder, 'index'), papers: join(folder, 'papers') });

/** The files below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function collectGarbage(): NodeJS.MemoryUsage {
  for (let i = 0; i < 4; i++) globalThis.gc!();
  return process.memoryUsage();
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function build(engine: Engine, { library, folder }: Task): Promise<BuildFigures> {
  const places = placesIn(folder);
  rmSync(folder, { recursive: true, force: true });
  for (const place of Object.values(places)) mkdirSync(place as string, { recursive: true });
  const papers: SyntheticPaper[] = [];
  for await (const paper of readLibrary(library)) papers.push(paper);
  await engine.prepare?.(papers);
  collectGarbage();
  const time = await timed(() => engine.build(papers));
  await engine.save(places);
  const size = filesIn(places.index).reduce((sum, file) => sum + statSync(file).size, 0);
  return { build: time, peak: process.resourceUsage().maxRSS * 1024, size };
}

/** Questions with an expected answer: fewer tell nothing about how good answers are. */
const fewestKnown = 40;

/** Asks until all are asked or the time is over; known items ten times as long, until there are enough; three at least. */
function askKind(engine: Engine, kind: KindName, questions: readonly Question[], seconds: number): KindFigures {
  const { ask, knownItem } = kinds[kind];
  const answer = (text: string) => engine[ask]!(text);
  const end = performance.now() + seconds * 1000;
  const warm = performance.now() + seconds * 200;
  for (const { text } of questions.slice(0, 150)) {
    answer(text);
    if (performance.now() > warm) break;
  }
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { text, paper } of questions) {
    const start = performance.now();
    const found = answer(text);
    times.push(performance.now() - start);
    ranks.push(found.indexOf(paper));
    const late = performance.now() > (knownItem && times.length < fewestKnown ? end + seconds * 9000 : end);
    if (late && times.length >= 3) break;
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), ...(knownItem && { ranks }) };
}

/** Gives a paper a title that nobody else has, and waits until it is found by it. */
async function changePaper(engine: Engine, { number, ...paper }: NumberedPaper): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const title = `Quandwerble ${i} ${paper.title}`;
    times.push(
      await timed(async () => {
        await engine.change!(number, { ...paper, title });
        if (!engine.search(title.slice(0, 30)).includes(number)) throw new Error('A changed paper is not found');
      }),
    );
  }
  return median(times.slice(1));
}

async function ask(engine: Engine, task: Task): Promise<AskFigures> {
  const places = placesIn(task.folder);
  const wanted = askedNumbers(task.size);
  const papers: NumberedPaper[] = [];
  let number = 0;
  for await (const paper of readLibrary(task.library)) {
    if (wanted.has(number)) papers.push({ ...paper, number });
    number++;
  }
  const questions = makeQuestions(papers);
  const files = filesIn(places.index);
  const reading: number[] = [];
  for (let i = 0; i < 4; i++) {
    reading.push(await timed(() => files.forEach((file) => readFileSync(file))));
    collectGarbage();
  }
  const empty = collectGarbage();
  await engine.prepareOpen?.(places);
  const before = collectGarbage();
  const open = await timed(() => engine.open(places));
  const first = Math.max(
    await timed(() => engine.suggest(questions.keystroke[0]!.text)),
    await timed(() => engine.search(questions.words[0]!.text)),
  );
  const after = collectGarbage();
  const figures: AskFigures['kinds'] = {};
  for (const kind of task.kinds) {
    if (engine[kinds[kind].ask]) figures[kind] = askKind(engine, kind, questions[kind], task.seconds);
  }
  const change = engine.change && (await changePaper(engine, papers[0]!));
  return {
    read: median(reading.slice(1)),
    open,
    first,
    memory: after.heapUsed + after.external - before.heapUsed - before.external,
    resident: after.rss - empty.rss,
    kinds: figures,
    ...(change !== undefined && { change }),
  };
}

// whoever asked has gone
process.once('disconnect', () => process.exit());
process.once('message', (message) => {
  const task = message as Task;
  const engine = engines[task.engine]!();
  (task.what === 'build' ? build(engine, task) : ask(engine, task)).then(
    (figures) => process.send!(figures, () => process.disconnect()),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
});
