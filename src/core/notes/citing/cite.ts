import type { CitationOptions } from '../citationSyntax';
import type { CitationEdit, CitationStyle } from './citationEdit';
import { citeAllAt } from './citeAll';

export { citation, type CitationEdit, type CitationStyle } from './citationEdit';

/** The edit that cites a paper at an offset, as `citeAllAt` cites several. */
export function citeAt(
  text: string,
  offset: number,
  citekey: string,
  style: CitationStyle,
  syntax: Partial<CitationOptions> = {},
): CitationEdit {
  return citeAllAt(text, offset, { inText: style === 'inText', citations: [{ citekey }] }, syntax);
}
