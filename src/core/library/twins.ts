import type { Breathe } from '../breathing';
import { authorsAndYears, conflicts, particulars, type Candidate } from './candidate';
import { differ, placeFacts } from './editionFacts';
import { falseTwins, groupBy } from './falseTwins';
import { isGeneric } from './genericTitles';
import { byCodeUnit } from './order';
import { standing } from './publication';
import { identifiersOf } from './recordIdentifiers';
import { bySource, leastSource } from './sources';

/** A title that so many different works share says nothing. */
const mostSignatures = 100;

/**
 * Which of the candidates of one title are the same work.
 *
 * Candidates are one work when they are false twins in the graph of their conflicts (`falseTwins`), so that a record with
 * only a title stays by itself where it could be of several works; but a preprint by the same author goes with the nearest
 * of several publications. A title that many works share ("Introduction") is not enough: author and year, or else the
 * abstracts, have to be equal as well, and where they came out must not differ.
 * @param title its fingerprint
 * @returns groups of at least two
 */
export async function twins(
  title: string,
  candidates: readonly Candidate[],
  breathe: Breathe,
): Promise<readonly (readonly Candidate[])[]> {
  const generic = isGeneric(title);
  // nearly always; the same as below
  if (candidates.length === 2 && !generic) return conflicts(candidates[0]!, candidates[1]!) ? [] : [candidates];
  const bySignature = groupBy(candidates, ({ signature }) => signature);
  await breathe();
  if (bySignature.length <= mostSignatures && !generic)
    return severals(withPreprint(falseTwins(bySignature, conflicts)));
  const alike = groupBy(
    candidates.flatMap((one) => placed(one, generic) ?? []),
    ({ particulars }) => particulars,
  );
  const same: Candidate[][] = [];
  for (const all of alike) {
    if (all.length === 1) continue;
    await breathe();
    const classes = groupBy(all, ({ signature }) => signature);
    const its = classes.length > mostSignatures ? classes : falseTwins(classes, conflictsInPlace);
    same.push(...severals(its.map((every) => every.map(({ one }) => one))));
  }
  return same;
}

/** One of a title that says little. */
interface Placed {
  readonly one: Candidate;
  /** What has to be equal. */
  readonly particulars: string;
  /** What must not differ. */
  readonly places: readonly (readonly string[])[];
  /** All that `conflictsInPlace` looks at. */
  readonly signature: string;
}

function placed(one: Candidate, isGeneric: boolean): Placed | undefined {
  const its = particulars(one);
  const places = isGeneric ? placeFacts(one.records) : [];
  return its === undefined
    ? undefined
    : { one, particulars: its, places, signature: JSON.stringify([one.signature, places]) };
}

function conflictsInPlace(a: Placed, b: Placed): boolean {
  return conflicts(a.one, b.one) || differ(a.places, b.places);
}

function severals(classes: readonly Candidate[][]): Candidate[][] {
  return classes.filter(({ length }) => length > 1);
}

/**
 * Lets each preprint by a known author in a known year that is in conflict with no other class go with the class of the nearest year, else
 * the earlier, else that with the least identifiers. Several may have the same ones, which then are contested: of these
 * with that which comes first in the files.
 */
function withPreprint(classes: readonly Candidate[][]): readonly Candidate[][] {
  if (classes.length < 3) return classes;
  const free = classes.find((its) => classes.every((others) => others === its || !conflicts(its[0]!, others[0]!)));
  // a preprint stays with what is published beside those, if more than a title is known of it
  if (!free || free.some((one) => !one.hasPreprint && (one.years !== undefined || hasAuthor(one)))) return classes;
  const publications = classes
    .filter((its) => its !== free && its.some(hasAuthor))
    .map((its) => ({
      its: [...its],
      year: yearOfPublication(its),
      names: leastNames(its),
      source: leastSource(its.flatMap(({ records }) => records)),
    }))
    .sort((a, b) => a.year - b.year || byCodeUnit(a.names, b.names) || bySource(a.source, b.source));
  if (publications.length === 0) return classes;
  for (const one of free.filter(isOwnPreprint)) {
    const distance = (other: number) => Math.abs(other - one.years.first);
    publications.reduce((a, b) => (distance(b.year) < distance(a.year) ? b : a)).its.push(one);
  }
  return [
    free.filter((one) => !isOwnPreprint(one)),
    ...publications.map(({ its }) => its),
    ...classes.filter((its) => its !== free && !its.some(hasAuthor)),
  ];
}

function hasAuthor({ authors }: Candidate): boolean {
  return authors.length > 0;
}

/** Of one without a year nothing says which publication is nearest. */
function isOwnPreprint(one: Candidate): one is Candidate & { readonly years: object } {
  return one.hasPreprint && hasAuthor(one) && one.years !== undefined;
}

/** After all years. */
const unknownYear = 1e6;

/** The earliest year that the records of highest standing tell. */
function yearOfPublication(its: readonly Candidate[]): number {
  const dated = its.flatMap(({ records }) => records).filter(({ year }) => year !== null);
  const highest = dated.reduce((most, record) => Math.max(most, standing(record)), 0);
  return dated.reduce(
    (least, record) => (standing(record) < highest ? least : Math.min(least, record.year!)),
    unknownYear,
  );
}

/** All names of a class, the least first: they depend on what the records say alone. */
function leastNames(its: readonly Candidate[]): string {
  const names = its.flatMap((one) => {
    const identifiers = one.records.flatMap(identifiersOf);
    return identifiers.length > 0 ? identifiers : [`|${authorsAndYears(one)}|${one.signature}`];
  });
  return [...new Set(names)].sort(byCodeUnit).join('\n');
}
