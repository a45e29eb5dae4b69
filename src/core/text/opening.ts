import { LOOK, sentencesIn } from './sentences';

/**
 * The beginning of a text, cut at the end of a sentence.
 * @param limit characters that are enough: the cut is at the last sentence end before it, or, where the first sentence
 *   goes on for long, between two words
 */
export function opening(text: string, limit: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= limit) return { text, cut: false };
  const end = sentencesIn(beginning(text, limit + LOOK)).findLast((sentence) => sentence.end <= limit)?.end ?? 0;
  if (end < limit / 3) return { text: `${text.slice(0, limit + 1).replace(/\s+\S*$/, '')} …`, cut: true };
  return { text: text.slice(0, end), cut: true };
}

/** So much of a text, and on to a character that is no blank: what is cut off must not look like the end of a sentence. */
function beginning(text: string, length: number): string {
  const more = text.slice(length).search(/\S/);
  return more < 0 ? text : text.slice(0, length + more + 1);
}
