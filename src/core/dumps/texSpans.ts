/**
 * Math, as Pandoc tells it from a currency: no space after the first dollar, none before the last, no digit after it.
 * Bounded, so that many beginnings without an end take no long.
 */
const math =
  /\$\$(?:[^$\\]|\\[^]){1,2000}\$\$|\$(?![\s$])(?:[^$\\]|\\[^]){1,1000}(?<!\s)\$(?!\d)|\\\((?:[^\\]|\\[^)]){0,1000}?\\\)|\\\[(?:[^\\]|\\[^\]]){0,2000}?\\\]/y;
/** What other formats escape: `\"quoted\"`. An umlaut's letter would follow the second mark. */
const quotation = /\\"(?=\S)(?:[^"\\]|\\[^"]){1,300}\\"(?![\p{L}\p{N}{\\])/uy;
/** `don\'t`, `it\'s`: no accent, though some of these letters may bear one. */
const apostrophe = /(?<=\p{L})\\'(?:s|t|re|ve|ll|d|m)(?!\p{L})/uy;

/** Where the math that begins here ends; undefined where none does. */
export function endOfMath(text: string, at: number): number | undefined {
  return endOf(math, text, at);
}

/** Where the backslash of the closing mark stands, if a quotation in escaped marks begins here. */
export function closingQuote(text: string, at: number): number | undefined {
  const end = /[\p{L}}]/u.test(text[at - 1] ?? '') ? undefined : endOf(quotation, text, at);
  return end === undefined ? undefined : end - 2;
}

/** Whether an escaped apostrophe stands here. */
export function isApostrophe(text: string, at: number): boolean {
  return endOf(apostrophe, text, at) !== undefined;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
