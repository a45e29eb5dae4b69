import { Aliases } from '../library/aliases';
import type { Hashed } from '../library/links';
import { linksOfRecord } from '../library/recordLinks';
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
  /** Of all works, one after the other. */
  readonly aliases: readonly string[];
  readonly ambiguous: readonly (readonly [key: string, ids: readonly string[]])[];
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
  const aliases = Aliases.of(state.aliases, state.ids.length);
  const lists: Lists = {
    files,
    held: state.files.map(({ file, role, records }) => [file, role, records.length]),
    ids: state.ids,
    citekeys: state.citekeys,
    aliases: aliases.names,
    ambiguous: [...state.ambiguous],
  };
  const sections = new Map<string, readonly Uint8Array[]>([
    ['records', pieces],
    ['recordStarts', [bytesOf(Float64Array.from(starts))]],
    ['workStarts', [bytesOf(state.starts)]],
    ['members', [bytesOf(state.members)]],
    ['years', [bytesOf(state.years)]],
    ['aliasStarts', [bytesOf(aliases.starts)]],
    ...linkSections(state),
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
  const aliasStarts = new Uint32Array(...placeOf(sections.get('aliasStarts')!, 4));
  const aliases = list('aliases');
  const agree =
    recordStarts.length === count + 1 &&
    ascend(recordStarts, records.length) &&
    starts.length === ids.length + 1 &&
    citekeys.length === ids.length &&
    years.length === ids.length &&
    ascend(starts, members.length) &&
    members.length === count &&
    members.every((record) => record < count) &&
    aliasStarts.length === ids.length + 1 &&
    ascend(aliasStarts, aliases.length);
  if (!agree) return undefined;
  const links = linksIn(sections, count);
  const claims = claimsIn(sections, ids.length);
  return {
    state: {
      files: heldFiles(held, records, recordStarts, links),
      ...{ ids, citekeys, starts, members, years },
      aliases: new Aliases(aliasStarts, aliases),
      ambiguous: new Map(list('ambiguous')),
      ...(claims && { claims }),
    },
    // JSON leaves out what is undefined
    files: list('files').map((stored) => ({ ...stored, format: stored.format })),
  };
}

function heldFiles(
  held: Lists['held'],
  bytes: Uint8Array,
  starts: Float64Array,
  links: Uint32Array | undefined,
): readonly HeldFile[] {
  let first = 0;
  return held.map(([file, role, count]) => {
    const records = new KeptRecords(file, bytes, starts.subarray(first, first + count + 1));
    const its = links?.subarray(first * linksOfRecord, (first + count) * linksOfRecord);
    first += count;
    return { file, role, records, ...(its && { links: its }) };
  });
}

/** What lets the library be settled in part, where it is known of all of it. */
function linkSections({ files, claims }: LibraryState): [string, readonly Uint8Array[]][] {
  const links = files.flatMap((held) => held.links ?? []);
  if (links.length < files.length || !claims) return [];
  return [
    ['links', links.map(bytesOf)],
    ['claimStarts', [bytesOf(claims.starts)]],
    ['claims', [bytesOf(claims.hashes)]],
  ];
}

/** Throws where there are links, but not those of all records. */
function linksIn(sections: OpenSections, records: number): Uint32Array | undefined {
  const section = sections.get('links');
  if (!section) return undefined;
  const links = new Uint32Array(...placeOf(section, 4));
  if (links.length !== records * linksOfRecord) throw new RangeError('links');
  return links;
}

/** Throws where there are claims, but not those of all works. */
function claimsIn(sections: OpenSections, works: number): Hashed | undefined {
  const section = sections.get('claims');
  if (!section) return undefined;
  const hashes = new Uint32Array(...placeOf(section, 4));
  const starts = new Uint32Array(...placeOf(sections.get('claimStarts')!, 4));
  if (starts.length !== works + 1 || !ascend(starts, hashes.length)) throw new RangeError('claims');
  return { starts, hashes };
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
