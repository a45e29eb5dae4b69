import { Collection } from '../core/collection';
import { Library } from '../core/library/library';
import type { Paper } from '../core/paper';
import type { Breathe } from '../core/breathing';
import type { SearchEngine } from '../core/search/engine';
import { decodeLibrary, encodeLibrary, type StoredFile } from '../core/store/libraryFile';
import { Store, type Storage } from '../core/store/store';
import { version as lecternVersion } from '../../package.json';

/** Makes an index over the papers that it is given a way to. */
export type CreateEngine = (paperOf: (id: string) => Paper | undefined) => SearchEngine;

/**
 * What another version of Lectern kept is made anew, for it may read, key or index otherwise. Raise the number where that
 * changes between versions.
 */
const version = `${lecternVersion}/3`;

/** A collection as it was kept. */
export interface KeptCollection {
  readonly collection: Collection;
  readonly files: readonly StoredFile[];
  /** Restores what `search` needs beyond titles and keys; until then it answers from these. */
  restoreTexts(breathe: Breathe): Promise<void>;
}

/** Keeps a collection with its index, and opens it again. */
export class LibraryStore {
  private readonly store: Store;

  constructor(storage: Storage) {
    this.store = new Store(storage, version);
  }

  /** Rejects when it cannot be written, or `breathe` does. While texts are being restored nothing is kept. */
  async save(collection: Collection, files: readonly StoredFile[], breathe: Breathe): Promise<void> {
    const saved = await collection.engine.save(breathe);
    if (!saved) return;
    const library = await encodeLibrary(collection.library.state(), files, breathe);
    await this.store.save({ library, ...saved }, breathe);
  }

  /** What was kept last; undefined where that is nothing, damaged, or an older Lectern's. Never rejects. */
  async open(createEngine: CreateEngine): Promise<KeptCollection | undefined> {
    const kept = await this.store.open();
    const stored = kept && decodeLibrary(kept.library);
    if (!stored) return undefined;
    const collection = new Collection(createEngine, new Library(stored.state));
    const { engine, library } = collection;
    if (!engine.open(kept.suggestions)) return undefined;
    return {
      collection,
      files: stored.files,
      async restoreTexts(breathe) {
        const texts = await kept.texts();
        if (texts && (await engine.restoreTexts(texts, breathe))) return;
        await engine.update({ added: library.state().ids, changed: [], moved: [], removed: [] }, breathe);
      },
    };
  }
}
