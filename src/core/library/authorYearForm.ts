import type { Name } from '../paper';
import { isDigit, isLower, isUpper, romanisedPlainly } from './asciiText';
import { firstAuthor } from './firstAuthor';
import type { Head } from './merge';
import { titleSkipWords } from './stopWords';
import { capitalised, grown, longestWord, numberAtEnd } from './titleForm';

const titleWords = 3;
const mostWords = 10;
const longestName = 40;
const latestYear = 9999;
const longestSkipWord = Math.max(...Array.from(titleSkipWords, (word) => word.length));

/**
 * The keys that a work with an author and a year may have, shortest first, without end, after Better BibTeX's default
 * `auth.lower + shorttitle(3,3) + year` (https://retorque.re/zotero-better-bibtex/citing/): `foretSharpnessAwareMinimizationEfficiently2021`.
 * Where that is taken, one more word of the title at a time, in place of Better BibTeX's a, b, c, which depend on who
 * comes first; then checksums.
 *
 * As there, the name takes its non-dropping particle along (`vanderberg`), loses accents (`muller`) and keeps its hyphen
 * (`ben-david`); words end at white space, `/` and `:` only, so that hyphens join (`SharpnessAware`), keep their capitals,
 * and are left out where they are skip words or single letters. Unlike there, the key never holds a sign that Pandoc
 * could not read without braces.
 * @param id the work's
 * @returns the n-th of them, from 0; undefined where the name cannot be written in ASCII, or the year is none
 */
function authorYearForms(author: Name, title: string, year: number, id: string): ((n: number) => string) | undefined {
  if (!Number.isInteger(year) || Math.abs(year) > latestYear) return undefined;
  const name = writtenName(author);
  if (name === '') return undefined;
  const keyOf = (words: readonly string[]) => `${name}${words.join('')}${Math.abs(year)}`;
  const text = romanisedPlainly(title);
  let all: readonly string[] | undefined;
  return (n) => {
    if (n === 0) return keyOf(skimmed(text, titleWords));
    all ??= skimmed(text, mostWords);
    return grown({ all, number: numberAtEnd(text), shortest: titleWords, keyOf, title, id }, n);
  };
}

/** The same of the first author, else the first editor; undefined where the work has none, or no year. */
export function authorForms(its: Head, id: string): ((n: number) => string) | undefined {
  const author = firstAuthor(its);
  return author && its.year !== null ? authorYearForms(author, its.title, its.year, id) : undefined;
}

function writtenName({ family, nonDroppingParticle, literal, given }: Name): string {
  const name = family === undefined ? (literal ?? given ?? '') : `${nonDroppingParticle ?? ''}${family}`;
  const written = romanisedPlainly(name).toLowerCase();
  if (/^[a-z0-9]{0,40}$/.test(written)) return written;
  return written
    .replace(/[^a-z0-9-]+/g, '')
    .slice(0, longestName)
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

/** The first of the title's words that count, with capitals. */
function skimmed(text: string, most: number): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length && words.length < most; at++) {
    const start = at;
    let isPlain = true;
    for (; at < text.length && !endsWord(text, at); at++) isPlain &&= isLetterOrDigit(text.charCodeAt(at));
    const stretch = text.slice(start, at);
    const word = isPlain ? stretch : stretch.replace(/[^A-Za-z0-9]+/g, '');
    if (counts(word)) words.push(capitalised(word.slice(0, longestWord)));
  }
  return words;
}

function counts(word: string): boolean {
  if (word.length < 2) return /\d/.test(word);
  return word.length > longestSkipWord || !titleSkipWords.has(word.toLowerCase());
}

/** Whether white space, `/` or `:` stands here. */
function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x2f || code === 0x3a;
  return /\s/.test(text.charAt(at));
}

function isLetterOrDigit(code: number): boolean {
  return isLower(code) || isUpper(code) || isDigit(code);
}
