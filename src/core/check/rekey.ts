import { citation } from '../notes/citing/cite';
import type { Citation } from '../notes/note';
import type { DraftEdit } from './draft';
import type { TextRange } from '../notes/citations';

/** Where a citation stands with its marker and braces, but without the `-` before it; in other forms just its key. */
export function citedRange(cited: Citation, text: string): TextRange {
  const marked = markerOf(cited, text);
  if (marked === undefined) return { start: cited.keyStart, end: cited.keyEnd };
  return { start: marked, end: cited.keyEnd + (cited.braced ? 1 : 0) };
}

/** The edit that makes a citation one of another key; its braces stay, and come where the key needs them. */
export function rekeyed(cited: Citation, key: string, text: string): DraftEdit {
  const range = citedRange(cited, text);
  return { ...range, newText: recited(text.slice(range.start, range.end), key) };
}

/** What is written for a citation that is to be one of another key. @param written with its marker, and braces if it has some */
export function recited(written: string, key: string): string {
  if (!written.startsWith('@')) return key;
  return written.startsWith('@{') ? `@{${key}}` : citation(key);
}

/** Where its `@` stands; undefined for a form without one, and for a file's name, which has no use for braces. */
function markerOf({ keyStart, braced, syntax }: Citation, text: string): number | undefined {
  if (syntax !== 'pandoc') return undefined;
  const marker = keyStart - (braced ? 2 : 1);
  return text[marker] === '@' ? marker : undefined;
}
