import fc from 'fast-check';
import { Library } from '../../../../src/core/library/library';
import type { Role } from '../../../../src/core/library/state';
import type { Name, Paper, PaperRecord } from '../../../../src/core/paper';

/** Breathes for nobody: tests wait for the end. */
export const atOnce = () => Promise.resolve();

/** A record with only what a test is about. */
export function record(title: string, more: Partial<PaperRecord> = {}): PaperRecord {
  return { title, abstract: '', author: [], year: null, source: { file: 'a.txt', line: 1 }, ...more };
}

export function by(family: string, given?: string): readonly Name[] {
  return [given === undefined ? { family } : { family, given }];
}

/** Records as they stand in a file, one on each line. */
export function inFile(file: string, records: readonly PaperRecord[], firstLine = 1): PaperRecord[] {
  return records.map((one, i) => ({ ...one, source: { file, line: firstLine + i } }));
}

/** What a library is made of: records by file. Files that end in `.bib` are bibliographies. */
export type Files = Readonly<Record<string, readonly PaperRecord[]>>;

export function roleOf(file: string): Role {
  return file.endsWith('.bib') ? 'bibliography' : 'dump';
}

export function libraryOf(files: Files): Promise<Library> {
  return libraryFrom(Object.entries(files).map(([file, records]) => [file, inFile(file, records)]));
}

/** A library of files in this order; the records name their lines themselves. */
export async function libraryFrom(files: Iterable<readonly [string, readonly PaperRecord[]]>): Promise<Library> {
  const library = new Library();
  for (const [file, records] of files) library.replace(file, records, roleOf(file));
  await library.settle(atOnce);
  return library;
}

/** The library of records that stand in one dump. */
export function libraryWith(...records: readonly PaperRecord[]): Promise<Library> {
  return libraryOf({ 'a.txt': records });
}

/** What can be asked of a library, in an order of its own. */
export function answers(library: Library): unknown {
  const byId = (a: Paper, b: Paper) => (a.id < b.id ? -1 : Number(a.id > b.id));
  const ambiguous = Array.from(library.ambiguous(), ({ key, choices }) => [key, ...choices.map(({ id }) => id)]);
  return { papers: [...library.papers()].sort(byId), ambiguous: ambiguous.sort() };
}

/** Titles that meet in fingerprints, short keys and generic names. */
export const titles = fc.constantFrom(
  'MetaFormer: A Unified Framework',
  'Metaformer — a unified framework',
  'MetaFormer: Vision at Scale',
  'Introduction',
  'Deep Learning in Vision Systems',
  'Deep Learning in Vision Sensors',
  'Deep Learning in Vision Systems: A Survey',
  '深度学习',
  'The',
  '',
);

const names = fc.constantFrom<readonly Name[]>(
  [],
  [{ family: 'Berg', given: 'Anna', nonDroppingParticle: 'van der' }],
  [{ family: 'van der Berg', given: 'A.' }, { family: 'Li' }],
  [{ family: 'Müller', given: 'Jan' }],
  [{ literal: 'J. Mueller' }],
  [{ literal: '王小明' }],
);

/** A value or nothing, as an object with one property or none. */
function maybe<K extends string, T>(key: K, values: fc.Arbitrary<T>): fc.Arbitrary<Partial<Record<K, T>>> {
  return fc
    .option(values, { nil: undefined, freq: 2 })
    .map((value) => (value === undefined ? {} : { [key]: value })) as fc.Arbitrary<Partial<Record<K, T>>>;
}

/** Records that have much to do with each other: few titles, names, identifiers and keys. */
export const records: fc.Arbitrary<PaperRecord> = fc
  .tuple(
    titles,
    names,
    fc.constantFrom(null, null, 2019, 2021, 2024),
    fc.constantFrom('', 'Short.', 'Code is at https://example.org/x.'),
    maybe('doi', fc.constantFrom('10.1000/a', '10.1000/b', '10.48550/arxiv.2010.01412', '10.5281/zenodo.7')),
    maybe('arxiv', fc.constantFrom('2010.01412', 'math/0309136')),
    maybe('containerTitle', fc.constantFrom('arXiv', 'Journal of Nets', 'CVPR')),
    maybe('volume', fc.constantFrom('1', 'abs/2010.01412')),
    maybe('type', fc.constantFrom('article', 'article', 'thesis', 'book')),
    maybe('edition', fc.constantFrom('1', 'First', '2')),
    maybe('citekey', fc.constantFrom('meta', 'Meta', 'metaformer', 'a{b', 'x', 'bergDeepLearningVision2021')),
    maybe('aliases', fc.constantFrom(['meta'], ['x', 'old'], ['has blank'])),
    maybe('keyword', fc.constantFrom(['nets'], ['vision', 'nets'])),
  )
  .map(
    ([title, author, year, abstract, ...more]) =>
      Object.assign(record(title, { author, year, abstract }), ...more) as PaperRecord,
  );

/** The same in another order, told by numbers. */
export function shuffled<T>(items: readonly T[], ranks: readonly number[]): T[] {
  return items
    .map((item, i) => ({ item, rank: ranks[i % Math.max(1, ranks.length)] ?? 0, i }))
    .sort((a, b) => a.rank - b.rank || b.i - a.i)
    .map(({ item }) => item);
}
