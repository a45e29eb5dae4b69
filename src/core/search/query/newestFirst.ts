import type { LibraryState } from '../../library/state';
import { byCodeUnit } from '../../library/order';
import { Best } from '../best';
import type { PaperFilter } from './paperFilter';

/** A work that is listed. */
interface Listed {
  /** Its year. */
  readonly score: number;
  readonly id: string;
  readonly citekey: string;
}

/**
 * Ids of the papers that a filter lets through: the newest year first, then by citekey; those without a year last. No record
 * is decoded for it.
 */
export function newestFirst(
  filter: PaperFilter,
  { ids, years, citekeys }: Pick<LibraryState, 'ids' | 'years' | 'citekeys'>,
  limit: number,
): string[] {
  const newest = new Best<Listed>(limit, byYearAndKey);
  for (const [work, id] of ids.entries()) {
    const score = years[work]!;
    if (!newest.admits(score)) continue;
    const listed = { score, id, citekey: citekeys[work]!.toLowerCase() };
    if (newest.wants(listed) && filter.acceptsWork(work)) newest.offer(listed);
  }
  return newest.items.map(({ id }) => id);
}

function byYearAndKey(a: Listed, b: Listed): number {
  return b.score - a.score || byCodeUnit(a.citekey, b.citekey) || byCodeUnit(a.id, b.id);
}
