/** A stretch of a text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A full stop after these ends no sentence. Lower case, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'al approx cf dr ed eds e.g eg eq eqs et fig figs i.e ie mr mrs nos p pp prof ref refs resp sec st tab vol vs w.r.t wrt'.split(
    ' ',
  ),
);

/** How far to look around a mark for the words beside it. What is farther behind it does not change the answer. */
export const LOOK = 20;

/**
 * Marks that may end a sentence, and what closes with them, before a blank. They are tried from the first of a run on
 * only: trying each of many in a row would take time in the square of their number.
 */
const END = /(?<![.!?\u2026])[.!?\u2026]+["'\u2019\u201D)\]]*(?=\s)|[\u3002\uFF01\uFF1F]+/gu;

/**
 * The sentences of a text, in order, without the blanks between them; together they hold every character that is not
 * blank. A stop within a number, a link or an abbreviation, or before a small letter, ends none.
 */
export function sentencesIn(text: string): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  const close = (end: number): void => {
    const trimmed = text.slice(start, end);
    const from = start + trimmed.length - trimmed.trimStart().length;
    const to = start + trimmed.trimEnd().length;
    if (from < to) sentences.push({ start: from, end: to });
    start = end;
  };
  for (const { 0: mark, index } of text.matchAll(END)) {
    if (endsSentence(text, start, index, mark)) close(index + mark.length);
  }
  close(text.length);
  return sentences;
}

function endsSentence(text: string, start: number, at: number, mark: string): boolean {
  const after = at + mark.length;
  if (/^\s+\p{Ll}/u.test(text.slice(after, after + LOOK))) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const word = /[^\s("'\u2018\u201C[]*$/u.exec(text.slice(Math.max(start, at - LOOK), at))?.[0] ?? '';
  // "et al. The", "Fig. 3", "J. Doe"
  return !ABBREVIATIONS.has(word.toLowerCase()) && !/^\p{Lu}$/u.test(word);
}
