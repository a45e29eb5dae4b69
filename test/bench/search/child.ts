// Measures one engine in a process of its own: either builds and saves it, or opens and asks it. Told what by its parent.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { askKinds, changePaper } from './asking';
import { buildIndexes, type Places } from './engine';
import { engines } from './engines/all';
import { readLibrary, readLibraryInParts } from './libraryFile';
import type { AskFigures, BuildFigures } from './measured';
import { memoryInUse } from './memory';
import { openIndex, sizeOf } from './opening';
import { askedNumbers, makeQuestions, type KindName, type NumberedPaper } from './queries';

/** What the parent wants. */
export interface Task {
  readonly what: 'build' | 'ask';
  readonly engine: string;
  readonly library: string;
  readonly size: number;
  /** For the index; made by `build`. */
  readonly folder: string;
  readonly kinds: readonly KindName[];
  /** Each kind is asked no longer, known items ten times as long where `isThorough`. */
  readonly seconds: number;
  readonly isThorough: boolean;
}

const placesIn = (folder: string): Places => ({ index: join(folder, 'index'), papers: join(folder, 'papers') });

async function build({ engine: name, library, folder }: Task): Promise<BuildFigures> {
  const engine = engines[name]!();
  const places = placesIn(folder);
  rmSync(folder, { recursive: true, force: true });
  for (const place of [places.index, places.papers]) mkdirSync(place, { recursive: true });
  memoryInUse();
  const time = await buildIndexes(engine, readLibraryInParts(library));
  await engine.save(places);
  return { build: time, peak: process.resourceUsage().maxRSS * 1024, size: sizeOf(places.index) };
}

async function ask(task: Task): Promise<AskFigures> {
  const wanted = askedNumbers(task.size);
  const papers: NumberedPaper[] = [];
  let number = 0;
  for await (const paper of readLibrary(task.library)) {
    if (wanted.has(number)) papers.push({ ...paper, number });
    number++;
  }
  const questions = makeQuestions(papers);
  const { engine, figures } = await openIndex(engines[task.engine]!, placesIn(task.folder), questions);
  const { kinds, failures } = askKinds(engine, task.kinds, questions, task);
  const change = engine.change && (await changePaper(engine, papers[0]!));
  return { ...figures, kinds, failures, ...(change && { change }) };
}

// whoever asked has gone
process.once('disconnect', () => process.exit());
process.once('message', (message) => {
  const task = message as Task;
  (task.what === 'build' ? build(task) : ask(task)).then(
    (figures) => process.send!(figures, () => process.disconnect()),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
});
