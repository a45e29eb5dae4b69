import transliterate from '@sindresorhus/transliterate';
import { fold } from '../text/fold';
import type { Name } from '../paper';

const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const generation = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/**
 * What is compared of a first author: the last word of the family name, in ASCII where that can be, with its umlauts as
 * one letter. "van der Berg, T." and "Theo Berg" are the same, as are Müller, Mueller and Muller. An East Asian name is
 * compared whole, because it may be written in one piece.
 * @returns the empty string where nothing is known
 */
export function comparedName(name: Name | undefined): string {
  if (!name) return '';
  const family = name.family ?? name.literal ?? name.given ?? '';
  if (eastAsian.test(family))
    return fold(`${family}${name.family === undefined ? '' : (name.given ?? '')}`).replace(/\P{L}/gu, '');
  const written = family.slice(0, 200);
  // a literal may be "Family, Given"
  const comma = written.indexOf(',');
  const words = fold(transliterate(comma > 0 ? written.slice(0, comma) : written)).match(/[\p{L}\p{N}]+/gu) ?? [];
  while (words.length > 1 && generation.has(words.at(-1)!)) words.pop();
  return (words.at(-1) ?? '').replace(/([aou])e/g, '$1');
}
