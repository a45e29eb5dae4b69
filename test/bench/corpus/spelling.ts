import { below, pick, type Random } from './random';

/** One letter dropped, doubled, changed, or two swapped; never the first. For words of at least three letters. */
export function misspelled(word: string, next: Random): string {
  const at = 1 + below(next, word.length - 2);
  const kind = below(next, 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word[at]! + word.slice(at);
  if (kind === 2)
    return `${word.slice(0, at)}${pick(next, 'aeiorstnl'.replace(word[at]!, '').split(''))}${word.slice(at + 1)}`;
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
}

/** The words with one of them misspelled, where one is long enough. */
export function withTypo(words: readonly string[], next: Random): string[] | undefined {
  const long = words.flatMap((word, i) => (/^[a-z]{5,}$/i.test(word) ? [i] : []));
  if (long.length === 0) return undefined;
  const at = pick(next, long);
  return words.map((word, i) => (i === at ? misspelled(word, next) : word));
}
