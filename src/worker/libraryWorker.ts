import { breathing, nextTurn, Stopped } from '../core/breathing';
import { Collection, type Found, type ReadResult } from '../core/collection';
import type { Name, Paper } from '../core/paper';
import type { Breathe, SearchEngine } from '../core/search/engine';
import { excerpt, highlights } from '../core/search/highlight';
import type { DumpRow, LibraryWorker, PaperInDump, PaperRow, SearchRow } from './protocol';

/** Characters that a row of the search list shows. */
const excerptWidth = 88;

/** Milliseconds: often enough to be seen moving. */
const progressInterval = 100;

/** The collection behind the protocol: made once in a worker (or, where there is none, in the extension host). */
export function createLibraryWorker(createEngine: () => SearchEngine): LibraryWorker {
  let collection = new Collection(createEngine());
  // work that began under an earlier number is stopped
  let era = 0;

  const work = async <T>(
    task: (breathe: Breathe, current: Collection) => Promise<T>,
    onProgress?: (done: number) => void,
  ): Promise<T | undefined> => {
    const began = era;
    try {
      return await task(
        breathing(nextTurn, () => era !== began, onProgress),
        collection,
      );
    } catch (error) {
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  };

  return {
    reset() {
      era++;
      collection = new Collection(createEngine());
    },
    cancel() {
      era++;
    },
    read: (file: string, bytes: Uint8Array): Promise<ReadResult | undefined> =>
      work((breathe, current) => current.read(file, bytes, breathe)),
    remove: (file) => collection.remove(file),
    async settle(onProgress) {
      const current = collection;
      let total = 0;
      let told = 0;
      const indexed = await work(
        async (breathe) => {
          await current.settle(breathe, (papers) => (total = papers));
          return true;
        },
        (done) => {
          if (performance.now() - told < progressInterval) return;
          told = performance.now();
          onProgress(done, total);
        },
      );
      return { papers: current.library.size, complete: indexed === true };
    },
    suggest: (typed, limit) => collection.suggest(typed, limit).map(({ paper }) => paperRow(paper)),
    search: (query, limit) => collection.search(query, limit).map(searchRow),
    paper: (citekey): Paper | undefined => collection.library.named(citekey),
    dumps: (): DumpRow[] => [...collection.library.holdings()],
    papersIn: (file): PaperInDump[] =>
      [...collection.library.papersIn(file)].map(({ paper, line }) => ({ ...paperRow(paper), line })),
  };
}

function paperRow(paper: Paper): PaperRow {
  return { citekey: paper.citekey, title: paper.title, byline: byline(paper.author, paper.year) };
}

function searchRow({ paper, hit }: Found): SearchRow {
  const inAbstract = hit.fields.includes('abstract') && paper.abstract !== '';
  return {
    ...paperRow(paper),
    titleHighlights: highlights(paper.title, hit.terms),
    excerpt: inAbstract ? excerpt(paper.abstract, hit.terms, excerptWidth) : undefined,
    source: paper.sources[0]!,
  };
}

function byline(author: readonly Name[], year: number | null): string {
  const names = author.map((name) => name.family ?? name.literal ?? name.given ?? '').filter((name) => name !== '');
  const who = names.length > 2 ? `${names[0]!} et al.` : names.join(' & ');
  return [who, year ?? ''].filter((part) => part !== '').join(' ');
}
