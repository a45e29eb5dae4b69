const marks = /\p{Mark}+/gu;

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
  // most text is ASCII, where lower case is all there is to do

  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
    .normalize('NFC');
}
