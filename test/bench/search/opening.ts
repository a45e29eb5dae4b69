// What opening an index costs: its time beside that of reading the same bytes, its memory, and the first answers.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Places } from './engine';
import type { OpenFigures } from './measured';
import { memoryInUse, timed } from './memory';
import type { Questions } from './queries';
import { median } from './statistics';

/** Opened so often, or for so many ms, once the first time is over. */
const turns = 4;
const enough = 10_000;

/** The files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Bytes in the files below a folder. */
export const sizeOf = (folder: string): number => filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);

/** The longer of the first suggestion and the first search. */
async function firstAnswers(engine: Engine, questions: Questions): Promise<number> {
  return Math.max(
    await timed(() => engine.suggest(questions.keystroke[0]!.text)),
    await timed(() => engine.search?.(questions.words[0]!.text)),
  );
}

/** Opens an index that was saved, several times. @returns the engine that was opened last, too */
export async function openIndex(
  create: () => Engine,
  places: Places,
  questions: Questions,
): Promise<{ readonly engine: Engine; readonly figures: OpenFigures }> {
  let engine = create();
  await engine.prepareOpen?.(places);
  // memory comes first, in a process that has not held any of it
  const before = memoryInUse();
  const coldOpen = await timed(() => engine.open(places));
  await firstAnswers(engine, questions);
  const after = memoryInUse();

  const files = filesIn(places.index);
  const times = { read: [] as number[], open: [] as number[], first: [] as number[] };
  const end = performance.now() + enough;
  do {
    times.read.push(await timed(() => files.map((file) => readFileSync(file))));
    memoryInUse();
    engine = create();
    await engine.prepareOpen?.(places);
    memoryInUse();
    times.open.push(await timed(() => engine.open(places)));
    times.first.push(await firstAnswers(engine, questions));
  } while (times.open.length < turns && performance.now() < end);
  const added = (of: (usage: NodeJS.MemoryUsage) => number) => of(after) - of(before);
  return {
    engine,
    figures: {
      read: median(times.read),
      open: median(times.open),
      coldOpen,
      first: median(times.first),
      memory: added(({ heapUsed, external }) => heapUsed + external),
      buffers: added(({ arrayBuffers }) => arrayBuffers),
      resident: added(({ rss }) => rss),
    },
  };
}
