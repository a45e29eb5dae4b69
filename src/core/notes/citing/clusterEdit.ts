import { citation, type CitationEdit } from './citationEdit';
import { findCitations, type Cluster } from '../citations';
import { keepsOthers, keepsParts } from './readings';
import { removal } from './removal';
import { clusterAt, clusterParts, withoutComma, type ClusterPart, type ClusterParts } from './clusterParts';

/** A citation as somebody wishes it in a cluster. */
export interface WishedCitation {
  readonly citekey: string;
  /** Which citation of the cluster it is, from 0: all of it stays that is not wished otherwise. Absent for a new one. */
  readonly kept?: number;
  /** What is to follow the key: "p. 33"; empty for nothing. Absent where it stays as it is. */
  readonly locator?: string;
  /** Whether it is written `-@key`. Absent where it stays as it is. */
  readonly suppressAuthor?: boolean;
}

/** A cluster as somebody wishes it. */
export interface WishedCluster {
  /** Whether the first citation is part of the sentence: `@a [p. 33; @b]`. */
  readonly inText: boolean;
  /** In their order. */
  readonly citations: readonly WishedCitation[];
}

/**
 * The smallest edit that makes a cluster what is wished. What is kept keeps every byte: prefixes, locators, suffixes, and
 * the blanks around them. What is cited elsewhere stays as it is. Without citations the cluster goes (see `removal`).
 * @param cluster as `clusterAt` has found it in this text
 * @returns undefined where Pandoc would not read it as it is wished: a locator with a bracket in it, for one
 */
export function editCluster(text: string, cluster: Cluster, wished: WishedCluster): CitationEdit | undefined {
  const { start, end } = cluster;
  if (wished.citations.length === 0) return removal(text, cluster);
  const written = clusterText(clusterParts(text, cluster), wished, cluster.inText);
  const edited = text.slice(0, start) + written + text.slice(end);
  if (!isAsWished(edited, start, start + written.length, wished)) return undefined;
  const whole = { start, end, newText: written };
  if (
    !keepsOthers(text, whole) ||
    !keepsParts(text, cluster, edited, clusterAt(edited, start + written.length)!, wished)
  )
    return undefined;
  return smallestEdit(text, edited, start, end);
}

/** What is between the brackets, or stands without any, of a cluster of new citations: `@a, p. 3; @b`, `@a [p. 3; @b]`. */
export function newClusterContent(wished: WishedCluster): string {
  const written = clusterText({ opening: '', parts: [], closing: '' }, wished, wished.inText);
  return wished.inText ? written : written.slice(1, -1);
}

/** A cluster as it would be written, whether Pandoc reads it so or not. Without citations it is what it was. */
export function wishedText(text: string, cluster: Cluster, wished: WishedCluster): string {
  if (wished.citations.length === 0) return text.slice(cluster.start, cluster.end);
  return clusterText(clusterParts(text, cluster), wished, cluster.inText);
}

/** Whether a text can follow a key in brackets, after a comma. */
export function isFitLocator(locator: string): boolean {
  const written = `[@x, ${locator}]`;
  if (/[\r\n]/.test(locator) || findCitations(written).citations.length !== 1) return false;
  return isAsWished(written, 0, written.length, { inText: false, citations: [{ citekey: 'x' }] });
}

/** The edit between two texts that are the same before `start` and, in the first one, from `end` on. */
export function smallestEdit(before: string, after: string, start: number, end: number): CitationEdit {
  const grown = after.length - before.length;
  // from behind first: what is new then ends where what was wished ends
  let to = end;
  while (to > start && to + grown > start && before[to - 1] === after[to + grown - 1]) to--;
  let from = start;
  while (from < to && from < to + grown && before[from] === after[from]) from++;
  // no half of a character
  if (isLowSurrogate(before, from) || isLowSurrogate(after, from)) from--;
  if (isLowSurrogate(before, to) || isLowSurrogate(after, to + grown)) to++;
  return { start: from, end: to, newText: after.slice(from, to + grown), cursor: to + grown };
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 && at > 0;
}

