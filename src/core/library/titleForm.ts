import { romanised } from './asciiText';
import { checksum } from './checksum';
import { fingerprint } from './fingerprint';
import { genericNames, stopWords } from './stopWords';

const significantWords = 3;
/** More words than that make no key that anyone would read. */
const mostWords = 10;
const longestName = 30;

/**
 * The keys that a title may have, shortest first, without end: the system's own name before a colon
 * (`YOLOv9: Learning ...` is `yolov9`), else its first three significant words in camel case; then one more significant
 * word at a time; then all of them with a checksum of the title, and of the work. ASCII, readable by Pandoc without braces.
 * @param id the work's, which alone tells works of one title apart
 * @param n which of them, from 0
 */
export function titleForm(title: string, id: string, n: number): string {
  const ascii = romanised(title);
  const name = nameBeforeColon(ascii);
  const shortest = name === undefined ? significantWords : 0;
  const words = usefulWords(name === undefined ? ascii : ascii.slice(ascii.indexOf(':')), shortest + n);
  const key =
    (name ?? '') + words.map((word, i) => (i === 0 && name === undefined ? word : capitalised(word))).join('');
  const readable = key === '' ? 0 : 1 + Math.max(0, words.length - shortest);
  return n < readable ? key : checkedForm(key || 'paper', title, id, n - readable);
}

/** A form with a checksum of the title, then with others of the work. */
export function checkedForm(form: string, title: string, id: string, n: number): string {
  return `${form}-${checksum(n === 0 ? `0${fingerprint(title)}` : `${n}${id}`)}`;
}

/** With its first letter in upper case. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function nameBeforeColon(ascii: string): string | undefined {
  if (!ascii.includes(':')) return undefined;
  const name = /^\s*(\S+):(?:\s|$)/
    .exec(ascii)?.[1]
    ?.toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '')
    .replace(/([.-])[.-]+/g, '$1')
    .replace(/^[.-]|[.-]$/g, '');
  if (name === undefined || name.length > longestName || !/[a-z]/.test(name)) return undefined;
  return genericNames.has(name) || stopWords.has(name) ? undefined : name;
}

/** The first significant words; where none is significant, the first words. */
function usefulWords(ascii: string, count: number): string[] {
  const all: string[] = [];
  const significant: string[] = [];
  const most = Math.min(count, mostWords);
  const word = /[a-z0-9]+/g;
  const text = ascii.toLowerCase().replace(/['’`]/g, '');
  for (let found = word.exec(text); found && significant.length < most; found = word.exec(text)) {
    all.push(found[0]);
    if (!stopWords.has(found[0])) significant.push(found[0]);
  }
  return significant.length > 0 ? significant : all.slice(0, most);
}
