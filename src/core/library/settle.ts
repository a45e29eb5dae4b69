import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { settleCitekeys } from './citekeys';
import type { CompleteRecords } from './heldRecords';
import { identify, type Works } from './identity';
import { head } from './merge';
import { Numbering } from './numbering';
import { Settled } from './settled';
import { noYear } from './state';
import { stride } from './stride';

/** Works out which works some files hold, and what they are called. */
export async function settle(files: readonly CompleteRecords[], breathe: Breathe): Promise<Settled> {
  const records: PaperRecord[] = [];
  const fingerprints: string[] = [];
  for (const held of files) {
    for (let i = 0; i < held.records.length; i++) {
      if (i % stride === 0) await breathe();
      records.push(held.records.at(i));
      fingerprints.push(held.fingerprints[i]!);
    }
  }
  const numbering = new Numbering(files.map((held) => held.records.length));
  const roleOf = (record: number) => files[numbering.place(record).part]!.role;
  const works = await identify(records, fingerprints, breathe);
  const { named, ...keys } = await settleCitekeys(works, records, roleOf, breathe);
  const { ids, starts, members, workWithId } = works;
  const years = await yearsOf(works, records, breathe);
  return new Settled({ files, ids, starts, members, years, ...keys }, workWithId, named);
}

/** The year of each work, as `merged` gives it. */
async function yearsOf(
  { starts, members }: Pick<Works, 'starts' | 'members'>,
  records: readonly PaperRecord[],
  breathe: Breathe,
): Promise<Int32Array> {
  const years = new Int32Array(starts.length - 1);
  for (let work = 0; work < years.length; work++) {
    if (work % stride === 0) await breathe();
    const its = Array.from(members.subarray(starts[work], starts[work + 1]), (record) => records[record]!);
    years[work] = head(its).year ?? noYear;
  }
  return years;
}
