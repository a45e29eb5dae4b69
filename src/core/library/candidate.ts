import type { PaperRecord } from '../paper';
import { differ, editionFacts } from './editionFacts';
import { fingerprint } from './fingerprint';
import { agree, comparedName, firstAuthor, type ComparedName } from './firstAuthor';
import { byCodeUnit } from './order';
import { hasPreprint, isRegistered } from './publication';
import { identifiersOf } from './recordIdentifiers';

/** More first authors than that say nothing of who wrote a work. */
const mostAuthors = 8;
/** Between a preprint and its publication, as far as they are known. */
const mostYears = 3;

interface Years {
  readonly first: number;
  readonly last: number;
}

/** Records that are one work by their identifiers, or a single record, as it is compared with others of its title. */
export interface Candidate {
  /** Its number, unique. */
  readonly group: number;
  readonly records: readonly PaperRecord[];
  /** All that `conflicts` looks at: candidates that share it are in conflict with the same others. */
  readonly signature: string;
  /** The first authors; empty where unknown. */
  readonly authors: readonly ComparedName[];
  readonly years: Years | undefined;
  /** Those of records that show no sign of a preprint. */
  readonly published: Years | undefined;
  /** What tells editions and kinds apart, by fact: all values that the records have. */
  readonly facts: readonly (readonly string[])[];
  readonly hasDoi: boolean;
  readonly hasArxiv: boolean;
  readonly hasPreprint: boolean;
}

/** @param group unique among the candidates */
export function candidate(group: number, records: readonly PaperRecord[]): Candidate {
  const authors = authorsOf(records);
  const years = span(records);
  const published = span(records.filter((record) => !hasPreprint(record)));
  const facts = editionFacts(records);
  const identifiers = records.flatMap(identifiersOf);
  const hasArxiv = identifiers.some((identifier) => identifier.startsWith('arxiv:'));
  const hasDoi = identifiers.some(
    (identifier) => identifier.startsWith('doi:') && isRegistered(identifier.slice('doi:'.length)),
  );
  const preprint = records.some(hasPreprint);
  const said = JSON.stringify([authors, years, published, facts, preprint]);
  return {
    group,
    records,
    signature: hasDoi || hasArxiv ? `${said}|${group}` : said,
    authors,
    years,
    published,
    facts,
    hasDoi,
    hasArxiv,
    hasPreprint: preprint,
  };
}

/** What has to be equal where the title says little: authors and years, else the abstract; undefined where unknown. */
export function particulars(one: Candidate): string | undefined {
  return one.authors.length > 0 && one.years ? authorsAndYears(one) : abstractOf(one.records);
}

/**
 * Whether two of the same title cannot be one work: two publications, two preprints on arXiv, other first authors, other
 * years but for a preprint and what came of it, other editions.
 */
export function conflicts(a: Candidate, b: Candidate): boolean {
  if ((a.hasDoi && b.hasDoi) || (a.hasArxiv && b.hasArxiv)) return true;
  if (haveOtherYears(a, b) || differ(a.facts, b.facts)) return true;
  return (
    a.authors.length > 0 &&
    b.authors.length > 0 &&
    !a.authors.some((one) => b.authors.some((other) => agree(one, other)))
  );
}

/**
 * Whether the years of two are not one work's: both were published, at other times; or none of the years lies within the
 * others, and they are not all near each other by a preprint. All have to be, so that a preprint whose publication is known
 * as well, by an entry with the identifier of one and the year of the other, comes no nearer to a third than both did.
 */
function haveOtherYears(a: Candidate, b: Candidate): boolean {
  if (a.published && b.published && !overlap(a.published, b.published)) return true;
  if (!a.years || !b.years || overlap(a.years, b.years)) return false;
  const most = a.hasPreprint || b.hasPreprint ? mostYears : 0;
  return Math.max(a.years.last - b.years.first, b.years.last - a.years.first) > most;
}

function overlap(a: Years, b: Years): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** How the authors and years of a work are written in its id. */
export function authorsAndYears({ authors, years }: Pick<Candidate, 'authors' | 'years'>): string {
  const names = [...new Set(authors.map(({ last }) => last))].sort(byCodeUnit);
  return `${names.join()}|${years ? `${years.first}-${years.last}` : ''}`;
}

function authorsOf(records: readonly PaperRecord[]): readonly ComparedName[] {
  const found = new Map<string, ComparedName>();
  for (const record of records) {
    const name = comparedName(firstAuthor(record));
    if (name) found.set(JSON.stringify(name), name);
  }
  if (found.size > mostAuthors) return [];
  return [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, name]) => name);
}

function span(records: readonly PaperRecord[]): Years | undefined {
  let first = Infinity;
  let last = -Infinity;
  for (const { year } of records) {
    if (year === null) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return first <= last ? { first, last } : undefined;
}

/** One abstract stands for all: that which says least, so that it does not depend on their order. */
function abstractOf(records: readonly PaperRecord[]): string | undefined {
  const said = records.map(({ abstract }) => fingerprint(abstract)).filter((abstract) => abstract !== '');
  return said.length === 0 ? undefined : `|${said.reduce((a, b) => (b < a ? b : a))}`;
}
