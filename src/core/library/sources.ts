import type { PaperRecord } from '../paper';
import { byCodeUnit } from './order';

type Source = PaperRecord['source'];

/** Order by file, then by line: what settles ties between records that say the same. */
export function bySource(a: Source, b: Source): number {
  return byCodeUnit(a.file, b.file) || a.line - b.line;
}

/** Where the first of the records stands. @param records at least one */
export function leastSource(records: readonly PaperRecord[]): Source {
  return records.map(({ source }) => source).reduce((a, b) => (bySource(b, a) < 0 ? b : a));
}
