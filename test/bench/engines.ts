// Lectern's engine beside MiniSearch as its README sets it up, on the same papers and queries in one run.
import MiniSearch from 'minisearch';
import { Collection, readFile } from '../../src/core/collection';
import { piecesOf } from '../../src/core/dumps/decoding/bytes';
import { MiniSearchEngine } from '../../src/core/search/miniSearchEngine';
import { knownItems, packedPage, syntheticPapers, type KnownItem, type SyntheticPaper } from './corpus';

interface Contestant {
  readonly name: string;
  /** Builds the index. */
  build(papers: readonly SyntheticPaper[]): Promise<void>;
  /** Titles, best first. */
  suggest(typed: string): readonly string[];
  search(query: string): readonly string[];
}

const atOnce = () => Promise.resolve();
const limit = 10;

function lectern(): Contestant {
  const collection = new Collection((paperOf) => new MiniSearchEngine(paperOf));
  const titles = (found: ReturnType<Collection['search']>) => found.map(({ paper }) => paper.title);
  return {
    name: 'Lectern',
    async build(papers) {
      const page = new TextEncoder().encode(packedPage(papers));
      collection.put('corpus.txt', (await readFile('corpus.txt', piecesOf(page), atOnce)).records);
      await collection.settle(atOnce);
    },
    suggest: (typed) => titles(collection.suggest(typed, limit)),
    search: (query) => titles(collection.search(query, limit)),
  };
}

function plainMiniSearch(): Contestant {
  const titles = new MiniSearch({ fields: ['title'], searchOptions: { prefix: true, fuzzy: 0.2 } });
  const texts = new MiniSearch({
    fields: ['title', 'abstract'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
  });
  let known: readonly SyntheticPaper[] = [];
  const found = (index: MiniSearch, query: string) =>
    index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => known[id as number]!.title);
  return {
    name: 'MiniSearch as in its README',
    build(papers) {
      known = papers;
      const documents = papers.map((paper, id) => ({ id, ...paper }));
      titles.addAll(documents);
      texts.addAll(documents);
      return Promise.resolve();
    },
    suggest: (typed) => found(titles, typed),
    search: (query) => found(texts, query),
  };
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

/** What one contestant needed for one kind of question. */
interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly mrr: number;
}

function measure(answer: (query: string) => readonly string[], items: readonly KnownItem[]): Measured {
  const times: number[] = [];
  let reciprocal = 0;
  for (const { query, title } of items) {
    const start = performance.now();
    const titles = answer(query);
    times.push(performance.now() - start);
    const rank = titles.indexOf(title);
    if (rank >= 0) reciprocal += 1 / (rank + 1);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), mrr: reciprocal / items.length };
}

/** Each letter of a title being typed, as completion is asked. */
function keystrokes(items: readonly KnownItem[]): KnownItem[] {
  return items.flatMap(({ query, title }) =>
    Array.from({ length: Math.min(query.length, 16) }, (_, i) => ({ title, query: query.slice(0, i + 1) })),
  );
}

async function bench(size: number): Promise<void> {
  const papers = syntheticPapers(size);
  const items = knownItems(papers, 200);
  const results: { name: string; build: number; rows: Map<string, Measured> }[] = [];
  for (const contestant of [lectern(), plainMiniSearch()]) {
    const start = performance.now();
    await contestant.build(papers);
    const build = performance.now() - start;
    for (const { query } of items.title.slice(0, 50)) contestant.search(query); // warm up
    const rows = new Map<string, Measured>();
    rows.set(
      'completion, per key',
      measure((q) => contestant.suggest(q), keystrokes(items.title.slice(0, 60))),
    );
    for (const [kind, queries] of Object.entries(items)) {
      rows.set(
        `search: ${kind}`,
        measure((q) => contestant.search(q), queries),
      );
    }
    results.push({ name: contestant.name, build, rows });
  }
  const [ours, peer] = results as [(typeof results)[0], (typeof results)[0]];
  const ms = (n: number) => n.toFixed(2).padStart(8);
  console.log(`\n${size.toLocaleString('en')} papers: Lectern beside ${peer.name} (ratio below 1: Lectern needs less)`);
  console.log(
    `${'build (ms)'.padEnd(30)} ${ms(ours.build)} ${ms(peer.build)}   ratio ${(ours.build / peer.build).toFixed(2)}`,
  );
  for (const [kind, a] of ours.rows) {
    const b = peer.rows.get(kind)!;
    console.log(
      `${kind.padEnd(30)} p50 ${ms(a.p50)} ${ms(b.p50)}   p95 ${ms(a.p95)} ${ms(b.p95)}   ratio ${(a.p95 / b.p95).toFixed(2)}` +
        `   MRR@10 ${a.mrr.toFixed(2)} ${b.mrr.toFixed(2)}`,
    );
  }
}

async function main(): Promise<void> {
  const sizes = process.argv
    .slice(2)
    .map(Number)
    .filter((size) => size > 0);
  for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) await bench(size);
}

void main();
