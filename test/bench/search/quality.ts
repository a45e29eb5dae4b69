// How well papers are found by what people ask: files of questions, each with the title of the paper that is meant.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Collection, readFile } from '../../../src/core/collection';
import { piecesOf } from '../../../src/core/dumps/decoding/bytes';
import { createEngine } from '../../../src/core/search/createEngine';
import { foldTitle } from '../../../src/core/search/words/words';
import type { SyntheticPaper } from '../corpus';
import { buildIndexes, type Engine } from './engine';
import { chosenEngines, engines } from './engines/all';
import { home } from './home';
import { qualityOf } from './statistics';

const usage = `usage: npm run bench -- --quality --queries FILE --dumps FOLDER [--engine NAMES] [--verbose]
FILE is JSON: a list of objects, each with the "title" of a paper in the dumps and any number of questions that it answers,
by their kind: [{"title": "Attention Is All You Need", "half": "...", "question": "...", "paragraph": "..."}, ...].
A "paragraph" is asked of what finds the papers to a passage, all others of search.`;

/** The title, and the questions by kind. */
type Item = Readonly<Record<string, string>>;

/** The papers of all files of a folder, as the library has them. */
async function papersIn(folder: string): Promise<SyntheticPaper[]> {
  const collection = new Collection(createEngine);
  const atOnce = () => Promise.resolve();
  for (const name of readdirSync(folder)) {
    const { records } = await readFile(name, piecesOf(readFileSync(join(folder, name))), atOnce);
    collection.put(name, records);
  }
  await collection.library.settle(atOnce);
  return Array.from(collection.library.papers(), ({ citekey, title, abstract, author, year }) => ({
    key: citekey,
    title,
    abstract,
    authors: author.map(({ given = '', family = '', literal = '' }) => ({ given, family: family || literal })),
    year: year ?? 0,
  }));
}

/** @returns the ranks by kind, from 0; -1 where the paper is not among the first ten */
function ranksOf(
  engine: Engine,
  papers: readonly SyntheticPaper[],
  items: readonly Item[],
  verbose: boolean,
): Map<string, number[]> {
  const numbers = new Map(papers.map(({ title }, number) => [foldTitle(title), number]));
  const ranks = new Map<string, number[]>();
  for (const { title, ...questions } of items) {
    const wanted = numbers.get(foldTitle(title ?? ''));
    if (wanted === undefined) {
      console.log(`Not in the dumps: ${title}`);
      continue;
    }
    for (const [kind, text] of Object.entries(questions)) {
      const found = kind === 'paragraph' ? engine.related?.(text) : engine.search?.(text);
      if (!found) continue;
      const rank = found.indexOf(wanted);
      ranks.set(kind, [...(ranks.get(kind) ?? []), rank]);
      if (!verbose || rank === 0) continue;
      const first = found[0] === undefined ? 'nothing' : `"${papers[found[0]]!.title}"`;
      console.log(
        `  ${kind}: ${text}\n    wanted "${title}" (${rank < 0 ? 'not found' : `place ${rank + 1}`}), first ${first}`,
      );
    }
  }
  return ranks;
}

async function opened(name: string, papers: readonly SyntheticPaper[]): Promise<Engine> {
  const engine = engines[name]!();
  const folder = join(home, 'quality', name);
  const places = { index: join(folder, 'index'), papers: join(folder, 'papers') };
  await rm(folder, { recursive: true, force: true });
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  await buildIndexes(engine, [papers]);
  await engine.save(places);
  await engine.prepareOpen?.(places);
  await engine.open(places);
  return engine;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      queries: { type: 'string' },
      dumps: { type: 'string' },
      engine: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  if (values.queries === undefined || values.dumps === undefined) {
    console.log(usage);
    return;
  }
  const papers = await papersIn(values.dumps);
  const items = JSON.parse(readFileSync(values.queries, 'utf8')) as Item[];
  console.log(`${basename(values.queries)}: ${items.length} papers asked for, of ${papers.length}; MRR@10 / recall@10`);
  for (const name of chosenEngines(values.engine)) {
    const ranks = ranksOf(await opened(name, papers), papers, items, values.verbose);
    const cells = [...ranks].map(([kind, all]) => {
      const [mrr, recall] = (['MRR@10', 'recall@10'] as const).map((figure) => qualityOf(all, figure).toFixed(2));
      return `${kind} ${mrr}/${recall}`.padEnd(22);
    });
    console.log(name.padEnd(20) + cells.join(''));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
