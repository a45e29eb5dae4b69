import transliterate from '@sindresorhus/transliterate';
import { fold } from '../text/fold';
import type { Description, Name } from '../paper';

const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const generation = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const particles = new Set(
  'af al bin da das de del della den der di do dos du el ibn la le ten ter van von zu'.split(' '),
);
/** What is looked at of a name. */
const longest = 200;

/** A first author as it is compared with others. */
export interface ComparedName {
  /** The last word of the family name: what tells most names apart. */
  readonly last: string;
  /** The first word of a family name that has several without its particles, else the only one. */
  readonly first: string;
  /** The whole family name in one piece. */
  readonly family: string;
  /** All words of the name in order of the alphabet; empty where there is only one. */
  readonly words: string;
}

/** Who wrote a work, or else edited it; undefined where nobody is named. */
export function firstAuthor({ author, editor }: Pick<Description, 'author' | 'editor'>): Name | undefined {
  const name = author[0] ?? editor?.[0];
  return name && named(name);
}

/**
 * What is compared of a name, in ASCII where that can be, with its umlauts as one letter: "van der Berg, T." and "Theo
 * Berg" are the same, as are Müller, Mueller and Muller. An East Asian name is compared whole, because it may be written
 * in one piece.
 * @returns undefined where nothing is known
 */
export function comparedName(name: Name | undefined): ComparedName | undefined {
  if (!name) return undefined;
  const written = (name.family ?? name.literal ?? name.given ?? '').slice(0, longest);
  const given = name.family === undefined ? '' : (name.given ?? '').slice(0, longest);
  if (eastAsian.test(written)) {
    const whole = fold(`${written}${given}`).replace(/\P{L}/gu, '');
    return { last: whole, first: whole, family: whole, words: '' };
  }
  const [family, others] = name.family === undefined ? parted(written) : [wordsOf(written), wordsOf(given)];
  while (family.length > 1 && generation.has(family.at(-1)!)) family.pop();
  const last = family.at(-1);
  if (last === undefined) return undefined;
  const own = family.filter((word) => !particles.has(word));
  const all = [...family, ...others].sort();
  return { last, first: own[0] ?? last, family: family.join(''), words: all.length > 1 ? all.join(' ') : '' };
}

/**
 * Whether two names can be one person's: the family names end alike, or are the same in one piece ("Al-Quraishi",
 * "AlQuraishi"), or one is the first part of the other ("García", "García Márquez"), or the names have the same words
 * ("Zhang Xiangyu", "Xiangyu Zhang").
 */
export function agree(a: ComparedName, b: ComparedName): boolean {
  if (a.last === b.last || a.family === b.family) return true;
  if (a.first === b.first && (a.first === a.last || b.first === b.last)) return true;
  return a.words !== '' && a.words === b.words;
}

/** The name that is meant: without "et al.", PubMed's initials after the family name put in their place. */
function named(name: Name): Name | undefined {
  const { family, given, literal } = name;
  if (family !== undefined && given !== undefined) {
    if (/^al\.?$/i.test(family) && /(?:^|\s)et$/i.test(given)) return named(inParts(given.slice(0, -2).trim()));
    if (isInitials(family) && !isInitials(given)) return { ...name, family: given, given: family };
    return name;
  }
  const written = (family ?? literal ?? given ?? '').slice(0, longest);
  const alone = written.replace(/[\s,]+(?:et\.? ?al\b\.?|and others)\s*$/i, '').trim();
  if (alone === '' || /^anonymous(?: authors?)?$/i.test(alone)) return undefined;
  const blank = alone.lastIndexOf(' ');
  if (blank > 0 && !alone.includes(',') && isInitials(alone.slice(blank + 1)) && !isInitials(alone.slice(0, blank)))
    return { family: alone.slice(0, blank), given: alone.slice(blank + 1) };
  return alone === written ? name : family === undefined ? { literal: alone } : { ...name, family: alone };
}

/** "Given Family". */
function inParts(text: string): Name {
  const blank = text.lastIndexOf(' ');
  return blank < 0 ? { family: text } : { family: text.slice(blank + 1), given: text.slice(0, blank) };
}

function isInitials(text: string): boolean {
  return /^\p{Lu}{1,3}$/u.test(text);
}

/** The words of the family name and of the others, of a name in one piece: "Given Family" or "Family, Given". */
function parted(written: string): [string[], string[]] {
  const comma = written.indexOf(',');
  if (comma > 0) return [wordsOf(written.slice(0, comma)), wordsOf(written.slice(comma))];
  const words = wordsOf(written);
  while (words.length > 1 && generation.has(words.at(-1)!)) words.pop();
  return [words.splice(-1), words];
}

function wordsOf(text: string): string[] {
  const words = fold(transliterate(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/([aou])e/g, '$1'));
}
