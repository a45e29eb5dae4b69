// Lectern behind its port, over the papers as the library has them.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Collection } from '../../../../src/core/collection';
import { Library } from '../../../../src/core/library/library';
import type { Paper, PaperRecord } from '../../../../src/core/paper';
import type { Hit, SearchEngine } from '../../../../src/core/search/engine';
import { encodeContainer, openContainer } from '../../../../src/core/store/container';
import { decodeLibrary, encodeLibrary } from '../../../../src/core/store/libraryFile';
import type { SyntheticPaper } from '../../corpus';
import { mostHits, type Answer, type Engine, type Places } from '../engine';

export type CreateEngine = (paperOf: (id: string) => Paper | undefined) => SearchEngine;

const atOnce = (): Promise<void> => Promise.resolve();
const dump = 'library.jsonl';

/** The paper with this number: numbers are kept as lines. */
function recordOf({ key, title, abstract, authors, year }: SyntheticPaper, number: number, file = dump): PaperRecord {
  return { citekey: key, title, abstract, author: authors, year, source: { file, line: number + 1 } };
}

/** @param createEngine makes what is measured */
export function lectern(createEngine: CreateEngine): Engine {
  let collection = new Collection(createEngine);
  const numbers = (hits: readonly Hit[]): Answer =>
    hits.map(({ id }) => collection.library.withId(id)!.sources[0]!.line - 1);
  return {
    async prepare(papers) {
      const records = papers.map((paper, number) => recordOf(paper, number));
      collection.put(dump, records);
      await collection.library.settle(atOnce);
    },
    build: () =>
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
      const opened = engine.open(await readFile(join(index, 'suggestions')));
      if (!opened || !(await engine.restoreTexts(await readFile(join(index, 'texts')), atOnce))) {
        throw new Error('The index cannot be opened');
      }
    },
    suggest: (typed) => numbers(collection.engine.suggest(typed, mostHits)),
    search: (query) => numbers(collection.engine.search(query, mostHits)),
    related: (passage) => numbers(collection.engine.related(passage, mostHits)),
    async change(number, paper) {
      // as an entry of a bibliography changes, beside a large dump
      collection.put('changed.bib', [recordOf(paper, number, 'changed.bib')], 'bibliography');
      await collection.settle(atOnce);
    },
  };
}
