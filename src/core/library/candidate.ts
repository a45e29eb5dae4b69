import type { PaperRecord } from '../paper';
import { comparedName } from './firstAuthor';
import { fingerprint } from './fingerprint';
import { isRegistered } from './publication';
import { identifiersOf } from './recordIdentifiers';

/** More first authors than that say nothing of who wrote a work. */
const mostAuthors = 8;
/** Between a preprint and its publication. */
const mostYears = 3;

/** Records that are one work by their identifiers, or a single record, as it is compared with others of its title. */
export interface Candidate {
  /** Its number, unique. */
  readonly group: number;
  readonly records: readonly PaperRecord[];
  /** All that `conflicts` looks at: candidates that share it are in conflict with the same others. */
  readonly signature: string;
  /** The first authors as they are compared; empty where unknown. */
  readonly authors: readonly string[];
  readonly years: { readonly first: number; readonly last: number } | undefined;
  readonly hasDoi: boolean;
  readonly hasArxiv: boolean;
}

/** @param group unique among the candidates */
export function candidate(group: number, records: readonly PaperRecord[]): Candidate {
  const named = [...new Set(records.map(({ author }) => comparedName(author[0])))].filter((name) => name !== '').sort();
  const authors = named.length > mostAuthors ? [] : named;
  const years = span(records);
  const identifiers = records.flatMap(identifiersOf);
  const hasArxiv = identifiers.some((identifier) => identifier.startsWith('arxiv:'));
  const hasDoi = identifiers.some(
    (identifier) => identifier.startsWith('doi:') && isRegistered(identifier.slice('doi:'.length)),
  );
  const said = authorsAndYears({ authors, years });
  return {
    group,
    records,
    signature: hasDoi || hasArxiv ? `${said}|${group}` : said,
    authors,
    years,
    hasDoi,
    hasArxiv,
  };
}

/** What has to be equal where the title says nothing: authors and years, else the abstract; undefined where unknown. */
export function particulars(one: Candidate): string | undefined {
  return one.authors.length > 0 && one.years ? authorsAndYears(one) : abstractOf(one.records);
}

/**
 * Whether two of the same title cannot be one work: other first authors, years too far apart, two publications, or two
 * preprints on arXiv.
 */
export function conflicts(a: Candidate, b: Candidate): boolean {
  if ((a.hasDoi && b.hasDoi) || (a.hasArxiv && b.hasArxiv)) return true;
  if (a.years && b.years && Math.max(a.years.first - b.years.last, b.years.first - a.years.last) > mostYears)
    return true;
  return a.authors.length > 0 && b.authors.length > 0 && !a.authors.some((author) => b.authors.includes(author));
}

function authorsAndYears({ authors, years }: Pick<Candidate, 'authors' | 'years'>): string {
  return `${authors.join()}|${years ? `${years.first}-${years.last}` : ''}`;
}

function span(records: readonly PaperRecord[]): Candidate['years'] {
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
