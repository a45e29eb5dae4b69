const marks = /\p{Mark}+/gu;

// Marks on anything but a letter of another script: there they are vowels and consonants, not diacritics. What comes
// before the marks is kept.
const diacritics = /(^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]|[^\p{Letter}\p{Mark}])\p{Mark}+/gu;

const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

// letters that Unicode does not decompose into a base letter and a mark
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};
const wholeLetters = new RegExp(`[${Object.keys(whole).join('')}]`, 'gu');

/** Text without the differences that a searcher does not type: compatibility forms, case, diacritics. */
export function fold(text: string): string {
  return isAscii(text) ? text.toLowerCase() : folded(text.normalize('NFKD').replace(marks, ''));
}

/**
 * Text folded as far as its spelling stays the same: the marks of Hindi, Thai or Japanese remain, invisible characters
 * do not.
 */
export function foldSpelling(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return folded(text.replace(invisible, '').normalize('NFKD').replace(diacritics, '$1'));
}

/** Most text is ASCII, where lower case is all there is to do. */
function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** Decomposed text without its marks, in lower case and composed again. */
function folded(decomposed: string): string {
  return decomposed
    .toLowerCase()
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
    .normalize('NFC');
}
