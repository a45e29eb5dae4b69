import type { CitationEdit } from './cite';
import { citeAllAt } from './citeAll';
import { clusterAt } from './clusterParts';

/**
 * The edit that cites papers in place of what would be pasted between two offsets of a note; in a cluster they join it.
 * @returns undefined where that would cite nothing, as in code, in a link's target or in front matter, or nothing new
 */
export function pastedCitation(
  text: string,
  start: number,
  end: number,
  citekeys: readonly string[],
): CitationEdit | undefined {
  const wished = { inText: false, citations: citekeys.map((citekey) => ({ citekey })) };
  const rest = text.slice(0, start) + text.slice(end);
  const edit = citeAllAt(rest, start, wished);
  if (edit.newText === '' || !isRead(rest, edit, citekeys)) return undefined;
  if (edit.start === start && edit.end === start) return { ...edit, end };
  return start === end ? edit : undefined;
}

function isRead(text: string, { start, end, newText, cursor }: CitationEdit, citekeys: readonly string[]): boolean {
  const edited = text.slice(0, start) + newText + text.slice(end);
  const read = clusterAt(edited, cursor)?.citations.map(({ key }) => key.toLowerCase()) ?? [];
  return citekeys.every((citekey) => read.includes(citekey.toLowerCase()));
}
