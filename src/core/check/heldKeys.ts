import type { LibraryState, Records } from '../library/state';

/** The keys that some files hold, as they are spelled: Pandoc tells keys apart by case. */
export type HeldKeys = Pick<ReadonlySet<string>, 'has'>;

/** Knows which keys files give; what was read of a file once is kept as long as the library holds it unchanged. */
export class KeysOfFiles {
  private readonly known = new WeakMap<Records, ReadonlySet<string>>();

  /**
   * The keys under which Pandoc finds what a file holds; undefined where the file is not read. Aliases are not among them:
   * `ids` are BibLaTeX's, and Pandoc passes over them.
   */
  of(file: string, { files }: Pick<LibraryState, 'files'>): HeldKeys | undefined {
    const records = files.find((held) => held.file === file)?.records;
    if (!records) return undefined;
    const known = this.known.get(records) ?? keysIn(records);
    this.known.set(records, known);
    return known;
  }

  /** The keys of several files; of those that are not read, none. */
  ofAll(names: readonly string[], state: Pick<LibraryState, 'files'>): HeldKeys {
    const all = names.flatMap((name) => this.of(name, state) ?? []);
    return { has: (key) => all.some((keys) => keys.has(key)) };
  }
}

function keysIn(records: Records): Set<string> {
  const keys = new Set<string>();
  for (let at = 0; at < records.length; at++) {
    const { citekey } = records.at(at);
    if (citekey !== undefined) keys.add(citekey);
  }
  return keys;
}

/** Every key of a library: of each paper its own, then the others. */
export function* keysOf({ citekeys, aliases }: Pick<LibraryState, 'citekeys' | 'aliases'>): Generator<string> {
  yield* citekeys;
  for (const others of aliases.values()) yield* others;
}
