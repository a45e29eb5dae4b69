import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { Aliases } from './aliases';
import { Ambiguity } from './ambiguity';
import type { Arrivals } from './arrivals';
import { settleCitekeys, type Citekeys } from './citekeys';
import { joined, joinedNumbers, joinedTexts, type Choice } from './joinedLists';
import { Reached, type Hashed } from './links';
import { Numbering } from './numbering';
import type { Regrouped } from './regroup';
import type { Settled } from './settled';
import type { LibraryState } from './state';
import { mostChanged, stride } from './stride';

/** What all works are called. */
export interface Rekeyed extends Pick<LibraryState, 'citekeys' | 'aliases' | 'ambiguous'> {
  readonly claims: Hashed;
  /** By work: 1 where its keys were settled anew. */
  readonly settled: Uint8Array;
}

/** So many times works are joined by others whose keys they now claim; then all are settled. */
const mostRounds = 8;
/**
 * What works are called, settled for those alone that claim a key with new ones or with such as have gone, directly or by
 * way of others. What they come to claim may bring in further ones: then it is settled again with these.
 *
 *     new works, keys claimed by those that have gone
 *       ── claims ──▶  the works that claim with them  ── settleCitekeys ──▶  their keys and claims ──┐
 *            ▲                                                   │ whom they meet                     │
 *            └───────────────────────────────────────────────────┘                                    │
 *                      all others  ───────────────────────────────────────────▶  as before  ──────────┴──▶  all
 */
export async function rekey(works: Regrouped, arrivals: Arrivals, before: Settled, breathe: Breathe): Promise<Rekeyed> {
  const { from, ids } = works;
  const to = new Int32Array(before.size).fill(-1);
  const fresh: number[] = [];
  for (let work = 0; work < from.length; work++) {
    if (from[work]! < 0) fresh.push(work);
    else to[from[work]!] = work;
  }
  const reached = new Reached(before.size);
  for (let was = 0; was < to.length && before.knowsClaims; was++) if (to[was]! < 0) reached.add(was);
  const isWhole = () => !before.knowsClaims || fresh.length + reached.items.length > ids.length * mostChanged;
  const everyone = () => settleSome(works, arrivals, [...ids.keys()], breathe);
  if (isWhole()) return whole(await everyone());
  await before.claims.reach([], reached, 0, breathe);
  for (let round = 0; round < mostRounds && !isWhole(); round++) {
    const concerned = [...fresh, ...reached.items.flatMap((was) => (to[was]! < 0 ? [] : to[was]!))].sort(
      (a, b) => a - b,
    );
    const some = await settleSome(works, arrivals, concerned, breathe);
    const met = reached.items.length;
    await before.claims.reach(some.claims.hashes, reached, met, breathe);
    if (reached.items.length === met) return withOthers(works, before, concerned, some, reached.items);
  }
  return whole(await everyone());
}

/** @param concerned works, in order; what comes out numbers them from 0 */
async function settleSome(
  { ids, starts, members }: Regrouped,
  arrivals: Arrivals,
  concerned: readonly number[],
  breathe: Breathe,
): Promise<Citekeys> {
  const records: PaperRecord[] = [];
  const numbers: number[] = [];
  const its = { ids: [] as string[], starts: new Uint32Array(concerned.length + 1) };
  for (const [i, work] of concerned.entries()) {
    if (i % stride === 0) await breathe();
    its.ids.push(ids[work]!);
    for (let at = starts[work]!; at < starts[work + 1]!; at++) {
      numbers.push(members[at]!);
      records.push(arrivals.record(members[at]!));
    }
    its.starts[i + 1] = records.length;
  }
  const numbering = new Numbering(arrivals.files.map((held) => held.records.length));
  const roleOf = (record: number) => arrivals.files[numbering.place(numbers[record]!).part]!.role;
  const all = Uint32Array.from({ length: records.length }, (_, i) => i);
  return settleCitekeys({ ...its, members: all }, records, roleOf, breathe);
}

function whole({ citekeys, aliases, ambiguous, claims }: Citekeys): Rekeyed {
  const settled = new Uint8Array(citekeys.length).fill(1);
  return {
    citekeys,
    aliases: Aliases.of(aliases, citekeys.length),
    ambiguous: Ambiguity.of(ambiguous),
    claims,
    settled,
  };
}

/** @param reached works before that were settled anew, or have gone */
function withOthers(
  { from, ids }: Regrouped,
  before: Settled,
  concerned: readonly number[],
  some: Citekeys,
  reached: readonly number[],
): Rekeyed {
  const { state } = before;
  const old = state.claims!;
  const touched = new Set<number>();
  for (const was of reached) {
    for (let at = old.starts[was]!; at < old.starts[was + 1]!; at++) touched.add(old.hashes[at]!);
  }
  const settled = new Uint8Array(ids.length);
  const numbers = from.slice();
  for (const [i, work] of concerned.entries()) {
    settled[work] = 1;
    numbers[work] = i;
  }
  const choice: Choice = { isSecond: settled, numbers };
  const claims = joinedNumbers(choice, listsOf(old), listsOf(some.claims));
  const its = Aliases.of(state.aliases, before.size);
  const others = Aliases.of(some.aliases, concerned.length);
  const aliases = joinedTexts(
    choice,
    { starts: its.starts, items: its.names },
    { starts: others.starts, items: others.names },
  );
  return {
    citekeys: joined(choice, state.citekeys, some.citekeys),
    aliases: new Aliases(aliases.starts, aliases.items),
    ambiguous: Ambiguity.of(state.ambiguous).replaced(touched, Ambiguity.of(some.ambiguous)),
    claims: { starts: claims.starts, hashes: claims.items },
    settled,
  };
}

function listsOf({ starts, hashes }: Hashed): { readonly starts: Uint32Array; readonly items: Uint32Array } {
  return { starts, items: hashes };
}
