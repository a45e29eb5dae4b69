/** Longer than anybody types of a title; in UTF-16 units. */
export const longestTyped = 60;
const mostWords = 7;
/** What the words of a query may hold beside letters and digits: more than keys do, for titles are typed too. */
export const queryMarks = "_'’:.#$%&+?~/*-";
const word = `[\\p{L}\\p{M}\\p{N}${queryMarks}]+`;
const words = new RegExp(`^(?:${word}(?: ${word})* ?)?$`, 'u');
const sentenceEnd = /[.?] /;

/** Whether what was typed of a citation may be words that a paper is looked for by, rather than the text that goes on. */
export function isQuery(typed: string): boolean {
  return (
    typed.length <= longestTyped &&
    words.test(typed) &&
    !sentenceEnd.test(typed) &&
    typed.trimEnd().split(' ').length <= mostWords
  );
}
