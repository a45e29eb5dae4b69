import type { CitationOptions } from '../citationSyntax';
import type { CitationEdit } from './citationEdit';
import { citingAt } from './citeAll';

/**
 * The edit that cites papers in place of what would be pasted between two offsets of a note; in a cluster they join it.
 * @returns undefined where that would cite nothing, as in code, in a link's target or in front matter, or nothing new
 */
export function pastedCitation(
  text: string,
  start: number,
  end: number,
  citekeys: readonly string[],
  syntax: Partial<CitationOptions> = {},
): CitationEdit | undefined {
  const wished = { inText: false, citations: citekeys.map((citekey) => ({ citekey })) };
  const { edit, place } = citingAt(text.slice(0, start) + text.slice(end), start, wished, syntax);
  if (place === undefined || edit.newText === '') return undefined;
  if (edit.start === start && edit.end === start) return { ...edit, end };
  return start === end ? edit : undefined;
}
