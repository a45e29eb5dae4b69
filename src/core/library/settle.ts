import type { Breathe } from '../breathing';
import { arrivals, type Arrivals } from './arrivals';
import type { LibraryChange } from './change';
import { difference } from './difference';
import { head } from './merge';
import { regroup, type Regrouped } from './regroup';
import { rekey } from './rekey';
import { Settled } from './settled';
import { noYear, type HeldFile } from './state';
import { stride } from './stride';

/**
 * Works out which works some files hold, and what they are called: exactly what comes out for these files alone, but
 * looking only at records and works that have to do with what changed. All else is passes over numbers.
 *
 *     files ── arrivals ──▶ records: as before, moved, new, gone
 *                 ── regroup ──▶ works: as before, other
 *                     ── rekey ──▶ keys ── difference ──▶ change
 *
 * Nothing of the state before is written to: it answers until this is done, and stands when `breathe` rejects.
 */
export async function settle(
  held: readonly HeldFile[],
  before: Settled,
  breathe: Breathe,
): Promise<{ readonly settled: Settled; readonly change: LibraryChange }> {
  const records = await arrivals(held, before.state.files, breathe);
  const works = await regroup(records, before, breathe);
  const keys = await rekey(works, records, before, breathe);
  const years = await yearsOf(works, records, before, breathe);
  const { ids, starts, members } = works;
  const { citekeys, aliases, ambiguous, claims } = keys;
  const files = records.files.map(({ file, role, records: its, links }): HeldFile => ({
    file,
    role,
    records: its,
    links,
  }));
  const settled = new Settled({ files, ids, citekeys, aliases, ambiguous, claims, starts, members, years }, works);
  const touched = { from: works.from, rekeyed: keys.settled, moved: movedWorks(works, records) };
  return { settled, change: await difference(before, settled, touched, breathe) };
}

/** The year of each work, as `merged` gives it. */
async function yearsOf(
  { from, starts, members }: Regrouped,
  records: Arrivals,
  before: Settled,
  breathe: Breathe,
): Promise<Int32Array> {
  const years = new Int32Array(from.length);
  for (let work = 0; work < years.length; work++) {
    if (work % (16 * stride) === 0) await breathe();
    if (from[work]! >= 0) years[work] = before.state.years[from[work]!]!;
    else {
      const its = Array.from(members.subarray(starts[work], starts[work + 1]), (record) => records.record(record));
      years[work] = head(its).year ?? noYear;
    }
  }
  return years;
}

/** By work: 1 where a record of it stands on another line. */
function movedWorks({ works, ids }: Regrouped, { moved }: Arrivals): Uint8Array {
  const all = new Uint8Array(ids.length);
  for (let record = 0; record < moved.length; record++) if (moved[record] === 1) all[works[record]!] = 1;
  return all;
}
