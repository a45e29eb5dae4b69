import transliterate from '@sindresorhus/transliterate';

/** What is looked at of a text that a key is derived from. */
const longest = 500;

/**
 * A text's beginning in Latin letters as far as that is possible; what is not (Chinese) stays. Umlauts become two letters.
 */
export function romanised(text: string): string {
  const beginning = text.length > longest ? text.slice(0, longest) : text;
  return isAscii(beginning) ? beginning : transliterate(plain(beginning));
}

/** The same, but umlauts become one letter, as Better BibTeX has them. */
export function romanisedPlainly(text: string): string {
  const beginning = text.length > longest ? text.slice(0, longest) : text;
  if (isAscii(beginning)) return beginning;
  const bare = plain(beginning)
    .normalize('NFD')
    .replace(/(?<=[A-Za-z])\p{M}+/gu, '');
  return isAscii(bare) ? bare : transliterate(bare);
}

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const smallAlpha = 0x3b1;

/** Without compatibility forms and quotation marks, Greek letters that stand alone by their names (`β-VAE`). */
function plain(text: string): string {
  return text
    .replace(/[\u2018-\u201f\u2032\u2033\u02b9\u02bc\u00b4]/g, '')
    .normalize('NFKC')
    .replace(
      /(?<![\p{L}\p{N}\p{M}])[α-ωΑ-Ω](?![\p{L}\p{N}\p{M}])/gu,
      (letter) => greek[letter.toLowerCase().charCodeAt(0) - smallAlpha] ?? letter,
    );
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/** Whether a character is one of a to z. */
export function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether a character is one of A to Z. */
export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** Whether a character is one of 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
