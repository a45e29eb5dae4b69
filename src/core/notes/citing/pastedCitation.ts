import { blockAt } from '../block';
import type { CitationOptions } from '../citationSyntax';
import { enclosureAt } from '../enclosure';
import type { CitationEdit } from './citationEdit';
import { citingAt } from './citeAll';

/**
 * The edit that cites papers in place of what would be pasted between two offsets of a note; in a cluster they join it.
 * @returns undefined where that would cite nothing, as in code, in a formula, in a link's target or in front matter, or nothing new
 */
export function pastedCitation(
  text: string,
  start: number,
  end: number,
  citekeys: readonly string[],
  syntax: Partial<CitationOptions> = {},
): CitationEdit | undefined {
  const wished = { inText: false, citations: citekeys.map((citekey) => ({ citekey })) };
  const note = text.slice(0, start) + text.slice(end);
  const { edit, place } = citingAt(note, start, wished, syntax);
  if (place === undefined || edit.newText === '' || isInFormula(note, start, syntax)) return undefined;
  if (edit.start === start && edit.end === start) return { ...edit, end };
  return start === end ? edit : undefined;
}

/** Whether an offset is in a formula: what is pasted there may be one of its numbers. */
function isInFormula(text: string, offset: number, syntax: Partial<CitationOptions>): boolean {
  const block = blockAt(text, offset);
  if (!block) return false;
  return enclosureAt(text.slice(block.start, block.end), offset - block.start, syntax)?.kind === 'formula';
}
