// Libraries to keep: small ones by hand, and any that there can be.
import * as fc from 'fast-check';
import type { HeldFile, LibraryState } from '../../../../src/core/library/state';
import { textFields, type PaperRecord } from '../../../../src/core/paper';
import type { StoredFile } from '../../../../src/core/store/libraryFile';

/** Any text: of all scripts, with control characters, with halves of characters. */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ max: 0xffff, min: 0 }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('a', '"', '\\', '𝔸', '\n', '\ud835'),
  ),
  maxLength: 12,
});

const sparse = { requiredKeys: [], noNullPrototype: true };
const name = fc.record(
  {
    family: anyText,
    given: anyText,
    droppingParticle: anyText,
    nonDroppingParticle: anyText,
    suffix: anyText,
    literal: anyText,
  },
  sparse,
);
const names = fc.array(name, { maxLength: 3 });
const texts = fc.array(anyText, { maxLength: 3 });

const described = fc.record(
  {
    ...(Object.fromEntries(textFields.map((field) => [field, anyText])) as Record<
      (typeof textFields)[number],
      typeof anyText
    >),
    editor: names,
    translator: names,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    keyword: texts,
    file: texts,
    citekey: anyText,
    aliases: texts,
  },
  sparse,
);
const required = fc.record({
  title: anyText,
  abstract: anyText,
  author: names,
  year: fc.option(fc.integer({ min: -3000, max: 3000 })),
});

/** Records with any of the fields that there are. */
export const anyRecord = (file: string): fc.Arbitrary<PaperRecord> =>
  fc
    .tuple(described, required, fc.integer({ min: 1 }))
    .map(([optional, rest, line]) => ({ ...optional, ...rest, source: { file, line } }));

const anyFile: fc.Arbitrary<HeldFile> = anyText.chain((file) =>
  fc.record({
    file: fc.constant(file),
    role: fc.constantFrom('bibliography' as const, 'dump' as const),
    records: fc.array(anyRecord(file), { maxLength: 4 }).map(recordsOf),
  }),
);

/** States whose parts fit together, though they mean nothing. */
export const anyState: fc.Arbitrary<LibraryState> = fc.array(anyFile, { maxLength: 3 }).chain((files) => {
  const count = files.reduce((sum, { records }) => sum + records.length, 0);
  return fc
    .record({
      ids: fc.array(anyText, { minLength: count, maxLength: count }),
      citekeys: fc.array(anyText, { minLength: count, maxLength: count }),
      aliases: fc.array(fc.tuple(fc.nat(Math.max(0, count - 1)), texts), { maxLength: Math.min(count, 3) }),
      ambiguous: fc.array(fc.tuple(anyText, texts), { maxLength: 3 }),
    })
    .map(({ ids, citekeys, aliases, ambiguous }) => ({
      files,
      ids,
      citekeys,
      aliases: new Map(aliases),
      ambiguous: new Map(ambiguous),
      starts: Uint32Array.from({ length: count + 1 }, (_, i) => i),
      members: Uint32Array.from({ length: count }, (_, i) => count - 1 - i),
      years: Int32Array.from({ length: count }, (_, i) => 2000 - i),
    }));
});

const plain = { noNullPrototype: true };

/** What is known of a file, whatever that be. */
export const anyStoredFile: fc.Arbitrary<StoredFile> = fc.record(
  {
    file: anyText,
    role: fc.constantFrom('bibliography' as const, 'dump' as const),
    format: fc.option(anyText, { nil: undefined }),
    size: fc.nat(),
    mtime: fc.nat(),
    records: fc.nat(),
    problems: fc.array(fc.record({ file: anyText, line: fc.nat(), message: anyText }, plain), { maxLength: 2 }),
    milliseconds: fc.nat(),
  },
  plain,
);

/** Records that are read already. */
export function recordsOf(records: readonly PaperRecord[]) {
  return { length: records.length, at: (index: number) => records[index]! };
}

/** One file of papers with these titles, each a work of its own. */
export function libraryOf(...titles: string[]): LibraryState {
  const records = titles.map((title, i) => ({
    title,
    abstract: `What there is to say of ${title}.`,
    author: [{ family: 'Noether', given: 'Emmy' }],
    year: 1918,
    source: { file: 'papers.txt', line: 3 * i + 1 },
  }));
  return {
    files: [{ file: 'papers.txt', role: 'dump', records: recordsOf(records) }],
    ids: titles.map((title) => `title:${title}`),
    citekeys: titles.map((_, i) => `noether1918${i}`),
    aliases: new Map(),
    ambiguous: new Map(),
    starts: Uint32Array.from({ length: titles.length + 1 }, (_, i) => i),
    members: Uint32Array.from(titles, (_, i) => i),
    years: Int32Array.from(titles, () => 1918),
  };
}

/** A state with its records read, so that two can be compared. */
export function spelledOut(state: LibraryState) {
  const files = state.files.map(({ file, role, records }) => ({
    file,
    role,
    records: Array.from({ length: records.length }, (_, i) => records.at(i)),
  }));
  const aliases = Array.from(state.ids, (_, work) => state.aliases.get(work) ?? []);
  return { ...state, files, aliases };
}
