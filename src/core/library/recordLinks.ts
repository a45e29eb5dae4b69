import type { PaperRecord } from '../paper';
import { identifiersOf } from './recordIdentifiers';
import { textHash } from './textHash';

/** How many hashes there are of a record: of its title's fingerprint, then of its identifiers, with 0 for none. */
export const linksOfRecord = 3;

/**
 * Writes down what makes a record the same work as others, as hashes.
 * @param links of all records, `linksOfRecord` of each
 */
export function writeLinks(links: Uint32Array, index: number, record: PaperRecord, fingerprint: string): void {
  const at = index * linksOfRecord;
  links[at] = textHash(fingerprint);
  if (record.arxiv === undefined && record.doi === undefined) return;
  // an arXiv identifier and a DOI, which may mean another one
  for (const [i, identifier] of identifiersOf(record).entries()) links[at + 1 + i] = textHash(identifier);
}
