import { alphanumericAt } from '../citationSyntax';
import { blanksEnd } from './blanks';

/**
 * What is text for Pandoc, piece by piece, as far as it decides whether what follows is glued to a word. Each function takes
 * a place where such a piece may begin and gives the offset after it. Nothing is looked for beyond `limit`.
 */

/** Letters and digits, and full stops but for the ones before another; the place itself where there is none. */
export function wordEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit) {
    const isStop = text[end] === '.' && (end + 1 >= limit || text[end + 1] !== '.');
    const length = isStop ? 1 : alphanumericAt(text, end);
    if (length === 0) break;
    end += length;
  }
  return Math.min(end, limit);
}

/** One character, with both its halves. */
export function characterEnd(text: string, at: number, limit: number): number {
  return Math.min(limit, at + (text.codePointAt(at)! > 0xffff ? 2 : 1));
}

/** A run of blanks; two at the end of a line take the line's end with them. */
export function spaceEnd(text: string, at: number, limit: number): number {
  const end = blanksEnd(text, at, limit);
  return end > at + 1 && end < limit && text[end] === '\n' ? blanksEnd(text, end + 1, limit) : end;
}

/** Two or three hyphens, which are a dash; -1 for a hyphen. */
export function dashEnd(text: string, at: number, limit: number): number {
  if (text[at + 1] !== '-' || at + 1 >= limit) return -1;
  return Math.min(limit, text[at + 2] === '-' ? at + 3 : at + 2);
}

/** `@label` of an example list, which is read in one. */
export function exampleReferenceEnd(text: string, at: number, limit: number): number {
  let end = at + 1;
  for (let ink = end; ink < limit; end = ink) {
    if (/[-_]/.test(text[ink]!)) ink++;
    const length = ink < limit ? alphanumericAt(text, ink) : 0;
    if (length === 0) break;
    ink += length;
  }
  return Math.min(end, limit);
}
