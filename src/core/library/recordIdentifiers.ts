import { normalArxiv } from '../text/identifiers';
import type { PaperRecord } from '../paper';

/** What a record is identified by: `arxiv:2010.01412`, `doi:10.1000/182`. arXiv's own DOIs are arXiv identifiers. */
export function identifiersOf({ doi, arxiv }: PaperRecord): string[] {
  const found = arxiv === undefined ? [] : [`arxiv:${arxiv}`];
  if (doi === undefined) return found;
  const meant = doi.startsWith('10.48550/') ? normalArxiv(doi) : undefined;
  if (meant === undefined) found.push(`doi:${doi}`);
  else if (meant !== arxiv) found.push(`arxiv:${meant}`);
  return found;
}
