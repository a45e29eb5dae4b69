import { normalArxiv } from '../text/identifiers';
import type { PaperRecord } from '../paper';

/** What a record is identified by: `arxiv:2010.01412`, `doi:10.1000/182`. arXiv's own DOIs are arXiv identifiers. */
export function identifiersOf(record: PaperRecord): string[] {
  const { arxiv } = record;
  const found = arxiv === undefined ? [] : [`arxiv:${arxiv}`];
  const doi = ownDoi(record);
  if (doi !== undefined) found.push(`doi:${doi}`);
  const meant = arxivOfDoi(record);
  if (meant !== undefined && meant !== arxiv) found.push(`arxiv:${meant}`);
  return found;
}

/** The record's DOI, unless that is an arXiv identifier. */
export function ownDoi(record: PaperRecord): string | undefined {
  return arxivOfDoi(record) === undefined ? record.doi : undefined;
}

/** The arXiv identifier that the record's DOI is, if it is one. */
export function arxivOfDoi({ doi }: PaperRecord): string | undefined {
  return doi?.startsWith('10.48550/') ? normalArxiv(doi) : undefined;
}
