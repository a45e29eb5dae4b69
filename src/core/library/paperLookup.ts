import type { Breathe } from '../breathing';
import { fullTitle, type Paper, type PaperRecord } from '../paper';
import { candidate, conflicts } from './candidate';
import { fingerprint } from './fingerprint';
import { isGeneric } from './genericTitles';
import type { Library } from './library';
import { identifiersOf } from './recordIdentifiers';
import { Settled } from './settled';
import { stride } from './stride';

/** A title that more works share says nothing. */
const mostWorks = 20;

/** Finds the paper that a record of elsewhere tells of, by what the library goes by: identifiers, then the title. */
export interface PaperLookup {
  paperOf(record: PaperRecord): Paper | undefined;
}

/** Prepares looking papers up in a library as it is settled now. Rejects when `breathe` does. */
export async function paperLookup(library: Library, breathe: Breathe): Promise<PaperLookup> {
  const settled = new Settled(library.state());
  const recordsOf = (work: number) => Array.from(settled.members(work), (number) => settled.record(number));
  // an identifier that several works have identifies none
  const identified = new Map<string, number | undefined>();
  const titled = new Map<string, number[]>();
  for (let work = 0; work < settled.size; work++) {
    if (work % stride === 0) await breathe();
    const titles = new Set<string>();
    for (const record of recordsOf(work)) {
      titles.add(fingerprint(fullTitle(record)));
      for (const id of identifiersOf(record)) {
        identified.set(id, identified.has(id) && identified.get(id) !== work ? undefined : work);
      }
    }
    for (const title of titles) {
      const works = titled.get(title);
      if (works) works.push(work);
      else titled.set(title, [work]);
    }
  }
  const withTitle = (record: PaperRecord): number | undefined => {
    const title = fingerprint(fullTitle(record));
    const works = titled.get(title) ?? [];
    if (title === '' || works.length > mostWorks || isGeneric(title)) return undefined;
    const other = candidate(-1, [record]);
    const [first, ...more] = works.filter((work) => !conflicts(candidate(work, recordsOf(work)), other));
    return more.length === 0 ? first : undefined;
  };
  return {
    paperOf(record) {
      const work = identifiersOf(record).flatMap((id) => identified.get(id) ?? [])[0] ?? withTitle(record);
      return work === undefined ? undefined : library.withId(settled.state.ids[work]!);
    },
  };
}
