import type { HeldFile, LibraryState, Role } from '../library/state';
import type { Problem } from '../paper';
import type { Breathe } from '../breathing';
import type { OpenSections, Sections } from './container';
import { KeptRecords, RecordsEncoding } from './records';

/** What is known of a file that was read, whether or not it holds papers. */
export interface StoredFile {
  readonly file: string;
  readonly role: Role;
  /** The format's name; undefined for a file that holds no papers. */
  readonly format: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** Of the last change, in milliseconds of Unix time. */
  readonly mtime: number;
  readonly records: number;
  readonly problems: readonly Problem[];
  /** How long reading took. */
  readonly milliseconds: number;
}

/** A library as it is kept. */
interface StoredLibrary {
  readonly state: LibraryState;
  readonly files: readonly StoredFile[];
}

/** The lists that are kept as JSON: they are short beside the records, or are read as a whole anyhow. */
interface Lists {
  readonly files: readonly StoredFile[];
  /** The files of the state: name, role and how many records. */
  readonly held: readonly (readonly [file: string, role: Role, records: number])[];
  readonly ids: readonly string[];
  readonly citekeys: readonly string[];
  readonly aliases: AliasColumns;
  readonly ambiguous: readonly (readonly [key: string, ids: readonly string[]])[];
}

/** Aliases in columns, which take a third of the time of nested lists to parse. */
interface AliasColumns {
  readonly works: readonly number[];
  /** How many of the names belong to each of the works. */
  readonly counts: readonly number[];
  readonly names: readonly string[];
}

/** Records between two breaths. */
const stint = 16;

/** The sections of a library's file. Rejects only when `breathe` does. */
export async function encodeLibrary(
  state: LibraryState,
  files: readonly StoredFile[],
  breathe: Breathe,
): Promise<Sections> {
  const encoding = new RecordsEncoding();
  for (const { records } of state.files) {
    if (records instanceof KeptRecords) encoding.addEncoded(records.encoded);
    else {
      for (let i = 0; i < records.length; i++) {
        encoding.add(records.at(i));
        if (i % stint === 0) await breathe();
      }
    }
  }
  const { pieces, starts } = encoding.finish();
  const lists: Lists = {
    files,
    held: state.files.map(({ file, role, records }) => [file, role, records.length]),
    ids: state.ids,
    citekeys: state.citekeys,
    aliases: columnsOf(state.aliases),
    ambiguous: [...state.ambiguous],
  };
  const sections = new Map<string, readonly Uint8Array[]>([
    ['records', pieces],
    ['recordStarts', [bytesOf(Float64Array.from(starts))]],
    ['workStarts', [bytesOf(state.starts)]],
    ['members', [bytesOf(state.members)]],
    ['years', [bytesOf(state.years)]],
  ]);
  for (const [name, list] of Object.entries(lists)) {
    sections.set(name, [new TextEncoder().encode(JSON.stringify(list))]);
    await breathe();
  }
  return sections;
}

/**
 * The library of these sections; its records are decoded one by one when they are asked for. Undefined for sections that
 * do not make a library. What a record or a list says is not looked into: the container's checksum vouches for it.
 */
export function decodeLibrary(sections: OpenSections): StoredLibrary | undefined {
  try {
    return libraryOf(sections);
  } catch {
    return undefined;
  }
}

/** Throws where a section is missing or is none of its kind. */
function libraryOf(sections: OpenSections): StoredLibrary | undefined {
  const list = <Name extends keyof Lists>(name: Name): Lists[Name] =>
    JSON.parse(new TextDecoder().decode(sections.get(name))) as Lists[Name];
  const records = sections.get('records')!;
  const recordStarts = new Float64Array(...placeOf(sections.get('recordStarts')!, 8));
  const starts = new Uint32Array(...placeOf(sections.get('workStarts')!, 4));
  const members = new Uint32Array(...placeOf(sections.get('members')!, 4));
  const years = new Int32Array(...placeOf(sections.get('years')!, 4));
  const [held, ids, citekeys] = [list('held'), list('ids'), list('citekeys')];
  const count = held.reduce((sum, [, , length]) => sum + length, 0);
  const agree =
    recordStarts.length === count + 1 &&
    ascend(recordStarts, records.length) &&
    starts.length === ids.length + 1 &&
    citekeys.length === ids.length &&
    years.length === ids.length &&
    ascend(starts, members.length) &&
    members.every((record) => record < count);
  if (!agree) return undefined;
  const aliases = aliasesOf(list('aliases'));
  const ambiguous = new Map(list('ambiguous'));
  return {
    state: { files: heldFiles(held, records, recordStarts), ids, citekeys, aliases, starts, members, years, ambiguous },
    // JSON leaves out what is undefined
    files: list('files').map((stored) => ({ ...stored, format: stored.format })),
  };
}

function heldFiles(held: Lists['held'], bytes: Uint8Array, starts: Float64Array): readonly HeldFile[] {
  let first = 0;
  return held.map(([file, role, count]) => {
    const records = new KeptRecords(file, bytes, starts.subarray(first, first + count + 1));
    first += count;
    return { file, role, records };
  });
}

function columnsOf(aliases: LibraryState['aliases']): AliasColumns {
  const names = [...aliases.values()];
  return { works: [...aliases.keys()], counts: names.map((each) => each.length), names: names.flat() };
}

function aliasesOf({ works, counts, names }: AliasColumns): LibraryState['aliases'] {
  let first = 0;
  return new Map(works.map((work, i) => [work, names.slice(first, (first += counts[i]!))]));
}

/** Whether numbers start at 0, never fall and end at `last`. */
function ascend(numbers: Float64Array | Uint32Array, last: number): boolean {
  for (let i = 1; i < numbers.length; i++) if (!(numbers[i]! >= numbers[i - 1]!)) return false;
  return numbers[0] === 0 && numbers.at(-1) === last;
}

function bytesOf(numbers: Float64Array | Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Where a section's numbers are, as typed arrays want to be told: they throw for a broken last number. */
function placeOf(section: Uint8Array, size: number): [ArrayBufferLike, number, number] {
  return [section.buffer, section.byteOffset, section.length / size];
}
