import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { authorYearForms } from './authorYearForm';
import { claimForms } from './claimForms';
import { Claims, foldedKey } from './claims';
import { givenKeys, type GivenKey } from './givenKeys';
import type { Works } from './identity';
import { firstAuthor } from './firstAuthor';
import { head, type Head } from './merge';
import { byCodeUnit } from './order';
import type { Role } from './state';
import { stride } from './stride';
import { titleForms } from './titleForm';

/** What works are called. */
export interface Citekeys {
  /** By work. */
  readonly citekeys: readonly string[];
  /** By work, for those that have any. */
  readonly aliases: ReadonlyMap<number, readonly string[]>;
  /** Keys, folded, that may mean several works, with their ids in order. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** The work that a folded key names, as citekey or alias. */
  readonly named: (folded: string) => number | undefined;
}

/**
 * A key for every work, and other keys that name it: the same records give the same keys in whatever order they come.
 *
 * Each work can have keys of three kinds: such as its sources give (`givenKeys`), one of author, title and year
 * (`authorYearForm`), and one of the title alone (`titleForm`). The first that it has is its citekey, all others are
 * aliases, so that a note that was written before more was known of the work still finds it. All keys are unique without
 * regard to case; what several works could mean names none of them and is ambiguous.
 *
 * - A given key that two works are given belongs to the one of higher rank (`GivenKey`); of equals to none.
 * - A derived key that is given to another work, or that several derive, is used by none of those who derive it: they move
 *   on to their next form. Works with given keys derive as well, so that nobody's key changes when a work gets one.
 * @param roleOf of the file that a record stands in
 */
export async function settleCitekeys(
  works: Works,
  records: readonly PaperRecord[],
  roleOf: (record: number) => Role,
  breathe: Breathe,
): Promise<Citekeys> {
  const { ids, starts, members } = works;
  const its = (work: number) => {
    const start = starts[work]!;
    const own = [records[members[start]!]!];
    for (let i = start + 1; i < starts[work + 1]!; i++) own.push(records[members[i]!]!);
    return own;
  };
  const claims = new Claims();
  const given = await claimGiven(works, records, roleOf, claims, breathe);
  const heads: Head[] = [];
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    heads.push(head(its(work)));
  }
  const byTitle = await claimForms(
    ids.length,
    (work) => titleForms(heads[work]!.title, ids[work]!),
    1,
    claims,
    breathe,
  );
  const byAuthor = await claimForms(ids.length, (work) => authorForms(heads[work]!, ids[work]!), 2, claims, breathe);
  const earlier = await claimEarlier(works, its, claims, breathe);

  const citekeys: string[] = [];
  const aliases = new Map<number, readonly string[]>();
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    const derived = derivedKeys(byAuthor[work], byTitle[work]!);
    const own = given.get(work)?.filter(({ folded }) => claims.owner(folded) === work);
    const keys = own ? withGiven(own, derived) : derived;
    for (const key of earlier.get(work) ?? []) if (claims.owner(foldedKey(key)) === work) keys.push(key);
    citekeys.push(keys.shift()!);
    if (keys.length > 0) aliases.set(work, keys);
  }
  const named = (folded: string) => claims.owner(folded);
  return { citekeys, aliases, ambiguous: await ambiguous(claims, ids, breathe), named };
}

/** Both forms are ASCII, where keys of different lengths are different without regard to case. */
function derivedKeys(byAuthor: string | undefined, byTitle: string): string[] {
  if (byAuthor === undefined) return [byTitle];
  const same = byAuthor.length === byTitle.length && foldedKey(byAuthor) === foldedKey(byTitle);
  return same ? [byAuthor] : [byAuthor, byTitle];
}

function withGiven(given: readonly GivenKey[], derived: readonly string[]): string[] {
  const isNew = (key: string) => given.every(({ folded }) => folded !== foldedKey(key));
  return [...given.map(({ key }) => key), ...derived.filter(isNew)];
}

/** After Better BibTeX of the first author, else the first editor. */
function authorForms(its: Head, id: string): ((n: number) => string) | undefined {
  const author = firstAuthor(its);
  return author && its.year !== null ? authorYearForms(author, its.title, its.year, id) : undefined;
}

/**
 * Claims for works of several records what each of these would be called if it were alone, so that a key that was
 * written before the others joined it still names it.
 * @returns by work, those keys that it claims by this alone
 */
async function claimEarlier(
  { ids, starts }: Works,
  its: (work: number) => readonly PaperRecord[],
  claims: Claims,
  breathe: Breathe,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    if (starts[work + 1]! - starts[work]! < 2) continue;
    const keys = new Map<string, string>();
    const told = new Set<string>();
    for (const record of its(work)) {
      const author = firstAuthor(record);
      const said = JSON.stringify([record.title, record.year, author]);
      if (told.has(said)) continue;
      told.add(said);
      for (const key of [authorForms(record, ids[work]!)?.(0), titleForms(record.title, ids[work]!)(0)]) {
        const known = key === undefined ? undefined : keys.get(foldedKey(key));
        // one spelling, whatever the order of the records
        if (key !== undefined && (known === undefined || key < known)) keys.set(foldedKey(key), key);
      }
    }
    const own: string[] = [];
    for (const [folded, key] of keys) {
      const claimed = claims.claim(folded, 3, work);
      if (claimed === 'alone' || claimed === 'shared') own.push(key);
    }
    if (own.length > 0) found.set(work, own.sort(byCodeUnit));
  }
  return found;
}

/** Claims what sources give; returns the keys of each work that is given any. */
async function claimGiven(
  { ids, starts, members }: Works,
  records: readonly PaperRecord[],
  roleOf: (record: number) => Role,
  claims: Claims,
  breathe: Breathe,
): Promise<ReadonlyMap<number, readonly GivenKey[]>> {
  const keys = new Map<number, readonly GivenKey[]>();
  const highest = new Map<string, number>();
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    let giving: { record: PaperRecord; role: Role }[] | undefined;
    for (let i = starts[work]!; i < starts[work + 1]!; i++) {
      const record = records[members[i]!]!;
      if (record.citekey === undefined && !record.aliases) continue;
      giving ??= [];
      giving.push({ record, role: roleOf(members[i]!) });
    }
    if (!giving) continue;
    const its = givenKeys(giving);
    keys.set(work, its);
    for (const { folded, rank } of its) if (rank > (highest.get(folded) ?? -1)) highest.set(folded, rank);
  }
  for (const [work, its] of keys) {
    if (work % stride === 0) await breathe();
    for (const { folded, rank } of its) if (rank === highest.get(folded)) claims.claim(folded, 0, work);
  }
  return keys;
}

async function ambiguous(
  claims: Claims,
  ids: readonly string[],
  breathe: Breathe,
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { key, works } of claims.ambiguous()) {
    if (found.size % stride === 0) await breathe();
    found.set(key, works.map((work) => ids[work]!).sort(byCodeUnit));
  }
  return found;
}
