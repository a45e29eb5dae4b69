import type { TextFields } from '../../paper';
import type { RisEntry } from './entry';

/** Works that no other work holds: `T2` is the series that they are of. */
const alone = new Set(['book', 'classic', 'dataset', 'map', 'periodical', 'report', 'software', 'standard', 'thesis']);

/** Whether a work of this type is published by itself. */
export function standsAlone(type: string | undefined): boolean {
  return type !== undefined && alone.has(type);
}

/** Where a work was published: what holds it, the series, the conference. Absent fields are undefined. */
export function venueOf(
  entry: RisEntry,
  type: string | undefined,
  title: string,
): { [Field in keyof TextFields]?: string | undefined } {
  if (standsAlone(type)) return { collectionTitle: entry.text('T2', 'T3', 'BT') };
  const isConference = type === 'paper-conference';
  // C3 is the proceedings' title, and T2 then the conference's; of journals JF is the whole name where there are several
  const containerTitle = entry.text(...(isConference ? ['C3', 'BT'] : ['BT']), 'JF', 'T2', 'JO', 'JA', 'J2', 'J1');
  const short = entry.text('J2', 'JA', 'J1', 'JO');
  const conference = isConference ? entry.text('T2') : undefined;
  return {
    containerTitle: containerTitle === title ? undefined : containerTitle,
    containerTitleShort: short === containerTitle ? undefined : short,
    collectionTitle: entry.text('T3'),
    eventTitle: conference === containerTitle ? undefined : conference,
    eventPlace: isConference && entry.text('PP') !== undefined ? entry.text('CY') : undefined,
  };
}
