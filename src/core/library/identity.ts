import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { candidate, type Candidate } from './candidate';
import { sharingIdentifiers, type Identified } from './identified';
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
  /** The work that has an id. */
  readonly workWithId: (id: string) => number | undefined;
}

/** Works by number; the records of each as `Works` has them. */
interface NumberedWorks extends Pick<Works, 'starts' | 'members'> {
  /** By record, its work. */
  readonly works: Uint32Array;
}

/**
 * Which records tell of the same work. Which are put together depends on the set of records alone, never on their order;
 * works are numbered in order of first appearance.
 *
 * 1. Records that share a DOI or an arXiv identifier are the same work, unless they tell of different ones
 *    (`sharingIdentifiers`).
 * 2. What has the same title after that, records or groups of them, is the same work where nothing speaks against it
 *    (`twins`), so that a record with only a title never joins two that differ.
 * @param fingerprints of the records' titles
 */
export async function identify(
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  breathe: Breathe,
): Promise<Works> {
  const identified = await sharingIdentifiers(records, fingerprints, breathe);
  const { groups } = identified;
  for (const [title, candidates] of await sameTitles(records, fingerprints, groups, breathe)) {
    for (const same of await twins(title, candidates, breathe))
      for (const { group } of same) groups.unite(same[0]!.group, group);
    await breathe();
  }
  const { works, starts, members } = await numbered(records.length, groups, breathe);
  const { ids, titles } = await workIds({ starts, members }, records, fingerprints, identified.contested, breathe);
  const workWithId = (id: string) => {
    // what is identified needs no list of its own
    const colon = id.indexOf(':') + 1;
    const first = firstsOf(identified, id.slice(0, colon))?.get(id.slice(colon));
    const work = first === undefined ? titles.get(id) : works[first]!;
    return work !== undefined && ids[work] === id ? work : undefined;
  };
  return { ids, starts, members, workWithId };
}

function firstsOf({ arxivs, dois }: Identified, scheme: string): Identified['arxivs'] | undefined {
  return scheme === 'arxiv:' ? arxivs : scheme === 'doi:' ? dois : undefined;
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

async function numbered(count: number, groups: UnionFind, breathe: Breathe): Promise<NumberedWorks> {
  const works = new Uint32Array(count);
  const sizes = new Uint32Array(count);
  let size = 0;
  for (let i = 0; i < count; i++) {
    if (i % (16 * stride) === 0) await breathe();
    const group = groups.find(i);
    // the least member stands for its set, so that it comes first
    const work = (works[i] = group === i ? size++ : works[group]!);
    sizes[work]!++;
  }
  const starts = new Uint32Array(size + 1);
  for (let work = 0; work < size; work++) starts[work + 1] = starts[work]! + sizes[work]!;
  await breathe();
  const next = starts.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i++) members[next[works[i]!]!++] = i;
  return { works, starts, members };
}
