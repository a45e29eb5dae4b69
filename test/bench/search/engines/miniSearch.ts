import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch, { type Options, type SearchOptions, type SearchResult } from 'minisearch';
import { stemmer } from 'stemmer';
import type { SyntheticPaper } from '../../corpus';
import { functionWords } from '../../corpus/lexicon';
import { mostHits, type Answer, type Engine } from '../engine';

/** A paper with text only. */
function documentOf({ key, title, abstract, authors, year }: SyntheticPaper, id: number) {
  return {
    id,
    key,
    title,
    abstract,
    year,
    authors: authors.map(({ given, family }) => `${given} ${family}`).join(' '),
  };
}

type Document = ReturnType<typeof documentOf>;

const typedFields = ['title', 'authors', 'year', 'key'];
const searchedFields = [...typedFields.slice(0, 3), 'abstract'];
const numbers = (found: readonly SearchResult[]): Answer => found.slice(0, mostHits).map(({ id }) => id as number);

interface Indexes {
  readonly titles: MiniSearch<Document>;
  readonly texts: MiniSearch<Document>;
}

/** Two indexes with these options, and where they are kept. */
function twoIndexes(ofTitles: Options<Document>, ofTexts: Options<Document>) {
  let current: Indexes | undefined;
  return {
    get: (): Indexes => current!,
    add(documents: readonly Document[]) {
      current ??= { titles: new MiniSearch(ofTitles), texts: new MiniSearch(ofTexts) };
      current.titles.addAll(documents);
      current.texts.addAll(documents);
    },
    async save(folder: string) {
      for (const [name, index] of Object.entries(current!)) await writeFile(join(folder, name), JSON.stringify(index));
    },
    open(folder: string): Promise<void> {
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      current = {
        titles: MiniSearch.loadJSON(read('titles'), ofTitles),
        texts: MiniSearch.loadJSON(read('texts'), ofTexts),
      };
      return Promise.resolve();
    },
  };
}

/** MiniSearch as its README sets it up: any word may be half typed or misspelled. */
export function plainMiniSearch(): Engine {
  const indexes = twoIndexes({ fields: typedFields }, { fields: searchedFields });
  const options: SearchOptions = { prefix: true, fuzzy: 0.2, boost: { title: 2 } };
  const search = (query: string): Answer => numbers(indexes.get().texts.search(query, options));
  return {
    add: (papers, first) => indexes.add(papers.map((paper, i) => documentOf(paper, first + i))),
    save: ({ index }) => indexes.save(index),
    open: ({ index }) => indexes.open(index),
    suggest: (typed) => numbers(indexes.get().titles.search(typed, options)),
    search,
    related: search,
  };
}

const stopWords = new Set(functionWords);
const meant = (word: string): string | null => (stopWords.has(word) ? null : word);
const lower = (term: string) => meant(term.toLowerCase());
const stem = (term: string) => {
  const word = lower(term);
  return word && stemmer(word);
};
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The last word may be half typed, from three letters on. */
const halfTyped = (term: string, i: number, terms: string[]): boolean => i === terms.length - 1 && term.length > 2;
const slip: SearchOptions = { fuzzy: (term) => (term.length > 4 ? 1 : false), maxFuzzy: 1 };
/** All words; else all with a slip; else any. */
const relaxing: readonly SearchOptions[] = [
  { combineWith: 'AND' },
  { combineWith: 'AND', ...slip },
  { combineWith: 'OR', ...slip },
];
/** A passage is cut to so many of its words. */
const rarest = 32;

function relaxed(index: MiniSearch<Document>, query: string, boost: Record<string, number>): Answer {
  for (const how of relaxing) {
    const found = index.search(query, { ...how, prefix: halfTyped, boost });
    if (found.length > 0) return numbers(found);
  }
  return [];
}

/**
 * MiniSearch set up as well as it can be: stop words, stems, nothing tolerated that is not needed. Of texts no field counts
 * more: a boost of titles costs more of half-remembered papers than it gains.
 */
export function tunedMiniSearch(): Engine {
  const common = { storeFields: [], tokenize: wordsOf };
  const indexes = twoIndexes(
    { ...common, fields: typedFields, processTerm: lower },
    { ...common, fields: searchedFields, processTerm: stem },
  );
  const frequency = new Map<string, number>();
  const stemsOf = (text: string) => new Set(wordsOf(text).flatMap((word) => stem(word) ?? []));
  return {
    add(papers, first) {
      indexes.add(papers.map((paper, i) => documentOf(paper, first + i)));
      for (const { title, abstract } of papers) {
        for (const word of stemsOf(`${title} ${abstract}`)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
      }
    },
    async save({ index }) {
      await indexes.save(index);
      await writeFile(join(index, 'frequencies'), JSON.stringify([...frequency]));
    },
    async open({ index }) {
      await indexes.open(index);
      const kept = JSON.parse(readFileSync(join(index, 'frequencies'), 'utf8')) as [string, number][];
      for (const [word, count] of kept) frequency.set(word, count);
    },
    suggest: (typed) => relaxed(indexes.get().titles, typed, { title: 2 }),
    search: (query) => relaxed(indexes.get().texts, query, {}),
    related(passage) {
      const known = [...stemsOf(passage)].filter((word) => frequency.has(word));
      known.sort((a, b) => frequency.get(a)! - frequency.get(b)!);
      // stems already: they are not to be stemmed again
      return numbers(indexes.get().texts.search(known.slice(0, rarest).join(' '), { processTerm: (term) => term }));
    },
  };
}
