import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { kinds, type Claims } from './claims';
import { bibliographyRank, givenKeys, type GivenKey } from './givenKeys';
import type { Works } from './identity';
import type { Role } from './state';
import { stride } from './stride';

/** What sources call works. */
interface Given {
  /** By work, for those that are given any: the keys, the preferred first. */
  readonly keys: ReadonlyMap<number, readonly GivenKey[]>;
  /** By work: 1 where a dump gives it a key that no other work is given. */
  readonly inDump: Uint8Array;
}

/** Claims what sources give: of those with the same key in the same spelling, the works of the highest rank do. */
export async function claimGiven(
  { ids, starts, members }: Works,
  records: readonly PaperRecord[],
  roleOf: (record: number) => Role,
  claims: Claims,
  breathe: Breathe,
): Promise<Given> {
  const keys = new Map<number, readonly GivenKey[]>();
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
    if (its.length === 0) continue;
    keys.set(work, its);
    for (const { folded, rank } of eachOnce(its)) claims.give(folded, kindOf(rank), work);
  }
  for (const [folded, spelled] of await spellings(keys, claims, breathe)) {
    const all = [...spelled.values()];
    const least = all.reduce((rank, one) => Math.min(rank, one.rank), Infinity);
    claims.narrow(folded, kindOf(least), [...new Set(all.flatMap(({ works }) => works))]);
  }
  const inDump = new Uint8Array(ids.length);
  const alone = await spelledAlone(keys, claims, breathe);
  let count = 0;
  for (const [work, its] of keys) {
    if (count++ % stride === 0) await breathe();
    const isIts = ({ key, folded }: GivenKey) => claims.owner(folded) === work || alone.get(key) === work;
    if (its.some((one) => one.rank < bibliographyRank && isIts(one))) inDump[work] = 1;
  }
  return { keys, inDump };
}

/** Who has a spelling of a key. */
interface Spelling {
  rank: number;
  works: number[];
}

/**
 * By spelling, the works that are each the only one with it, of keys that may mean several works without regard to case.
 * What a dump gives is nobody's in the spelling of those who contend for it.
 */
export async function spelledAlone(
  keys: ReadonlyMap<number, readonly GivenKey[]>,
  claims: Claims,
  breathe: Breathe,
): Promise<ReadonlyMap<string, number>> {
  const alone = new Map<string, number>();
  for (const [folded, spelled] of await spellings(keys, claims, breathe)) {
    const contenders = new Set(claims.contenders(folded));
    for (const [key, { rank, works }] of spelled) {
      if (works.length > 1 || (rank < bibliographyRank && contenders.has(key))) continue;
      alone.set(key, works[0]!);
    }
  }
  return alone;
}

/** By shared key that is given, and by spelling: the works of the highest rank. */
async function spellings(
  keys: ReadonlyMap<number, readonly GivenKey[]>,
  claims: Claims,
  breathe: Breathe,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Spelling>>> {
  const found = new Map<string, Map<string, Spelling>>();
  let count = 0;
  for (const [work, its] of keys) {
    if (count++ % stride === 0) await breathe();
    for (const { key, folded, rank } of its) {
      if (claims.sharing(folded).length === 0) continue;
      const spelled = found.get(folded) ?? new Map<string, Spelling>();
      found.set(folded, spelled);
      const known = spelled.get(key);
      if (!known || known.rank < rank) spelled.set(key, { rank, works: [work] });
      else if (known.rank === rank) known.works.push(work);
    }
  }
  return found;
}

/** Without those that differ from an earlier one in case alone. */
function eachOnce(keys: readonly GivenKey[]): readonly GivenKey[] {
  if (keys.length === 1) return keys;
  const seen = new Set<string>();
  return keys.filter(({ folded }) => !seen.has(folded) && seen.add(folded));
}

function kindOf(rank: number): typeof kinds.bibliography | typeof kinds.dump {
  return rank < bibliographyRank ? kinds.dump : kinds.bibliography;
}
