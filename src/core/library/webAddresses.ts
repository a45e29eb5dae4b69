import { addressPart } from '../text/addressPart';
import { normalArxiv, normalDoi } from '../text/identifiers';
import { linksIn } from '../text/links';
import type { Description } from '../paper';

/** Where a work can be read: its DOI, its page on arXiv, its URL, then the addresses in its abstract; each once. */
export function webAddresses({ doi, arxiv, url, abstract }: Description): string[] {
  const found = new Set<string>();
  if (doi !== undefined && normalArxiv(doi) === undefined) found.add(`https://doi.org/${addressPart(doi)}`);
  const page = arxiv ?? (doi === undefined ? undefined : normalArxiv(doi));
  if (page !== undefined) found.add(`https://arxiv.org/abs/${addressPart(page)}`);
  const written = url !== undefined && /^https?:\/\//i.test(url) ? [url] : [];
  for (const address of [...written, ...linksIn(abstract)]) {
    const names = normalArxiv(address);
    if (names === undefined ? doi === undefined || normalDoi(address) !== doi : names !== page) found.add(address);
  }
  return [...found];
}
