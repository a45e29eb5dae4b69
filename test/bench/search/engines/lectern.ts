// Lectern behind its port, over the papers as the library has them.
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Collection } from '../../../../src/core/collection';
import { Library } from '../../../../src/core/library/library';
import type { Paper, PaperRecord } from '../../../../src/core/paper';
import type { Hit, SearchEngine } from '../../../../src/core/search/engine';
import { encodeContainer, openContainer } from '../../../../src/core/store/container';
import { decodeLibrary, encodeLibrary } from '../../../../src/core/store/libraryFile';
import type { SyntheticPaper } from '../../corpus';
import { mostHits, type Answer, type ChangeTimes, type Engine, type Places } from '../engine';

export type CreateEngine = (paperOf: (id: string) => Paper | undefined) => SearchEngine;

const atOnce = (): Promise<void> => Promise.resolve();
const dump = 'library.jsonl';
/** A small file beside the large one, with so many entries. */
const bibliography = 'changed.bib';
const entries = 20;

/** The paper with this number: numbers are kept as lines. */
function recordOf({ key, title, abstract, authors, year }: SyntheticPaper, number: number, file = dump): PaperRecord {
  return { citekey: key, title, abstract, author: authors, year, source: { file, line: number + 1 } };
}

/** @param createEngine makes what is measured */
export function lectern(createEngine: CreateEngine): Engine {
  let collection = new Collection(createEngine);
  let records: PaperRecord[] = [];
  const numbers = (hits: readonly Hit[]): Answer =>
    hits.map(({ id }) => collection.library.withId(id)!.sources[0]!.line - 1);

  /** Settles and indexes what was put. */
  async function follow(): Promise<ChangeTimes> {
    const start = performance.now();
    const change = await collection.library.settle(atOnce);
    const settled = performance.now();
    await collection.engine.update(change, atOnce);
    return { library: settled - start, index: performance.now() - settled };
  }

  return {
    take(papers, first) {
      for (const [i, paper] of papers.entries()) records.push(recordOf(paper, first + i));
    },
    async prepare() {
      collection.put(dump, records);
      records = [];
      await collection.library.settle(atOnce);
    },
    finish: () =>
      collection.engine.update({ added: collection.library.state().ids, changed: [], moved: [], removed: [] }, atOnce),
    async save({ index, papers }: Places) {
      const saved = await collection.engine.save(atOnce);
      if (!saved) throw new Error('The engine has nothing to save');
      for (const [name, bytes] of Object.entries(saved)) await writeFile(join(index, name), bytes as Uint8Array);
      const library = await encodeLibrary(collection.library.state(), [], atOnce);
      await writeFile(join(papers, 'library'), await encodeContainer(library, atOnce));
    },
    async prepareOpen({ papers }: Places) {
      const sections = openContainer(await readFile(join(papers, 'library')));
      const stored = sections && decodeLibrary(sections);
      if (!stored) throw new Error('The library cannot be opened');
      collection = new Collection(createEngine, new Library(stored.state));
    },
    async open({ index }: Places) {
      const { engine } = collection;
      const opened = engine.open(readFileSync(join(index, 'suggestions')));
      if (!opened || !(await engine.restoreTexts(readFileSync(join(index, 'texts')), atOnce))) {
        throw new Error('The index cannot be opened');
      }
    },
    suggest: (typed) => numbers(collection.engine.suggest(typed, mostHits)),
    search: (query) => numbers(collection.engine.search(query, mostHits)),
    related: (passage) => numbers(collection.engine.related(passage, mostHits)),
    async change(number, paper) {
      // as an entry of a bibliography changes, beside a large dump
      const others = Array.from({ length: entries - 1 }, (_, i): PaperRecord => {
        const line = number + 2 + i;
        const source = { file: bibliography, line };
        return { citekey: `beside${i}`, title: `Entry ${i} beside it`, abstract: '', author: [], year: null, source };
      });
      const all = [recordOf(paper, number, bibliography), ...others];
      collection.put(bibliography, all, 'bibliography');
      return follow();
    },
  };
}
