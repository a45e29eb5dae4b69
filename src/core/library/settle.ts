import type { PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import { settleCitekeys } from './citekeys';
import type { CompleteRecords } from './heldRecords';
import { identify } from './identity';
import { Numbering } from './numbering';
import { Settled } from './settled';
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
  return new Settled({ files, ids, starts, members, ...keys }, workWithId, named);
}
