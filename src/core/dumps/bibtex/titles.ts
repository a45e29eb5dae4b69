import type { Entry } from './entry';
import { isChapter } from './types';

/**
 * A work's title: "Main title: Main subtitle. Title: Subtitle". The main title is that of a work in several volumes; the
 * entry's own part of it stays in sight.
 */
export function titleOf(entry: Entry): string {
  const own = titled(entry, '');
  if (entry.type === 'periodical') return titled(entry, 'issue') || own;
  return isChapter(entry.type) ? own : joined([titled(entry, 'main'), own], '.');
}

/** Where a work appeared: a journal, a book; the empty string for what stands alone. */
export function containerTitleOf(entry: Entry): string {
  if (entry.type === 'periodical') return titled(entry, '');
  const book = isChapter(entry.type) ? joined([titled(entry, 'main'), titled(entry, 'book')], '.') : '';
  return book || titled(entry, 'journal');
}

function titled(entry: Entry, of: '' | 'main' | 'book' | 'issue' | 'journal'): string {
  const title = entry.text(of === 'journal' ? 'journaltitle' : `${of}title`);
  return title === '' ? '' : joined([title, entry.text(`${of}subtitle`)], ':');
}

/** With a mark between parts, unless one stands there already. */
function joined(parts: readonly string[], mark: ':' | '.'): string {
  return parts
    .filter((part) => part !== '')
    .reduce((title, part) => (title === '' ? part : `${title}${/[!?.,:;]$/.test(title) ? '' : mark} ${part}`), '');
}
