import type { PaperRecord } from '../paper';
import { foldedKey } from './claims';
import { byCodeUnit } from './order';
import { standing } from './publication';
import type { Role } from './state';

/** A key that a source gives to a work. */
export interface GivenKey {
  /** As it is written. */
  readonly key: string;
  readonly folded: string;
  /**
   * Of works that are given the same key in the same spelling, that with the highest rank has it. What a bibliography says
   * counts more than what a dump does, because Pandoc reads the bibliography as well; then a record's own key counts more
   * than another name for it.
   */
  readonly rank: number;
}

/** The least rank of what a bibliography gives. */
export const bibliographyRank = 2;

/** The keys that a work's records give it, the preferred first; each spelling once. */
export function givenKeys(records: readonly { readonly record: PaperRecord; readonly role: Role }[]): GivenKey[] {
  const usable: (GivenKey & { readonly standing: number })[] = [];
  for (const { record, role } of records) {
    const inBibliography = role === 'bibliography' ? bibliographyRank : 0;
    const give = (key: string, own: number) => {
      if (!canBeCited(key)) return;
      usable.push({ key, folded: foldedKey(key), rank: inBibliography + own, standing: standing(record) });
    };
    if (record.citekey !== undefined) give(record.citekey, 1);
    for (const alias of record.aliases ?? []) give(alias, 0);
  }
  if (usable.length < 2) return usable;
  usable.sort((a, b) => b.rank - a.rank || b.standing - a.standing || byCodeUnit(a.key, b.key));
  const seen = new Set<string>();
  return usable.filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** Whether Pandoc can cite a key at all, if need be in braces. */
function canBeCited(key: string): boolean {
  if (/^[\w:.+/-]+$/.test(key)) return true;
  if (key === '' || /[\s\p{Cc}]/u.test(key)) return false;
  let depth = 0;
  for (let i = 0; i < key.length && depth >= 0; i++) {
    if (key[i] === '{') depth++;
    else if (key[i] === '}') depth--;
  }
  return depth === 0;
}
