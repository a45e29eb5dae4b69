import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { authorsAndYears, candidate } from './candidate';
import { checksum } from './checksum';
import { groupBy } from './falseTwins';
import { arxivOfDoi, ownDoi } from './recordIdentifiers';
import { bySource, leastSource } from './sources';
import { stride } from './stride';

/**
 * The ids of works: the least of a work's identifiers, else `title:` and the fingerprint of its title. Where several works
 * without identifiers share a title, what tells them apart is added: authors and
 * years, then the abstract, then where they came out, then a number.
 * @param works by number: the records of work `w` are `members[starts[w]]` to, without it, `members[starts[w + 1]]`
 * @param fingerprints of the records' titles
 * @param contested identifiers that several works have
 */
export async function workIds(
  { starts, members }: { readonly starts: Uint32Array; readonly members: Uint32Array },
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  contested: ReadonlySet<string>,
  breathe: Breathe,
): Promise<string[]> {
  const ids: string[] = [];
  const titles = new Map<string, number>();
  const sharing = new Map<string, number[]>();
  for (let work = 0; work + 1 < starts.length; work++) {
    if (work % stride === 0) await breathe();
    const identifier = leastIdentifier(members, starts[work]!, starts[work + 1]!, records, contested);
    const id = identifier ?? `title:${leastTitle(members, starts[work]!, starts[work + 1]!, fingerprints)}`;
    ids.push(id);
    if (identifier !== undefined) continue;
    const first = titles.get(id);
    if (first === undefined) titles.set(id, work);
    else if (!sharing.get(id)?.push(work)) sharing.set(id, [first, work]);
  }
  for (const [id, works] of sharing) {
    await breathe();
    const described: Described[] = [];
    for (const work of works) {
      if (described.length % stride === 0) await breathe();
      const its = Array.from(members.subarray(starts[work], starts[work + 1]), (i) => records[i]!);
      described.push({ work, ...description(its), source: leastSource(its) });
    }
    for (const [work, suffix] of await suffixes(described, breathe)) ids[work] = id + suffix;
  }
  return ids;
}

/** Of the records that `members` names between two places: arXiv identifiers come before DOIs. */
function leastIdentifier(
  members: Uint32Array,
  start: number,
  end: number,
  records: readonly PaperRecord[],
  contested: ReadonlySet<string>,
): string | undefined {
  let arxiv: string | undefined;
  let doi: string | undefined;
  const free = (scheme: string, identifier: string | undefined) =>
    identifier !== undefined && contested.size > 0 && contested.has(scheme + identifier) ? undefined : identifier;
  for (let i = start; i < end; i++) {
    const record = records[members[i]!]!;
    if (record.arxiv !== undefined) arxiv = lesser(arxiv, free('arxiv:', record.arxiv));
    if (record.doi === undefined) continue;
    arxiv = lesser(arxiv, free('arxiv:', arxivOfDoi(record)));
    doi = lesser(doi, free('doi:', ownDoi(record)));
  }
  if (arxiv !== undefined) return `arxiv:${arxiv}`;
  return doi === undefined ? undefined : `doi:${doi}`;
}

function leastTitle(members: Uint32Array, start: number, end: number, fingerprints: readonly string[]): string {
  let least = fingerprints[members[start]!]!;
  for (let i = start + 1; i < end; i++) {
    const title = fingerprints[members[i]!]!;
    if (title < least) least = title;
  }
  return least;
}

function lesser(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

interface Described {
  readonly work: number;
  /** What tells the work apart, from the most telling: authors and years, the abstract, where it came out. */
  readonly said: readonly string[];
  readonly source: PaperRecord['source'];
}

function description(records: readonly PaperRecord[]): Pick<Described, 'said'> {
  const abstracts = records.map(({ abstract }) => abstract);
  const places = records.map((record) => JSON.stringify(placeFields.map((field) => record[field])));
  return {
    said: [authorsAndYears(candidate(0, records)), checksum(least(abstracts)), checksum(least(places))],
  };
}

const placeFields = [
  ...(['containerTitle', 'volumeTitle', 'volume', 'issue', 'page', 'edition'] as const),
  ...(['number', 'isbn', 'language'] as const),
];

function least(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b < a ? b : a));
}

/**
 * What is added to each id, so that all differ: no more than what it takes. Works of which no more is said are numbered by
 * their sources.
 */
async function suffixes(works: readonly Described[], breathe: Breathe): Promise<Map<number, string>> {
  const added = new Map<number, string>();
  let left = works;
  for (let level = 1; left.length > 0 && level <= 3; level++) {
    await breathe();
    const told = groupBy(left, ({ said }) => said.slice(0, level).join('|'));
    await breathe();
    left = told.filter(({ length }) => length > 1).flat();
    for (const [one, ...others] of told)
      if (others.length === 0) added.set(one!.work, suffix(one!.said.slice(0, level)));
  }
  const counts = new Map<string, number>();
  const inOrder = [...left].sort((a, b) => bySource(a.source, b.source));
  await breathe();
  for (const { work, said } of inOrder) {
    const told = suffix(said);
    const times = (counts.get(told) ?? 0) + 1;
    counts.set(told, times);
    added.set(work, told + (times > 1 ? `|${times}` : ''));
  }
  return added;
}

/** Authors and years that nobody knows need no telling. */
function suffix(said: readonly string[]): string {
  const told = said.join('|');
  return told === '|' ? '' : `|${told}`;
}
