import type { Description, Name, Paper, PaperRecord, TextField } from '../paper';
import { fingerprint } from './fingerprint';
import { byCodeUnit } from './order';
import { isRegistered, standing } from './publication';
import { webAddresses } from './webAddresses';

type NameField = 'author' | 'editor' | 'translator';
type ListField = 'keyword' | 'file';

/** What tells where a work came out: it is taken from one record, and completed only by others of the same place. */
const venueFields = [
  'type',
  'containerTitle',
  'containerTitleShort',
  'collectionTitle',
  'collectionNumber',
  'eventTitle',
  'eventPlace',
  'publisher',
  'publisherPlace',
  'volume',
  'issue',
  'number',
  'page',
  'chapterNumber',
  'edition',
  'version',
  'genre',
  'archive',
  'isbn',
  'issn',
] as const satisfies readonly TextField[];
const otherFields = ['arxivClass', 'language', 'note', 'pmid', 'pmcid', 'url'] as const satisfies readonly TextField[];

/** One paper of all records of a work, in whatever order they come. */
export function paperOf(
  id: string,
  citekey: string,
  aliases: readonly string[],
  records: readonly PaperRecord[],
): Paper {
  const description = merged(records);
  return {
    ...description,
    id,
    citekey,
    aliases,
    links: webAddresses(description),
    sources: records.map(({ source }) => source).sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line),
  };
}

/**
 * What all records of a work together tell. Each text from the record that says most, and where several say as much by
 * code unit order; names from the longest list, then that with the fullest given names; date, type and place from the
 * record of the publication rather than the preprint's.
 */
export function merged(records: readonly PaperRecord[]): Description {
  if (records.length === 1) return alone(records[0]!);
  const inOrder = byPublication(records);
  const year = yearOf(records);
  const month = inOrder.find((record) => record.year === year && record.month !== undefined)?.month;
  const day = inOrder.find((record) => record.year === year && record.month === month && record.day !== undefined)?.day;
  const dois = inOrder.flatMap(({ doi }) => (doi === undefined ? [] : [doi]));
  const doi = dois.find(isRegistered) ?? dois[0];
  const arxiv = records.flatMap((record) => (record.arxiv === undefined ? [] : [record.arxiv])).sort(byCodeUnit)[0];
  return {
    title: titleOf(records),
    abstract: fullest(records.map(({ abstract }) => abstract)),
    author: namesOf(records, 'author'),
    year,
    ...(month === undefined ? {} : { month }),
    ...(month === undefined || day === undefined ? {} : { day }),
    ...(doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...venue(inOrder),
    ...texts(records),
    ...names(records),
    ...lists(records),
  };
}

/** The title that `merged` gives. */
export function titleOf(records: readonly PaperRecord[]): string {
  return records.length === 1 ? records[0]!.title : fullest(records.map(({ title }) => title));
}

/** The year that `merged` gives. */
export function yearOf(records: readonly PaperRecord[]): number | null {
  if (records.length === 1) return records[0]!.year;
  const dated = records.filter(({ year }) => year !== null);
  return dated.length === 0 ? null : dated.map(toldOf).reduce((a, b) => (byTold(b, a) < 0 ? b : a)).record.year;
}

/** The names that `merged` gives; none where no record has any. */
export function namesOf(records: readonly PaperRecord[], field: NameField): readonly Name[] {
  if (records.length === 1) return records[0]![field] ?? [];
  return records.map((record) => record[field] ?? []).reduce((a, b) => (byNames(a, b) <= 0 ? a : b));
}

function alone(record: PaperRecord): Description {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what is left is the description
  const { citekey, aliases, source, ...description } = record;
  return description;
}

/** A record with how much it tells of where the work came out. */
interface Told {
  readonly record: PaperRecord;
  readonly standing: number;
  readonly fields: number;
}

function toldOf(record: PaperRecord): Told {
  let fields = 0;
  for (const field of venueFields) if (record[field] !== undefined) fields++;
  return { record, standing: standing(record), fields };
}

/** Publications first, then what tells more of the place, then the earlier year. */
function byTold(a: Told, b: Told): number {
  const years = (a.record.year ?? Infinity) - (b.record.year ?? Infinity);
  return b.standing - a.standing || b.fields - a.fields || (Number.isNaN(years) ? 0 : years);
}

/** As `byTold`; ties differ in nothing that is asked of their order. */
function byPublication(records: readonly PaperRecord[]): PaperRecord[] {
  return records
    .map(toldOf)
    .sort((a, b) => byTold(a, b) || byCodeUnit(canonical(a.record), canonical(b.record)))
    .map(({ record }) => record);
}

function canonical(record: PaperRecord): string {
  return JSON.stringify([record.doi, record.month, record.day, venueFields.map((field) => record[field])]);
}

function venue(inOrder: readonly PaperRecord[]): Partial<Record<(typeof venueFields)[number], string>> {
  const first = inOrder[0]!;
  const place = fingerprint(first.containerTitle ?? '');
  const bundle: Partial<Record<(typeof venueFields)[number], string>> = {};
  for (const record of inOrder) {
    // another edition's volume, or a preprint server as the publisher, would make a reference to nothing
    if (standing(first) > 0 && standing(record) === 0) continue;
    const here = record === first || (record.doi !== undefined && record.doi === first.doi);
    if (!here && record.containerTitle !== undefined && fingerprint(record.containerTitle) !== place) continue;
    for (const field of venueFields) {
      const text = record[field];
      if (text !== undefined) bundle[field] ??= text;
    }
  }
  return bundle;
}

function texts(records: readonly PaperRecord[]): Partial<Record<(typeof otherFields)[number], string>> {
  const bundle: Partial<Record<(typeof otherFields)[number], string>> = {};
  for (const field of otherFields) {
    const text = fullest(records.map((record) => record[field] ?? ''));
    if (text !== '') bundle[field] = text;
  }
  return bundle;
}

function names(records: readonly PaperRecord[]): Partial<Record<'editor' | 'translator', readonly Name[]>> {
  const editor = namesOf(records, 'editor');
  const translator = namesOf(records, 'translator');
  return { ...(editor.length === 0 ? {} : { editor }), ...(translator.length === 0 ? {} : { translator }) };
}

function lists(records: readonly PaperRecord[]): Partial<Record<ListField, readonly string[]>> {
  const union = (field: ListField) => [...new Set(records.flatMap((record) => record[field] ?? []))].sort(byCodeUnit);
  const keyword = union('keyword');
  const file = union('file');
  return { ...(keyword.length === 0 ? {} : { keyword }), ...(file.length === 0 ? {} : { file }) };
}

function fullest(said: readonly string[]): string {
  return said.reduce((a, b) => (b.length > a.length || (b.length === a.length && b < a) ? b : a));
}

/** Below 0 where the first list tells more. */
function byNames(a: readonly Name[], b: readonly Name[]): number {
  const given = (all: readonly Name[]) => all.reduce((sum, name) => sum + (name.given?.length ?? 0), 0);
  return b.length - a.length || given(b) - given(a) || byCodeUnit(written(a), written(b));
}

function written(names: readonly Name[]): string {
  return JSON.stringify(
    names.map((name) => [
      name.family,
      name.given,
      name.droppingParticle,
      name.nonDroppingParticle,
      name.suffix,
      name.literal,
    ]),
  );
}
