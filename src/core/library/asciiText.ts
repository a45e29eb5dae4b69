import transliterate from '@sindresorhus/transliterate';

/** What is looked at of a text that a key is derived from. */
const longest = 500;

/**
 * A text's beginning in Latin letters as far as that is possible; what is not (Chinese) stays. Umlauts become two letters.
 */
export function romanised(text: string): string {
  const beginning = text.length > longest ? text.slice(0, longest) : text;
  return isAscii(beginning) ? beginning : transliterate(beginning);
}

/** The same, but umlauts become one letter, as Better BibTeX has them. */
export function romanisedPlainly(text: string): string {
  const beginning = text.length > longest ? text.slice(0, longest) : text;
  if (isAscii(beginning)) return beginning;
  const bare = beginning.normalize('NFD').replace(/(?<=[A-Za-z])\p{M}+/gu, '');
  return isAscii(bare) ? bare : transliterate(bare);
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}
