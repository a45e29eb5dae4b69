import { isSimpleKey } from '../citationSyntax';

/** How a paper is cited: `[@key]`, or `@key` as part of the sentence. */
export type CitationStyle = 'cluster' | 'inText';

/** A stretch of a text, in UTF-16 units, and what is to stand in its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Replaces `start` to `end` by `newText`, then puts the cursor at `cursor`, an offset in the text as edited. */
export interface CitationEdit extends Replacement {
  readonly cursor: number;
}

/** `@key`, or `@{key}` where Pandoc would not read all of the key without braces. A key with blanks no form can hold. */
export function citation(citekey: string): string {
  return isSimpleKey(citekey) ? `@${citekey}` : `@{${citekey}}`;
}

/** A text after a replacement. */
export function replaced(text: string, { start, end, newText }: Replacement): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** One edit that does a replacement, and then an edit of what came of it. */
export function composed(text: string, first: Replacement, then: CitationEdit): CitationEdit {
  const grown = first.newText.length - (first.end - first.start);
  const start = Math.min(first.start, then.start);
  // in the text after the replacement
  const end = Math.max(first.start + first.newText.length, then.end);
  const between = replaced(text, first);
  const newText = between.slice(start, then.start) + then.newText + between.slice(then.end, end);
  return { start, end: end - grown, newText, cursor: then.cursor };
}

/** An edit in a text that begins at an offset of another one, as one of that. */
export function shifted({ start, end, newText, cursor }: CitationEdit, by: number): CitationEdit {
  return { start: start + by, end: end + by, newText, cursor: cursor + by };
}
