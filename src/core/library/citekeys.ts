import transliterate from '@sindresorhus/transliterate';
import { fingerprint } from './identity';
import { genericNames, stopWords } from './stopWords';

/** What a key is derived from. */
export interface Keyed {
  readonly id: string;
  readonly title: string;
}

const significantWords = 3;
const longestName = 30;

/**
 * A key for every paper, derived from the papers alone: the same set gets the same keys in whatever order it comes.
 *
 * Each paper has a list of keys that grow longer (`citekeyForms`). All start with the shortest; whoever shares a key
 * with another moves on to its next form, and the key that was shared stays unused, so that it never comes to mean just
 * one of those it could have meant. This is repeated until nobody shares.
 * @returns the key of each id; ASCII, readable by Pandoc without braces, unique without regard to case
 */
export function deriveCitekeys(papers: Iterable<Keyed>): Map<string, string> {
  const forms = new Map<string, Iterator<string, never>>();
  const keys = new Map<string, string>();
  const claims = new Map<string, Set<string>>();
  const claim = (id: string) => {
    const key = forms.get(id)!.next().value;
    keys.set(id, key);
    const folded = key.toLowerCase();
    const claimants = claims.get(folded);
    if (!claimants) claims.set(folded, new Set([id]));
    else claimants.add(id);
    return folded;
  };

  let touched = new Set<string>();
  for (const paper of papers) {
    forms.set(paper.id, citekeyForms(paper.title));
    touched.add(claim(paper.id));
  }
  while (touched.size > 0) {
    const movers = new Set<string>();
    for (const folded of touched) {
      const claimants = claims.get(folded)!;
      if (claimants.size < 2) continue;
      for (const id of claimants) if (keys.get(id)!.toLowerCase() === folded) movers.add(id);
    }
    touched = new Set();
    for (const id of movers) touched.add(claim(id));
  }
  return keys;
}

/**
 * The keys that a title may have, shortest first, without end: the system's own name before a colon
 * (`YOLOv9: Learning ...` is `yolov9`), else its first three significant words in camel case; then one more significant
 * word at a time; then all of them with a checksum of the title.
 */
export function* citekeyForms(title: string): Generator<string, never> {
  const ascii = transliterate(title);
  const name = nameBeforeColon(ascii);
  const words = wordsOf(name === undefined ? ascii : ascii.slice(ascii.indexOf(':')));
  const significant = words.filter((word) => !stopWords.has(word));
  const useful = significant.length > 0 ? significant : words;

  let key = name ?? camelCase(useful.slice(0, significantWords));
  if (key) yield key;
  for (const word of useful.slice(name === undefined ? significantWords : 0)) {
    key += capitalised(word);
    yield key;
  }
  const work = fingerprint(title);
  for (let round = 0; ; round++) yield `${key || 'paper'}-${checksum(`${round}${work}`)}`;
}

function nameBeforeColon(ascii: string): string | undefined {
  const name = /^\s*(\S+):(?:\s|$)/
    .exec(ascii)?.[1]
    ?.toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '')
    .replace(/([.-])[.-]+/g, '$1')
    .replace(/^[.-]|[.-]$/g, '');
  if (name === undefined || name.length > longestName || !/[a-z]/.test(name)) return undefined;
  return genericNames.has(name) || stopWords.has(name) ? undefined : name;
}

function wordsOf(ascii: string): string[] {
  return (
    ascii
      .toLowerCase()
      .replace(/['’`]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function camelCase(words: readonly string[]): string {
  return words.map((word, i) => (i === 0 ? word : capitalised(word))).join('');
}

/** FNV-1a, 32 bits, in base 36 (http://www.isthe.com/chongo/tech/comp/fnv). */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
