import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import UFuzzy from '@leeoniya/ufuzzy';
import { mostHits, type Answer, type Engine } from '../engine';
import { searchedText, typedText } from './texts';

/** Up to so many matches are put into order. */
const mostRanked = 1000;

/** uFuzzy reads through all texts at each question: words in any order, and with one slip each where nothing was found. */
export function uFuzzy(): Engine {
  let titles: string[] = [];
  let texts: string[] = [];
  const exact = new UFuzzy();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- single errors: an ambient enum, which no bundler sees
  const tolerant = new UFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const ask = (all: string[], query: string): Answer => {
    for (const fuzzy of [exact, tolerant]) {
      const [found, info, order] = fuzzy.search(all, query, 1, mostRanked);
      if (!found?.length) continue;
      return order ? order.slice(0, mostHits).map((i) => info.idx[i]!) : found.slice(0, mostHits);
    }
    return [];
  };
  return {
    add(papers) {
      for (const paper of papers) {
        titles.push(typedText(paper));
        texts.push(searchedText(paper));
      }
    },
    async save({ index }) {
      await writeFile(join(index, 'titles'), JSON.stringify(titles));
      await writeFile(join(index, 'texts'), JSON.stringify(texts));
    },
    open({ index }) {
      const read = (name: string) => JSON.parse(readFileSync(join(index, name), 'utf8')) as string[];
      titles = read('titles');
      texts = read('texts');
      return Promise.resolve();
    },
    suggest: (typed) => ask(titles, typed),
    search: (query) => ask(texts, query),
  };
}
