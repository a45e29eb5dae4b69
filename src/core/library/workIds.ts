import type { PaperRecord } from '../paper';
import type { Breathe } from '../search/engine';
import { candidate } from './candidate';
import { checksum } from './checksum';
import { byCodeUnit } from './order';
import { stride } from './stride';

/**
 * The ids of works: the least of a work's identifiers, else `title:` and the fingerprint of its title. Where several works
 * without identifiers share a title, what tells them apart is added: authors and years, then the abstract, then a number.
 * @param works the records of work `w` are `members[starts[w]]` to, without it, `members[starts[w + 1]]`
 * @param fingerprints of the records' titles
 * @param identifiers of the records
 */
export async function workIds(
  works: { readonly starts: Uint32Array; readonly members: Uint32Array },
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  identifiers: readonly (readonly string[])[],
  breathe: Breathe,
): Promise<string[]> {
  const { starts, members } = works;
  const ids: string[] = [];
  const byTitle = new Map<string, number[]>();
  for (let work = 0; work + 1 < starts.length; work++) {
    if (work % stride === 0) await breathe();
    let least: string | undefined;
    for (let i = starts[work]!; i < starts[work + 1]!; i++) {
      for (const identifier of identifiers[members[i]!]!) {
        if (least === undefined || identifier < least) least = identifier;
      }
    }
    if (least !== undefined) {
      ids.push(least);
      continue;
    }
    // only identifiers join different titles
    const id = `title:${fingerprints[members[starts[work]!]!]!}`;
    ids.push(id);
    const others = byTitle.get(id);
    if (others) others.push(work);
    else byTitle.set(id, [work]);
  }
  for (const [id, sharing] of byTitle) {
    if (sharing.length < 2) continue;
    await breathe();
    const described = sharing.map((work) => {
      const its = Array.from(members.subarray(starts[work], starts[work + 1]), (i) => records[i]!);
      return { work, ...description(its), source: leastSource(its) };
    });
    for (const [work, suffix] of suffixes(described)) ids[work] = id + suffix;
  }
  return ids;
}

interface Described {
  readonly work: number;
  /** Authors and years. */
  readonly said: string;
  readonly abstract: string;
  readonly source: PaperRecord['source'];
}

function description(records: readonly PaperRecord[]): Pick<Described, 'said' | 'abstract'> {
  const abstracts = records.map(({ abstract }) => abstract);
  return {
    said: candidate(0, records).signature,
    abstract: checksum(abstracts.reduce((a, b) => (b < a ? b : a))),
  };
}

function leastSource(records: readonly PaperRecord[]): PaperRecord['source'] {
  return records.map(({ source }) => source).reduce((a, b) => (bySource(b, a) < 0 ? b : a));
}

function bySource(a: PaperRecord['source'], b: PaperRecord['source']): number {
  return byCodeUnit(a.file, b.file) || a.line - b.line;
}

/** What is added to each id, so that all differ: works of which no more is said are numbered by their sources. */
function suffixes(works: readonly Described[]): Map<number, string> {
  const count = new Map<string, number>();
  const seen = (key: string) => {
    const times = (count.get(key) ?? 0) + 1;
    count.set(key, times);
    return times;
  };
  for (const { said } of works) seen(said);
  const added = new Map<number, string>();
  const inOrder = [...works].sort((a, b) => bySource(a.source, b.source));
  const alone = new Set([...count].filter(([, times]) => times === 1).map(([said]) => said));
  for (const { work, said, abstract } of inOrder) {
    const told = alone.has(said) ? said : `${said}|${abstract}`;
    const times = alone.has(said) ? 1 : seen(`${said}|${abstract}`);
    // authors and years that nobody knows need no telling
    added.set(work, (told === '|' ? '' : `|${told}`) + (times > 1 ? `|${times}` : ''));
  }
  return added;
}