function clusterText({ opening, parts, closing }: ClusterParts, wished: WishedCluster, wasInText: boolean): string {
  const { inText, citations } = wished;
  const isSameForm = inText === wasInText && opening !== '';
  const pieces = citations.map((one, i) => {
    const its = piece(one, parts, wasInText, inText && i === 0);
    const next = citations[i + 1];
    // a comma that nothing follows is no start of anything any more
    const isJoined = next && ownSeparator(next, i + 1, parts) === undefined;
    const tail = isJoined ? its.tail.slice(0, withoutComma(its.tail, 0, its.tail.length)) : its.tail;
    return { ...its, tail, separator: ownSeparator(one, i, parts) ?? '; ' };
  });
  const [head, ...others] = pieces;
  const close = isSameForm ? closing : ']';
  if (!inText) {
    return `${isSameForm ? opening : '['}${head!.text}${head!.tail}${others.map(joined).join('')}${close}`;
  }
  const rest = others.map((one, i) => (i === 0 && head!.tail === '' ? one.text + one.tail : joined(one))).join('');
  const content = head!.tail + rest;
  return content === '' ? head!.text : `${head!.text}${isSameForm ? opening : ' ['}${content}${close}`;
}

interface Piece {
  /** Prefix and key. */
  readonly text: string;
  readonly tail: string;
}

function joined({ separator, text, tail }: Piece & { readonly separator: string }): string {
  return separator + text + tail;
}

/** A citation that had one before it keeps what stood between them. */
function ownSeparator({ kept }: WishedCitation, index: number, parts: readonly ClusterPart[]): string | undefined {
  const own = kept === undefined || index === 0 ? undefined : parts[kept]?.separator;
  return own?.includes(';') ? own : undefined;
}

/** @param isHead whether it is the citation in the text, which has no prefix of its own and whose tail is in brackets */
function piece(wished: WishedCitation, parts: readonly ClusterPart[], wasInText: boolean, isHead: boolean): Piece {
  const part = wished.kept === undefined ? undefined : parts[wished.kept];
  const wasHead = wasInText && wished.kept === 0;
  const suppressed = wished.suppressAuthor ?? part?.citation.suppressAuthor ?? false;
  const bare = part ? part.key.replace(/^-/, '') : citation(wished.citekey);
  const key = suppressed ? `-${bare}` : bare;
  const tail = tailOf(wished, part, wasHead);
  return {
    text: (part?.prefix ?? '') + key,
    tail: isHead === wasHead ? tail : isHead ? tail.replace(/^\s*,?\s*/, '') : behindKey(tail),
  };
}

/** What follows a key, in the form in which it was. */
function tailOf({ locator }: WishedCitation, part: ClusterPart | undefined, wasHead: boolean): string {
  const tail = part?.tail ?? '';
  if (locator === undefined) return tail;
  const rest = tail.slice(part?.locator?.end ?? 0);
  if (wasHead) return locator === '' ? rest.replace(/^\s*,?\s*/, '') : locator + headRest(rest);
  return locator === '' ? rest : `, ${locator}${rest}`;
}

/** Words that began the brackets after a citation in the text, behind a locator. */
function headRest(rest: string): string {
  return rest === '' || /^[\s,.:]/.test(rest) ? rest : `, ${rest}`;
}

function behindKey(tail: string): string {
  return tail === '' || /^[\s,.:]/.test(tail) ? tail : `, ${tail}`;
}

/** Whether a text has between two offsets what is wished; a citation in the text may have words before it. */
function isAsWished(text: string, start: number, end: number, { inText, citations }: WishedCluster): boolean {
  const found = clusterAt(text, inText ? end : start);
  if (found?.end !== end || found.inText !== inText || !(inText || found.start === start)) return false;
  if (found.citations.length !== citations.length) return false;
  return citations.every(({ citekey, suppressAuthor }, i) => {
    const { key, suppressAuthor: suppressed } = found.citations[i]!;
    return key === citekey && (suppressAuthor ?? suppressed) === suppressed;
  });
}
