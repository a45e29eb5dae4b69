import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import { mostHits, type Answer, type Engine } from '../engine';
import { searchedText, typedText } from './texts';

const { Charset, Index } = FlexSearch;
type Tokenizer = 'forward' | 'strict';
type FlexIndex = InstanceType<typeof Index>;

const empty = (tokenize: Tokenizer): FlexIndex => new Index({ tokenize, encoder: Charset.LatinBalance, resolution: 9 });

async function save(index: FlexIndex, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const parts = new Map<string, string>();
  index.export((key: string, part: string): void => {
    parts.set(key, part);
  });
  for (const [key, part] of parts) if (part) await writeFile(join(folder, key), part);
}

function open(tokenize: Tokenizer, folder: string): FlexIndex {
  const index = empty(tokenize);
  for (const key of readdirSync(folder)) index.import(key, readFileSync(join(folder, key), 'utf8'));
  return index;
}

/** FlexSearch: beginnings of words for what is typed, whole words for texts, sounds alike, fewer words when not all match. */
export function flexSearch(): Engine {
  let titles = empty('forward');
  let texts = empty('strict');
  const ask = (index: FlexIndex, query: string): Answer =>
    index.search(query, { limit: mostHits, suggest: true }) as number[];
  return {
    add(papers, first) {
      for (const [i, paper] of papers.entries()) {
        void titles.add(first + i, typedText(paper));
        void texts.add(first + i, searchedText(paper));
      }
    },
    async save({ index }) {
      await save(titles, join(index, 'titles'));
      await save(texts, join(index, 'texts'));
    },
    open({ index }) {
      titles = open('forward', join(index, 'titles'));
      texts = open('strict', join(index, 'texts'));
      return Promise.resolve();
    },
    suggest: (typed) => ask(titles, typed),
    search: (query) => ask(texts, query),
    related: (passage) => ask(texts, passage),
  };
}
