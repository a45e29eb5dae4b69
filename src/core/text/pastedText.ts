import { normalArxiv, normalDoi } from './identifiers';

/** What identifies one work. */
export interface Identifier {
  /** Normalised. */
  readonly doi?: string;
  /** Normalised, without its version. */
  readonly arxiv?: string;
}

/** What is longer is not looked at, in UTF-16 units. */
const longest = 200_000;
/** No identifier is longer with its address. */
const longestIdentifier = 500;

/** A publisher's page of a paper: `https://dl.acm.org/doi/abs/10.1145/3292500`. */
const publisherPage = /^https?:\/\/[^\s/]+\/(?:[a-z-]+\/)?doi\/(?:[a-z]+\/)?(10\.\d{4,9}\/[^\s?#]+)/i;
/** An entry, perhaps after remarks. */
const entryStart = /^\s*(?:%[^\n]*\n\s*)*@[ \t]*[a-z]+\s*[{(]/i;

/**
 * What a text identifies that is nothing but a DOI, an arXiv identifier, or an address that holds one; in angle brackets or
 * with a full stop behind it too.
 */
export function identifierIn(text: string): Identifier | undefined {
  if (text.length > longestIdentifier) return undefined;
  const trimmed = text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/\.$/, '');
  const arxiv = normalArxiv(trimmed);
  if (arxiv !== undefined) return { arxiv };
  const doi = normalDoi(publisherPage.exec(trimmed)?.[1] ?? trimmed);
  return doi === undefined ? undefined : { doi };
}

/** Whether a text that somebody pastes may name papers: as an identifier alone, or as BibTeX. A first look, at little cost. */
export function mayNamePapers(text: string): boolean {
  return text.length <= longest && (identifierIn(text) !== undefined || entryStart.test(text));
}
