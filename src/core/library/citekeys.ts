import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { authorForms } from './authorYearForm';
import { claimForms } from './claimForms';
import { claimGiven, spelledAlone } from './claimGiven';
import { Claims, foldedKey, kinds } from './claims';
import type { GivenKey } from './givenKeys';
import { firstAuthor } from './firstAuthor';
import type { Works } from './identity';
import type { Hashed } from './links';
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
  /** By work: every key that it ever laid claim to. */
  readonly claims: Hashed;
}

/**
 * A key for every work, and other keys that name it: the same records give the same keys in whatever order they come.
 *
 * Each work can have keys of three kinds: such as its sources give (`givenKeys`), one of author, title and year
 * (`authorYearForm`), and one of the title alone (`titleForm`). The first that it has is its citekey, all others are
 * aliases, so that a note that was written before more was known of the work still finds it. What several works could
 * mean names none of them and is ambiguous. Keys are unique without regard to case, but for given ones.
 *
 * - A given key that two works are given belongs to the one of higher rank (`GivenKey`); of equals to none. Where the works
 *   are given it in spellings that differ in case alone, each names its work, as it does for Pandoc; any other is ambiguous.
 * - A derived key that is given to another work, or that several derive, is used by none of those who derive it: they move
 *   on to their next form. Works with given keys derive as well, so that nobody's key changes when a work gets one.
 * - A key that a bibliography gives stands, whoever derives it: Pandoc reads it. What only a dump gives does not stand
 *   against another work that derives the same and is given no key of its own by a dump: before that dump came, notes may
 *   have cited that work by it, which must not come to mean another in silence. It is ambiguous then, in the spelling that was
 *   derived. This stays rare. Within one reference manager nobody contends, for it gives every work a key; works without one,
 *   as in feeds, derive those of Better BibTeX for the same author, year and beginning of the title alone, and short ones
 *   for the same name before a colon (`lora`).
 * Works that claim no key that others do may be settled without these: what they are called is the same.
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
  const contends = (work: number) => given.inDump[work] === 0;
  const heads: Head[] = [];
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    heads.push(head(its(work)));
  }
  const byTitle = await claimForms(
    ids.length,
    (work) => titleForms(heads[work]!.title, ids[work]!),
    kinds.title,
    contends,
    claims,
    breathe,
  );
  const byAuthor = await claimForms(
    ids.length,
    (work) => authorForms(heads[work]!, ids[work]!),
    kinds.author,
    contends,
    claims,
    breathe,
  );
  const earlier = await claimEarlier(works, its, claims, breathe);
  const spelled = await spelledAlone(given.keys, claims, breathe);

  const citekeys: string[] = [];
  const aliases = new Map<number, readonly string[]>();
  for (let work = 0; work < ids.length; work++) {
    if (work % stride === 0) await breathe();
    const derived = derivedKeys(byAuthor[work], byTitle[work]!);
    const own = given.keys.get(work);
    const keys = own ? withGiven(ownKeys(own, work, claims, spelled), derived) : derived;
    for (const key of earlier.get(work) ?? []) if (claims.owner(foldedKey(key)) === work) keys.push(key);
    citekeys.push(keys.shift()!);
    if (keys.length > 0) aliases.set(work, keys);
  }
  return { citekeys, aliases, ambiguous: await ambiguous(claims, ids, breathe), claims: claims.byWork(ids.length) };
}

/** Both forms are ASCII, where keys of different lengths are different without regard to case. */
function derivedKeys(byAuthor: string | undefined, byTitle: string): string[] {
  if (byAuthor === undefined) return [byTitle];
  const same = byAuthor.length === byTitle.length && foldedKey(byAuthor) === foldedKey(byTitle);
  return same ? [byAuthor] : [byAuthor, byTitle];
}

/** Of the keys that a work is given, those that name it: in one spelling where case tells nothing. */
function ownKeys(
  given: readonly GivenKey[],
  work: number,
  claims: Claims,
  spelled: ReadonlyMap<string, number>,
): readonly GivenKey[] {
  const seen = new Set<string>();
  return given.filter(({ key, folded }) => {
    if (claims.owner(folded) !== work) return spelled.get(key) === work;
    return !seen.has(folded) && seen.add(folded);
  });
}

function withGiven(given: readonly GivenKey[], derived: readonly string[]): string[] {
  const isNew = (key: string) => given.every(({ folded }) => folded !== foldedKey(key));
  return [...given.map(({ key }) => key), ...derived.filter(isNew)];
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
      const alone = head([record]);
      const said = JSON.stringify([alone.title, alone.year, firstAuthor(alone)]);
      if (told.has(said)) continue;
      told.add(said);
      for (const key of [authorForms(alone, ids[work]!)?.(0), titleForms(alone.title, ids[work]!)(0)]) {
        const known = key === undefined ? undefined : keys.get(foldedKey(key));
        // one spelling, whatever the order of the records
        if (key !== undefined && (known === undefined || key < known)) keys.set(foldedKey(key), key);
      }
    }
    const own: string[] = [];
    for (const [folded, key] of keys) {
      const claimed = claims.claim(folded, kinds.earlier, work);
      if (claimed === 'alone' || claimed === 'shared') own.push(key);
    }
    if (own.length > 0) found.set(work, own.sort(byCodeUnit));
  }
  return found;
}

async function ambiguous(
  claims: Claims,
  ids: readonly string[],
  breathe: Breathe,
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { key, works } of claims.ambiguous()) {
    if (found.size % stride === 0) await breathe();
    found.set(key, [...new Set(works)].map((work) => ids[work]!).sort(byCodeUnit));
  }
  return found;
}
