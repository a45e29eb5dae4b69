import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { falseTwins, groupBy } from './falseTwins';
import { agree, comparedName, firstAuthor, type ComparedName } from './firstAuthor';
import { arxivOfDoi, ownDoi } from './recordIdentifiers';
import { stride } from './stride';
import { UnionFind } from './unionFind';

/** More descriptions than that, of what has the same identifier, are not compared. */
const mostDescriptions = 100;

/** Records by their identifiers: those that share one are in one group, unless they tell of different works. */
export interface Identified {
  readonly groups: UnionFind;
  /** Identifiers that different works have (`doi:10.1145/1122445`), so that they identify none. */
  readonly contested: ReadonlySet<string>;
}

/**
 * Puts records together that share a DOI or an arXiv identifier. Where of two of them neither titles nor first authors have
 * anything to do with each other, the identifier is wrong in some (a template's DOI, a book's on its chapters): then those
 * are together whose titles have, as false twins (`falseTwins`).
 * @param fingerprints of the records' titles
 */
export async function sharingIdentifiers(
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
  breathe: Breathe,
): Promise<Identified> {
  const groups = new UnionFind(records.length);
  const arxivs = new Map<string, number>();
  const dois = new Map<string, number>();
  const shared = new Map<string, number[]>();
  const note = (firsts: Map<string, number>, scheme: string, identifier: string | undefined, record: number) => {
    if (identifier === undefined) return;
    const first = firsts.get(identifier);
    if (first === undefined) firsts.set(identifier, record);
    else if (first !== record && !shared.get(scheme + identifier)?.push(record))
      shared.set(scheme + identifier, [first, record]);
  };
  for (let i = 0; i < records.length; i++) {
    if (i % stride === 0) await breathe();
    const record = records[i]!;
    note(arxivs, 'arxiv:', record.arxiv, i);
    if (record.doi === undefined) continue;
    note(arxivs, 'arxiv:', arxivOfDoi(record), i);
    note(dois, 'doi:', ownDoi(record), i);
  }
  const contested = new Set<string>();
  let count = 0;
  for (const [identifier, all] of shared) {
    if (count++ % stride === 0) await breathe();
    const same = together(all, records, fingerprints);
    if (same.length > 1) contested.add(identifier);
    for (const [first, ...others] of same) for (const other of others) groups.unite(first!, other);
  }
  return { groups, contested };
}

/** Records with the same identifier, by work. */
function together(
  all: readonly number[],
  records: readonly PaperRecord[],
  fingerprints: readonly string[],
): readonly (readonly number[])[] {
  const title = fingerprints[all[0]!]!;
  if (all.every((record) => fingerprints[record] === title)) return [all];
  const described = all.map((record) => ({
    record,
    title: fingerprints[record]!,
    author: comparedName(firstAuthor(records[record]!)),
  }));
  const people = groupBy(described, (one) => JSON.stringify([one.title, one.author]));
  const isContested =
    people.length > mostDescriptions ||
    people.some(([one]) => people.some(([other]) => !related(one!, other!) && haveOtherAuthors(one!, other!)));
  if (!isContested) return [all];
  const classes = groupBy(described, ({ title: its }) => its);
  const same = classes.length > mostDescriptions ? classes : falseTwins(classes, (one, other) => !related(one, other));
  return same.map((its) => its.map(({ record }) => record));
}

interface Described {
  /** Its fingerprint. */
  readonly title: string;
  readonly author: ComparedName | undefined;
}

function related(a: Described, b: Described): boolean {
  return a.title.includes(b.title) || b.title.includes(a.title);
}

function haveOtherAuthors(a: Described, b: Described): boolean {
  return a.author !== undefined && b.author !== undefined && !agree(a.author, b.author);
}
