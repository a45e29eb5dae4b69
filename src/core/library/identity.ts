import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { candidate, type Candidate } from './candidate';
import { sharingIdentifiers } from './identified';
import { numbered } from './numbering';
import { stride } from './stride';
import { twins } from './twins';
import type { UnionFind } from './unionFind';
import { workIds } from './workIds';

/** Records by work. */
export interface Works {
  /** By work: its identity, unique. */
  readonly ids: readonly string[];
  /** The records of work `w`, in order, are `members[starts[w]]` to, without it, `members[starts[w + 1]]`. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Which records tell of the same work. Which are put together depends on the set of records alone, never on their order;
 * works are numbered in order of first appearance.
 *
 * 1. Records that share a DOI or an arXiv identifier are the same work, unless they tell of different ones
 *    (`sharingIdentifiers`).
 * 2. What has the same title after that, records or groups of them, is the same work where nothing speaks against it
 *    (`twins`), so that a record with only a title never joins two that differ.
 * Records that share neither a title nor an identifier, directly or by way of others, may be looked at without each other:
 * what comes out is the same.
 * @param fingerprints of the records' titles
 */
export async function identify(
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  breathe: Breathe,
): Promise<Works> {
  const { groups, contested } = await sharingIdentifiers(records, fingerprints, breathe);
  for (const [title, candidates] of await sameTitles(records, fingerprints, groups, breathe)) {
    for (const same of await twins(title, candidates, breathe))
      for (const { group } of same) groups.unite(same[0]!.group, group);
    await breathe();
  }
  const labels = new Uint32Array(records.length);
  for (let i = 0; i < labels.length; i++) labels[i] = groups.find(i);
  await breathe();
  const { starts, members } = numbered(labels, labels.length);
  return { ids: await workIds({ starts, members }, records, fingerprints, contested, breathe), starts, members };
}

/** The titles that several groups share, with these groups. */
async function sameTitles(
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  groups: UnionFind,
  breathe: Breathe,
): Promise<Map<string, Candidate[]>> {
  const firsts = new Map<string, number>();
  const sharing = new Map<string, Set<number>>();
  const contested = new Uint8Array(records.length);
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    const title = fingerprints[i]!;
    const group = groups.find(i);
    const first = firsts.get(title);
    if (first === undefined) firsts.set(title, group);
    else if (first !== group) {
      const known = sharing.get(title);
      if (known) known.add(group);
      else sharing.set(title, new Set([first, group]));
      contested[first] = contested[group] = 1;
    }
  }
  const members = new Map<number, PaperRecord[]>();
  for (let i = 0; i < records.length && sharing.size > 0; i++) {
    if (i % stride === 0) await breathe();
    const group = groups.find(i);
    if (contested[group] === 0) continue;
    const known = members.get(group);
    if (known) known.push(records[i]!);
    else members.set(group, [records[i]!]);
  }
  const candidates = new Map<number, Candidate>();
  for (const [group, its] of members) {
    if (candidates.size % stride === 0) await breathe();
    candidates.set(group, candidate(group, its));
  }
  return new Map([...sharing].map(([title, all]) => [title, Array.from(all, (group) => candidates.get(group)!)]));
}
