import { breathing, nextTurn, Stopped } from '../core/breathing';
import { Collection, readFile, type FileReading } from '../core/collection';
import { piecesOf } from '../core/dumps/decoding/bytes';
import { CitationIndex } from '../core/notes/citationIndex';
import { frontMatterFields } from '../core/notes/frontMatter/frontMatterFields';
import type { Breathe } from '../core/breathing';
import { createEngine } from '../core/search/createEngine';
import { queryCompletions } from '../core/search/query/queryCompletions';
import type { Paper } from '../core/paper';
import type { StoredFile } from '../core/store/libraryFile';
import { CitedKeys } from './citedKeys';
import { libraryFacts } from './libraryFacts';
import { LibraryStore } from './libraryStore';
import { createNoteWorker } from './noteWorker';
import type { LecternWorker } from './protocol';
import { relatedPapers } from './relatedPapers';
import { meaning, paperRow, searchRow } from './rows';

/** Milliseconds: often enough to be seen moving. */
const progressInterval = 100;

/**
 * The collection and the notes behind the protocol: made once in a worker (or, where there is none, in the extension host).
 * @param openPath a file's bytes in pieces; absent where the worker cannot read files
 */
export function createLibraryWorker(openPath?: (path: string) => AsyncIterable<Uint8Array>): LecternWorker {
  let collection = new Collection(createEngine);
  let files = new Map<string, StoredFile>();
  const read = new Map<string, FileReading & { readonly milliseconds: number }>();
  // work that began under an earlier number is stopped
  let era = 0;
  // what an opened collection restores goes on until it is forgotten
  let life = 0;
  const citations = new CitationIndex();
  const citedKeys = new CitedKeys(citations, () => collection.library);
  const cited = () => citedKeys.byWork();
  /** What is restored in the background. */
  let restoring: Promise<void> = Promise.resolve();

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
    reset(engine) {
      era++;
      life++;
      collection = new Collection((paperOf) => createEngine(paperOf, engine));
      files = new Map();
      read.clear();
    },
    cancel() {
      era++;
    },

    async open(storage, engine) {
      const create = (paperOf: (id: string) => Paper | undefined) => createEngine(paperOf, engine);
      const kept = await new LibraryStore(storage).open(create);
      collection = kept?.collection ?? new Collection(create);
      if (!kept) return undefined;
      files = new Map(kept.files.map((facts) => [facts.file, facts]));
      const began = life;
      restoring = kept.restoreTexts(breathing(nextTurn, () => life !== began)).catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      });
      // told when it is to be kept again
      restoring.catch(() => undefined);
      return { papers: collection.library.size, files: kept.files };
    },
    async save(storage) {
      // what is half restored would be kept as a half
      await restoring;
      const saved = await work(async (breathe, current) => {
        await new LibraryStore(storage).save(current, [...files.values()], breathe);
        return true;
      });
      return saved === true;
    },

    async read(file, content, onProgress) {
      const started = performance.now();
      read.delete(file);
      const bytes = 'bytes' in content ? piecesOf(content.bytes) : openPath?.(content.path);
      if (!bytes) throw new Error('this worker cannot read files');
      const reading = await work((breathe) => readFile(file, bytes, breathe), every(progressInterval, onProgress));
      if (!reading) return undefined;
      read.set(file, { ...reading, milliseconds: performance.now() - started });
      const { records, problems, format, unfinished } = reading;
      return { records: records.length, problems, format, unfinished };
    },
    keep(file, role, stamp) {
      const reading = read.get(file);
      if (!reading) return;
      read.delete(file);
      const { records, problems, format, milliseconds } = reading;
      collection.put(file, records, role);
      files.set(file, { file, role, ...stamp, format, records: records.length, problems, milliseconds });
    },
    remove(file) {
      files.delete(file);
      collection.remove(file);
    },
    async settle(onProgress) {
      const current = collection;
      let total = 0;
      const indexed = await work(
        async (breathe) => {
          await current.settle(breathe, (papers) => (total = papers));
          return true;
        },
        every(progressInterval, (done) => onProgress(done, total)),
      );
      return { papers: current.library.size, complete: indexed === true };
    },

    search: (query, limit) => collection.search(query, limit, cited).map(searchRow),
    related: (to, limit) => relatedPapers(collection, to, limit),
    queryHelp: (query) => ({
      problems: collection.queryProblems(query, cited),
      completions: queryCompletions(
        query,
        [...collection.library.holdings()].map(({ file }) => file),
      ),
    }),
    paper: (citekey) => collection.library.named(citekey),
    meanings: (citekeys) => citekeys.map((citekey) => meaning(collection.library, citekey)),
    dumps: () => [...collection.library.holdings()],
    papersIn: (file) => [...collection.library.papersIn(file)].map(({ paper, line }) => ({ ...paperRow(paper), line })),
    facts: () => libraryFacts(collection.library, [...files.values()]),
    noteFields: frontMatterFields,

    ...createNoteWorker(() => collection, openPath, citations, citedKeys),
  };
}

/** At most once in so many milliseconds. */
function every(interval: number, tell: (done: number) => void): (done: number) => void {
  let told = 0;
  return (done) => {
    if (performance.now() - told < interval) return;
    told = performance.now();
    tell(done);
  };
}
