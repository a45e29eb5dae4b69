import { isDigit, isLower, romanised } from './asciiText';
import { checksum } from './checksum';
import { fingerprint } from './fingerprint';
import { genericNames, stopWords } from './stopWords';

const significantWords = 3;
/** More words than that make no key that anyone would read. */
const mostWords = 10;
const longestName = 30;
/** Of a longer word its beginning is used. */
export const longestWord = 30;

/**
 * The keys that a title may have, shortest first, without end: the system's own name before a colon
 * (`YOLOv9: Learning ...` is `yolov9`), else its first three significant words in camel case; then one more significant
 * word at a time, last the number that it ends with (`Part I`); then all of them with a checksum of the title, and of the
 * work. ASCII, readable by Pandoc without braces.
 * @param id the work's, which alone tells works of one title apart
 * @returns the n-th of them, from 0
 */
export function titleForms(title: string, id: string): (n: number) => string {
  const ascii = romanised(title);
  const name = nameBeforeColon(ascii);
  const shortest = name === undefined ? significantWords : 0;
  const rest = name === undefined ? ascii : ascii.slice(ascii.indexOf(':'));
  const keyOf = (words: readonly string[]) =>
    words.reduce((key, word) => key + (key === '' ? word : capitalised(word)), name ?? '');
  let all: readonly string[] | undefined;
  return (n) => {
    if (n === 0) return keyOf(usefulWords(rest, shortest)) || checkedForm('paper', title, id, 0);
    all ??= usefulWords(rest, mostWords);
    return grown({ all, number: loneNumber(rest, all), shortest, keyOf, title, id }, n);
  };
}

/** What the forms of a work are made of, from the shortest to those with checksums. */
interface Growing {
  /** All words that a form may have. */
  readonly all: readonly string[];
  /** The lone letter that stands for a number at the title's end. */
  readonly number: string | undefined;
  /** How many words the first form has. */
  readonly shortest: number;
  readonly keyOf: (words: readonly string[]) => string;
  readonly title: string;
  readonly id: string;
}

/** The n-th form, from 0: one more word at a time, then the number, then checksums. */
export function grown({ all, number, shortest, keyOf, title, id }: Growing, n: number): string {
  const whole = keyOf(all);
  const withoutNumber = whole === '' ? 0 : 1 + Math.max(0, all.length - shortest);
  if (n < withoutNumber) return keyOf(all.slice(0, shortest + n));
  const numbered = withoutNumber > 0 && number !== undefined;
  const form = numbered ? keyOf([...all, number]) : whole || 'paper';
  const readable = withoutNumber + Number(numbered);
  return n < readable ? form : checkedForm(form, title, id, n - readable);
}

/** The number at the end, unless it is one of the words already. */
function loneNumber(rest: string, all: readonly string[]): string | undefined {
  const number = numberAtEnd(rest);
  return number !== undefined && stopWords.has(number.toLowerCase()) && all.at(-1) !== number.toLowerCase()
    ? number
    : undefined;
}

/** The numeral of one letter that a title ends with: the I of "Part I". */
export function numberAtEnd(ascii: string): string | undefined {
  return /(?:^|[^A-Za-z0-9])([IVX])[^A-Za-z0-9]*$/.exec(ascii)?.[1];
}

/** A form with a checksum of the title, then with others of the work. */
function checkedForm(form: string, title: string, id: string, n: number): string {
  return `${form}-${checksum(n === 0 ? `0${fingerprint(title)}` : `${n}${id}`)}`;
}

/** A word in ASCII with its first letter in upper case. */
export function capitalised(word: string): string {
  const first = word.charCodeAt(0);
  return isLower(first) ? String.fromCharCode(first - 0x20) + word.slice(1) : word;
}

function nameBeforeColon(ascii: string): string | undefined {
  if (!ascii.includes(':')) return undefined;
  const written = /^\s*(\S+):(?:\s|$)/.exec(ascii)?.[1];
  if (written === undefined || /[()[\]{}]/.test(written)) return undefined;
  const name = written
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '')
    .replace(/([.-])[.-]+/g, '$1')
    .replace(/^[.-]|[.-]$/g, '');
  if (name.length > longestName || !/[a-z]/.test(name)) return undefined;
  return genericNames.has(name) || stopWords.has(name) ? undefined : name;
}

/** The first significant words; where none is significant, the first words. */
function usefulWords(ascii: string, count: number): string[] {
  const all: string[] = [];
  const significant: string[] = [];
  const most = Math.min(count, mostWords);
  const text = ascii.toLowerCase().replace(/['’`]/g, '');
  for (let at = 0; at < text.length && significant.length < most; at++) {
    const start = at;
    while (at < text.length && isWordCharacter(text.charCodeAt(at))) at++;
    if (at === start) continue;
    const word = text.slice(start, Math.min(at, start + longestWord));
    all.push(word);
    if (!stopWords.has(word)) significant.push(word);
  }
  return significant.length > 0 ? significant : all.slice(0, most);
}

function isWordCharacter(code: number): boolean {
  return isLower(code) || isDigit(code);
}
