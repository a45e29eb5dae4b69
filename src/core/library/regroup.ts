import { fullTitle } from '../paper';
import type { Breathe } from '../breathing';
import type { Arrivals } from './arrivals';
import { fingerprint } from './fingerprint';
import { identify, type Works } from './identity';
import { Links, Reached } from './links';
import { numbered } from './numbering';
import type { Settled } from './settled';
import { mostChanged, stride } from './stride';
import { textHash } from './textHash';

/** The works of all records, beside those before. */
export interface Regrouped extends Works {
  /** By record: its work. */
  readonly works: Uint32Array;
  /** By work: its id's. */
  readonly idHashes: Uint32Array;
  /** By work: its number before, where it has the same id and the same records; else -1. No number twice. */
  readonly from: Int32Array;
}

/**
 * Which records tell of the same work, worked out for those alone that have to do with new ones, with such as have
 * gone, or with such as come in another order.
 *
 *     new and strayed records, what linked those that have gone
 *       ── links ──▶  the records that have to do with them  ── identify ──▶  their works ──┐
 *                     all others  ──────────────────────────────────────▶  as before  ──┴──▶  numbered anew
 */
export async function regroup(arrivals: Arrivals, before: Settled, breathe: Breathe): Promise<Regrouped> {
  const { was, count } = arrivals;
  const concerned = await concernedBy(arrivals, breathe);
  const records = [];
  const fingerprints: string[] = [];
  for (const [i, number] of concerned.entries()) {
    if (i % stride === 0) await breathe();
    const record = arrivals.record(number);
    records.push(record);
    fingerprints.push(arrivals.fingerprint(number) ?? fingerprint(fullTitle(record)));
  }
  const its = await identify(records, fingerprints, breathe);

  // labels: the works before by their numbers, then those that were worked out
  const labels = new Uint32Array(count);
  const { works, idHashes: known } = before;
  for (let record = 0; record < count; record++) if (was[record]! >= 0) labels[record] = works[was[record]!]!;
  for (let work = 0; work < its.ids.length; work++) {
    for (let i = its.starts[work]!; i < its.starts[work + 1]!; i++)
      labels[concerned[its.members[i]!]!] = before.size + work;
  }
  await breathe();
  const { groups, labels: labelOf, starts, members } = numbered(labels, before.size + its.ids.length);
  const from = new Int32Array(labelOf.length);
  const ids: string[] = [];
  const idHashes = new Uint32Array(labelOf.length);
  for (let work = 0; work < labelOf.length; work++) {
    const label = labelOf[work]!;
    if (work % (16 * stride) === 0) await breathe();
    if (label < before.size) {
      ids.push(before.state.ids[label]!);
      idHashes[work] = known[label]!;
      from[work] = label;
    } else {
      const id = its.ids[label - before.size]!;
      ids.push(id);
      idHashes[work] = textHash(id);
      from[work] = sameWork(id, members.subarray(starts[work], starts[work + 1]), was, before);
    }
  }
  return { ids, idHashes, starts, members, works: groups, from };
}

/** The records that a change may put together otherwise, in order. */
async function concernedBy(
  { was, strayed, count, links, gone }: Arrivals,
  breathe: Breathe,
): Promise<readonly number[] | Uint32Array> {
  const all = () => new Uint32Array(count).map((_, i) => i);
  const reached = new Reached(count);
  // works that nothing else tells apart are told by the order of their records
  for (let record = 0; record < count; record++) if (was[record]! < 0 || strayed[record] === 1) reached.add(record);
  if (!gone || reached.items.length + gone.length > count * mostChanged) return all();
  if (reached.items.length > 0 || gone.length > 0) await new Links(links).reach(gone, reached, 0, breathe);
  return reached.items.length > count * mostChanged ? all() : reached.items.sort((a, b) => a - b);
}

/** The work before that has this id, and these records and no other; -1 for none. */
function sameWork(id: string, members: Uint32Array, was: Int32Array, before: Settled): number {
  const first = was[members[0]!]!;
  if (first < 0) return -1;
  const work = before.works[first]!;
  if (before.state.ids[work] !== id || before.members(work).length !== members.length) return -1;
  return members.every((record) => was[record]! >= 0 && before.works[was[record]!] === work) ? work : -1;
}
