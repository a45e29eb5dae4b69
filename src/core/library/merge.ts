import { fullTitle, type Description, type Name, type Paper, type PaperRecord, type TextField } from '../paper';
import { countOtherwise } from './editionFacts';
import { fingerprint } from './fingerprint';
import { byCodeUnit } from './order';
import { isRegistered, standing } from './publication';
import { webAddresses } from './webAddresses';

type ListField = 'keyword' | 'file';

/** What tells where a work came out: it is taken from one record, and completed only by others of the same place. */
const venueFields = [
  'type',
  'containerTitle',
  'volumeTitle',
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
 * What all records of a work together tell. Title, authors, date, type and place are those of one record, the best told
 * (`byTold`): of the publication rather than the preprint; what it leaves out comes from the next one. Other texts come
 * from the record that says most, and where several say as much by code unit order.
 */
export function merged(records: readonly PaperRecord[]): Description {
  if (records.length === 1) return alone(records[0]!);
  const inOrder = byPublication(records);
  const { author, editor, year } = headOf(inOrder);
  const month = inOrder.find((record) => record.year === year && record.month !== undefined)?.month;
  const day = inOrder.find((record) => record.year === year && record.month === month && record.day !== undefined)?.day;
  const dois = inOrder.flatMap(({ doi }) => (doi === undefined ? [] : [doi]));
  const doi = dois.find(isRegistered) ?? dois[0];
  const arxiv = records.flatMap((record) => (record.arxiv === undefined ? [] : [record.arxiv])).sort(byCodeUnit)[0];
  const translator = inOrder.find((record) => record.translator?.length)?.translator;
  const place = venue(inOrder);
  return {
    ...titleOf(inOrder, place.containerTitle !== undefined),
    abstract: fullest(records.map(({ abstract }) => abstract)),
    author,
    ...(editor === undefined ? {} : { editor }),
    ...(translator === undefined ? {} : { translator }),
    year,
    ...(month === undefined ? {} : { month }),
    ...(month === undefined || day === undefined ? {} : { day }),
    ...(doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...place,
    ...texts(records),
    ...lists(records),
  };
}

/** The title that is told best, with its parts; but in one where there is a container, whose volume it would be. */
function titleOf(inOrder: readonly PaperRecord[], isHeld: boolean): Pick<Description, 'title' | 'volumeTitle'> {
  const told = titled(inOrder);
  if (!told) return { title: '' };
  const volumeTitle = ownVolume(told);
  return isHeld || volumeTitle === undefined ? { title: fullTitle(told) } : { title: told.title, volumeTitle };
}

function titled(inOrder: readonly PaperRecord[]): PaperRecord | undefined {
  return inOrder.find(({ title }) => title !== '');
}

/** The title of the volume that a work is itself. */
function ownVolume({ containerTitle, volumeTitle }: PaperRecord): string | undefined {
  return containerTitle === undefined ? volumeTitle : undefined;
}

/** What names a work: as `merged` gives it, with its full title. */
export type Head = Pick<Description, 'title' | 'author' | 'editor' | 'year'>;

/** @see Head */
export function head(records: readonly PaperRecord[]): Head {
  const first = records[0]!;
  return records.length === 1 && ownVolume(first) === undefined ? first : headOf(byPublication(records));
}

function headOf(inOrder: readonly PaperRecord[]): Head {
  const told = titled(inOrder);
  const editor = inOrder.find((record) => record.editor?.length)?.editor;
  return {
    title: told ? fullTitle(told) : '',
    author: inOrder.find(({ author }) => author.length > 0)?.author ?? [],
    ...(editor === undefined ? {} : { editor }),
    year: inOrder.find(({ year }) => year !== null)?.year ?? null,
  };
}

function alone(record: PaperRecord): Description {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what is left is the description
  const { citekey, aliases, source, ...description } = record;
  return description;
}

/** A record with how well it tells of the work. */
interface Told {
  readonly record: PaperRecord;
  readonly isErratum: boolean;
  readonly standing: number;
  readonly isPlain: boolean;
  readonly fields: number;
}

function toldOf(record: PaperRecord): Told {
  const { title } = record;
  let fields = 0;
  for (const field of venueFields) if (record[field] !== undefined) fields++;
  return {
    record,
    isErratum: erratum.test(title),
    standing: standing(record),
    isPlain: !strayMarks.test(title) && (title !== title.toUpperCase() || title === title.toLowerCase()),
    fields,
  };
}

const erratum =
  /^\W*(?:(?:author|publisher)(?:['’]?s)? )?(?:errat(?:um|a)|corrigend(?:um|a)|correction|retraction(?: note)?|addendum)\s*(?::|to\b|for\b)/i;
const strayMarks = /[\\{}$<>]|&\w+;|[.*†‡,;]\s*$/;

/**
 * Errata last, then publications first, then plain titles in mixed case, then what tells more of the place, then the
 * longest list of authors with the fullest names, then the earlier year. Ties differ in nothing that is asked of their order.
 */
function byTold(a: Told, b: Told): number {
  const years = (a.record.year ?? Infinity) - (b.record.year ?? Infinity);
  return (
    Number(a.isErratum) - Number(b.isErratum) ||
    b.standing - a.standing ||
    Number(b.isPlain) - Number(a.isPlain) ||
    b.fields - a.fields ||
    byNames(a.record.author, b.record.author) ||
    (Number.isNaN(years) ? 0 : years) ||
    b.record.title.length - a.record.title.length ||
    byCodeUnit(canonical(a.record), canonical(b.record))
  );
}

function byPublication(records: readonly PaperRecord[]): PaperRecord[] {
  return records
    .map(toldOf)
    .sort(byTold)
    .map(({ record }) => record);
}

function canonical(record: PaperRecord): string {
  const { title, year, month, day, doi, editor = [], translator = [] } = record;
  const fields = venueFields.map((field) => record[field]);
  return JSON.stringify([title, year, month, day, doi, fields, written(editor), written(translator)]);
}

const numbers: ReadonlySet<TextField> = new Set<TextField>(['volume', 'number', 'isbn']);

function venue(inOrder: readonly PaperRecord[]): Partial<Record<(typeof venueFields)[number], string>> {
  const first = inOrder[0]!;
  // what tells no place is not another place
  let place = first.containerTitle;
  const bundle: Partial<Record<(typeof venueFields)[number], string>> = {};
  for (const record of inOrder) {
    // another edition's volume, or a preprint server as the publisher, would make a reference to nothing
    if (standing(first) > 0 && standing(record) === 0) continue;
    const here = record === first || (record.doi !== undefined && record.doi === first.doi);
    const its = record.containerTitle;
    if (!here && its !== undefined && place !== undefined && fingerprint(its) !== fingerprint(place)) continue;
    place ??= its;
    const ofAnotherKind = countOtherwise(bundle.type, record.type);
    for (const field of venueFields) {
      const text = field === 'volumeTitle' && ownVolume(record) !== undefined ? undefined : record[field];
      if (text !== undefined && !(ofAnotherKind && numbers.has(field))) bundle[field] ??= text;
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
