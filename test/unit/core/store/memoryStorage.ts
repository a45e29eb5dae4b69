import type { Storage } from '../../../../src/core/store/store';

interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** A folder in memory, with a clock that stands still until it is set. */
export interface MemoryStorage extends Storage {
  readonly files: Map<string, MemoryFile>;
  time: number;
  /** Called before each write with the file's name; what it throws is what the write fails with. */
  beforeWrite: (name: string) => void | Promise<void>;
}

export function memoryStorage(): MemoryStorage {
  const files = new Map<string, MemoryFile>();
  return {
    files,
    time: 1_700_000_000_000,
    beforeWrite: () => undefined,
    read: (name) => Promise.resolve(files.get(name)?.bytes),
    async write(name, bytes) {
      await this.beforeWrite(name);
      files.set(name, { bytes: bytes.slice(), mtime: this.time });
    },
    list: () => Promise.resolve([...files].map(([name, { mtime }]) => ({ name, mtime }))),
    remove(name) {
      files.delete(name);
      return Promise.resolve();
    },
  };
}
