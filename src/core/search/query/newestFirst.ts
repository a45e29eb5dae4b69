import type { Library } from '../../library/library';
import { byCodeUnit } from '../../library/order';
import { fullTitle } from '../../paper';
import { fold } from '../../text/fold';
import { Best } from '../best';
import type { PaperFilter } from './paperFilter';

/** A work that is listed. Its title is asked for only among works of one year. */
interface Listed {
  /** Its year. */
  readonly score: number;
  readonly id: string;
  readonly title: string;
}

/** Ids of the papers that a filter lets through: the newest year first, then by title; those without a year last. */
export function newestFirst(filter: PaperFilter, library: Library, limit: number): string[] {
  const { ids, years } = library.state();
  const newest = new Best<Listed>(limit, byYearAndTitle);
  for (const [work, id] of ids.entries()) {
    const score = years[work]!;
    if (!newest.admits(score) || !filter.acceptsWork(work)) continue;
    newest.offer({ score, id, title: fold(fullTitle(library.paperOfWork(work))) });
  }
  return newest.items.map(({ id }) => id);
}

function byYearAndTitle(a: Listed, b: Listed): number {
  return b.score - a.score || byCodeUnit(a.title, b.title) || byCodeUnit(a.id, b.id);
}
