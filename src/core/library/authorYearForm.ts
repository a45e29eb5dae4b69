import type { Name } from '../paper';
import { romanisedPlainly } from './asciiText';
import { titleSkipWords } from './stopWords';
import { capitalised, checkedForm } from './titleForm';

const titleWords = 3;
const mostWords = 10;
const longestName = 40;
const latestYear = 9999;

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
 * @param n which of them, from 0
 * @returns undefined where the name cannot be written in ASCII, or the year is none
 */
export function authorYearForm(author: Name, title: string, year: number, id: string, n: number): string | undefined {
  if (!Number.isInteger(year) || Math.abs(year) > latestYear) return undefined;
  const name = writtenName(author);
  if (name === '') return undefined;
  const words = skimmed(title, titleWords + n);
  const form = `${name}${words.join('')}${Math.abs(year)}`;
  const readable = 1 + Math.max(0, words.length - titleWords);
  return n < readable ? form : checkedForm(form, title, id, n - readable);
}

function writtenName({ family, nonDroppingParticle, literal, given }: Name): string {
  const name = family === undefined ? (literal ?? given ?? '') : `${nonDroppingParticle ?? ''}${family}`;
  return romanisedPlainly(name)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '')
    .slice(0, longestName)
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

/** The first of the title's words that count, with capitals. */
function skimmed(title: string, count: number): string[] {
  const words: string[] = [];
  const most = Math.min(count, mostWords);
  const stretch = /[^\s/:]+/g;
  const text = romanisedPlainly(title);
  for (let found = stretch.exec(text); found && words.length < most; found = stretch.exec(text)) {
    const word = found[0].replace(/[^A-Za-z0-9]+/g, '');
    if (word === '' || /^[A-Za-z]$/.test(word) || titleSkipWords.has(word.toLowerCase())) continue;
    words.push(capitalised(word));
  }
  return words;
}
