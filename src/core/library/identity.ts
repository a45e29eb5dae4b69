import type { PaperRecord } from '../paper';
import type { Breathe } from '../search/engine';
import { candidate, type Candidate } from './candidate';
import { identifiersOf } from './recordIdentifiers';
import { stride } from './stride';
import { twins } from './twins';
import { UnionFind } from './unionFind';
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
 * 1. Records that share a DOI or an arXiv identifier are the same work.
 * 2. What has the same title after that, records or groups of them, is the same work where nothing speaks against it
 *    (`twins`), so that a record with only a title never joins two that differ.
 * @param fingerprints of the records' titles
 */
export async function identify(
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  breathe: Breathe,
): Promise<Works> {
  const identifiers: (readonly string[])[] = [];
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    identifiers.push(identifiersOf(records[i]!));
  }
  const groups = await sharingIdentifiers(identifiers, breathe);
  for (const [title, candidates] of await sameTitles(records, fingerprints, groups, breathe)) {
    for (const same of twins(title, candidates)) for (const { group } of same) groups.unite(same[0]!.group, group);
    await breathe();
  }
  const works = await numbered(records.length, groups, breathe);
  return { ...works, ids: await workIds(works, records, fingerprints, identifiers, breathe) };
}

async function sharingIdentifiers(identifiers: readonly (readonly string[])[], breathe: Breathe): Promise<UnionFind> {
  const groups = new UnionFind(identifiers.length);
  const firsts = new Map<string, number>();
  for (let i = 0; i < identifiers.length; i++) {
    if (i % stride === 0) await breathe();
    for (const identifier of identifiers[i]!) {
      const first = firsts.get(identifier);
      if (first === undefined) firsts.set(identifier, i);
      else groups.unite(first, i);
    }
  }
  return groups;
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
  return new Map([...sharing].map(([title, all]) => [title, [...all].map((group) => candidates.get(group)!)]));
}

async function numbered(count: number, groups: UnionFind, breathe: Breathe): Promise<Omit<Works, 'ids'>> {
  const works = new Uint32Array(count);
  const sizes: number[] = [];
  for (let i = 0; i < count; i++) {
    if (i % (16 * stride) === 0) await breathe();
    const group = groups.find(i);
    // the least member stands for its set, so that it comes first
    const work = (works[i] = group === i ? sizes.length : works[group]!);
    sizes[work] = (sizes[work] ?? 0) + 1;
  }
  const starts = new Uint32Array(sizes.length + 1);
  for (const [work, size] of sizes.entries()) starts[work + 1] = starts[work]! + size;
  const next = starts.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i++) members[next[works[i]!]!++] = i;
  return { starts, members };
}
