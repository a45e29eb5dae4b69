import { EntryScanner } from './entryScanner';
import type { BibItem } from './item';
import { isEntryType } from './types';

/** Of all that is neither blank nor a remark, what must be BibTeX: prose may have an entry in it, to show how it is cited. */
const leastShare = 0.5;
/** What tools write at the top of a file that has no entries yet. */
const namesItself = /^%.*(?:\bencoding\s*:|bibtex|biblatex|bibliograph|jabref|zotero|mendeley|bibdesk|\.bib\b)/im;

/** Whether a text is BibTeX or BibLaTeX, judged by its beginning. */
export function recognises(beginning: string): boolean {
  const scanner = new EntryScanner();
  const rest: string[] = [];
  let from = 0;
  let inItems = 0;
  for (const items of [scanner.write(beginning), scanner.end()]) {
    for (const item of items) {
      if (!isBibtex(item)) continue;
      rest.push(beginning.slice(from, item.start));
      from = item.end;
      inItems += visible(beginning.slice(item.start, item.end));
    }
  }
  const outside = [...rest, beginning.slice(from)].join('');
  if (/^[ \t]*(?:```|~~~)/m.test(outside)) return false;
  const remarks = outside.match(/%[^\r\n]*/g) ?? [];
  const between = visible(outside) - visible(remarks.join(''));
  if (inItems === 0) return between === 0 && namesItself.test(remarks.join('\n'));
  return inItems >= (inItems + between) * leastShare;
}

/** What other texts have after an `@` is no type, or has neither key nor fields. */
function isBibtex({ kind, type, key, fields }: BibItem): boolean {
  if (kind === 'string') return fields.length > 0;
  if (kind === 'broken') return false;
  if (kind !== 'entry') return true;
  if (isEntryType(type)) return key !== '' || fields.length > 0;
  return key !== '' && fields.length > 0;
}

function visible(text: string): number {
  return text.length - (text.match(/\s/g)?.length ?? 0);
}
