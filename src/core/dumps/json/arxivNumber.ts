import { normalArxiv } from '../../text/identifiers';
import { longestIdentifier } from './doi';

/** A paper's identifier on arXiv and its primary category, as records have them. */
export interface ArxivFields {
  readonly arxiv?: string;
  readonly arxivClass?: string;
}

/** The identifier in what names a paper on arXiv, and the category in brackets that may follow it; nothing of other text. */
export function arxivFieldsOf(text: string): ArxivFields {
  const arxiv = text.length > longestIdentifier ? undefined : normalArxiv(text);
  if (arxiv === undefined) return {};
  // Zotero writes only the archive of some, as in [cs]: that is no category
  const category = /\[([a-z-]+\.[a-z-]{2,}|hep-\w+|nucl-\w+|astro-ph|gr-qc|math-ph|quant-ph)\]\s*$/i.exec(text)?.[1];
  return { arxiv, ...(category !== undefined && { arxivClass: category }) };
}

/** The same as arXiv asks to write it: `arXiv:2010.01412 [cs.LG]`. */
export function arxivNumber(arxiv: string, arxivClass: string | undefined): string {
  return `arXiv:${arxiv}${arxivClass === undefined ? '' : ` [${arxivClass}]`}`;
}
