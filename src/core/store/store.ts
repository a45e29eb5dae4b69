import type { Breathe } from '../breathing';
import { containerChecksum, encodeContainer, openContainer, type OpenSections, type Sections } from './container';
import { manifestName, newest, partName, randomId, useless, type StoredName } from './generations';
import { encodeManifest, openManifest, type Part } from './manifest';

/** A folder that the store has for itself, though several windows may share it. */
export interface Storage {
  /** A file's bytes; undefined when there is none, or it cannot be read. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file: whoever reads it finds it whole, or not yet. Makes the folder when it is missing. Rejects on failure. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** The files; none when there is no folder yet. */
  list(): Promise<readonly StoredName[]>;
  remove(name: string): Promise<void>;
}

/** What is kept: the library and the two parts of its index. */
export interface Kept {
  readonly library: Sections;
  readonly suggestions: Uint8Array;
  readonly texts: Uint8Array;
}

/** What was kept, as far as it is needed at once. */
export interface OpenKept {
  readonly library: OpenSections;
  readonly suggestions: Uint8Array;
  /** Read when it is asked for; undefined when it cannot be had any more. Never rejects. */
  texts(): Promise<Uint8Array | undefined>;
}

/** The section of a file that has only one. */
const index = 'index';

/**
 * A library and its index on disk. Each save writes files of its own, and last the manifest that makes them count: readers
 * find the old state or the new one, whole. Of several windows that save, the last manifest wins. Nothing is ever written
 * in place of something else, since VS Code removes a file before it renames another to its name.
 */
export class Store {
  /**
   * @param version of what is written: what another version wrote is as if it were not there
   * @param now Unix time in milliseconds
   */
  constructor(
    private readonly storage: Storage,
    private readonly version: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Keeps this in place of what was kept. Rejects when it cannot be written or `breathe` does; the old is kept then. */
  async save(kept: Kept, breathe: Breathe): Promise<void> {
    const id = randomId();
    const write = async (part: string, sections: Sections): Promise<Part> => {
      const bytes = await encodeContainer(sections, breathe);
      await this.storage.write(partName(part, id), bytes);
      return { length: bytes.length, checksum: containerChecksum(bytes) };
    };
    // one after the other, so that only one of them is in memory twice
    const library = await write('library', kept.library);
    const suggestions = await write('suggestions', new Map([[index, [kept.suggestions]]]));
    const texts = await write('texts', new Map([[index, [kept.texts]]]));
    const manifest = await encodeManifest({ version: this.version, library, suggestions, texts }, breathe);
    const sequence = (newest(await this.storage.list())?.sequence ?? 0) + 1;
    await this.storage.write(manifestName({ sequence, id }), manifest);
    await this.clean();
  }

  /** What was kept last; undefined when that is not whole, or not of this version. Never rejects. */
  async open(): Promise<OpenKept | undefined> {
    try {
      return await this.openNewest();
    } catch {
      return undefined;
    }
  }

  private async openNewest(): Promise<OpenKept | undefined> {
    const generation = newest(await this.storage.list());
    if (!generation) return undefined;
    const bytes = await this.storage.read(manifestName(generation));
    const manifest = bytes && openManifest(bytes);
    if (manifest?.version !== this.version) return undefined;
    const part = (name: 'library' | 'suggestions' | 'texts') =>
      this.part(partName(name, generation.id), manifest[name]);
    const [library, suggestions] = await Promise.all([part('library'), part('suggestions')]);
    const indexOf = (sections: OpenSections | undefined) => sections?.get(index);
    const ofSuggestions = indexOf(suggestions);
    if (!library || !ofSuggestions) return undefined;
    return { library, suggestions: ofSuggestions, texts: () => part('texts').then(indexOf, () => undefined) };
  }

  private async part(name: string, { length, checksum }: Part): Promise<OpenSections | undefined> {
    const bytes = await this.storage.read(name);
    const isMeant = bytes?.length === length && containerChecksum(bytes) === checksum;
    return isMeant ? openContainer(bytes) : undefined;
  }

  /** Removes what nobody needs any more. What cannot be removed is tried again after the next save. */
  private async clean(): Promise<void> {
    try {
      const names = useless(await this.storage.list(), this.now());
      await Promise.allSettled(names.map((name) => this.storage.remove(name)));
    } catch {
      // the save itself is done
    }
  }
}
