import { normalDoi } from '../../text/identifiers';

/** Longer texts are no identifiers. */
export const longestIdentifier = 500;

/** A DOI, normalised, from text of any length; undefined for what is none. Fast, as most are written plainly. */
export function doiOf(text: string): string | undefined {
  if (text === '' || text.length > longestIdentifier) return undefined;
  return /^10\.\d{4,9}\/[\w.()/-]*\w$/.test(text) ? text.toLowerCase() : normalDoi(text);
}
