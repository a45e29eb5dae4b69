import { citation } from '../notes/citing/cite';
import type { Draft, DraftEdit } from './draft';

/** An `@` that cites nothing, where a key follows: after a blank, in braces that hold blanks or are not closed, full-width. */
const markers =
  /(?<=[[;]\s{0,3})@[ \t]{1,3}(?<spaced>[^\s[\]{}();,@]+)|@\{(?<braced>[^{}@\n;[\]]{1,80})(?<closed>\}?)|＠(?<wide>[^\s[\]{}();,@]+)/gu;

/**
 * Citations that Pandoc does not see for a slip in their marker: `[@ key]`, `@{ key }`, `@{key`, `＠key`. Only where the
 * key is a paper's.
 * @param isKnown whether a text is the key of a paper
 * @returns the findings, each with one edit whose key would be a citation of its own
 */
export function lostMarkers(text: string, isKnown: (key: string) => boolean): (Draft & { readonly edit: DraftEdit })[] {
  if (!/@[ \t{]|＠/.test(text)) return [];
  return [...text.matchAll(markers)].flatMap((match) => {
    const found = meant(match, isKnown);
    if (!found || found.newText === match[0].slice(0, found.length)) return [];
    const { key, newText } = found;
    const edit = { start: match.index, end: match.index + found.length, newText };
    return [
      {
        start: edit.start,
        end: edit.end,
        code: 'malformed-cluster' as const,
        message: `Pandoc prints this as text: the paper is cited as ${newText}.`,
        key,
        fixes: [{ title: `Change to ${newText}`, edits: [edit], isSafe: false }],
        edit,
      },
    ];
  });
}

/** The citation that is meant, and how much of the match it replaces. */
function meant(
  { 0: whole, groups = {} }: RegExpExecArray,
  isKnown: (key: string) => boolean,
): { readonly key: string; readonly newText: string; readonly length: number } | undefined {
  const { spaced, wide, braced, closed } = groups;
  const direct = spaced ?? wide;
  if (direct !== undefined) {
    // a full stop ends the sentence
    const key = direct.replace(/[.:?!]+$/, '');
    return isKnown(key)
      ? { key, newText: citation(key), length: whole.length - direct.length + key.length }
      : undefined;
  }
  if (braced === undefined) return undefined;
  const key =
    closed === '}' ? braced.replace(/\s+/g, '') : (/^[^\s.,:?!]+(?:[.,:?!]+[^\s.,:?!]+)*/.exec(braced)?.[0] ?? '');
  if (!isKnown(key)) return undefined;
  return { key, newText: `@{${key}}`, length: closed === '}' ? whole.length : key.length + 2 };
}
