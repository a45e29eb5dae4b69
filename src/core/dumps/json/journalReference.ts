import type { Description } from '../../paper';

/** Where a paper was published, as far as it can be told apart; else the whole as a note. */
export type JournalFields = Pick<Description, 'containerTitle' | 'volume' | 'issue' | 'page' | 'note'>;

/**
 * A journal's name, its volume, perhaps an issue and pages, and a year: `Phys.Rev.D76:013009,2007`,
 * `J. Stat. Mech. 12 (2009) P12001`, `Software: Practice and Experience 51 (8), 2021`.
 */
const reference =
  /^(\p{Lu}[\p{L}.:&\s-]{2,100}?)[\s,]*(?:[Vv]ol(?:\.|ume)?\s*)?([A-Z]?\d{1,4})(?!\d)\s*(?:[,.]?\s*(?:[Nn]o\.?\s*|\()(\d{1,3}(?:-\d{1,3})?)\)?)?\s*(?:[:,]?\s*(?:\((?:19|20)\d\d\)\s*)?(?:pp?\.?\s*)?([A-Z]{0,2}\d{1,7}(?:\s*-{1,2}\s*[A-Z]{0,2}\d{1,7})?))?\s*,?\s*\(?(?:19|20)\d\d\)?\.?$/u;
const longest = 200;

/** @param text a reference to a journal, on one line; may be empty */
export function readJournalReference(text: string): JournalFields {
  if (text === '') return {};
  const parts = text.length > longest ? undefined : reference.exec(text);
  if (!parts) return { note: text };
  const [, containerTitle = '', volume = '', issue, page] = parts;
  return {
    containerTitle: containerTitle.trim(),
    volume,
    ...(issue !== undefined && { issue }),
    ...(page !== undefined && { page: page.replace(/\s*-+\s*/, '-') }),
  };
}
