import { blockAt } from '../block';
import { findCitations, type Citation, type Cluster } from '../citations';
import type { TextRange } from '../inline/inlineContext';
import { isEscaped } from './brackets';

/** A citation of a cluster as it is written, with what belongs to it. Offsets are UTF-16 units of the note's text. */
export interface ClusterPart {
  readonly citation: Citation;
  /** Before the key: "see ". */
  readonly prefix: string;
  /** `-@{key}`. */
  readonly key: string;
  /** After the key: ", p. 33, and elsewhere". Of a citation in the text, what its own stretch of the brackets holds. */
  readonly tail: string;
  /** Of the locator in `tail`, with the comma before it; undefined where there is none. */
  readonly locator: TextRange | undefined;
  /** What stands between it and the citation before, blanks and a semicolon. */
  readonly separator: string;
}

/** A cluster taken apart: all its parts, with what is around them, are all its text. */
export interface ClusterParts {
  /** Up to the first part that is in brackets: "[", or " [" after a citation in the text; empty where it has no brackets. */
  readonly opening: string;
  readonly parts: readonly ClusterPart[];
  /** Behind the last part: "]". */
  readonly closing: string;
}

/**
 * The cluster in Pandoc's own form that an offset of a note is in or touches, the innermost one; a citation in the text is
 * one by itself. Read from the block around the offset alone.
 */
export function clusterAt(text: string, offset: number): Cluster | undefined {
  const block = blockAt(text, offset);
  if (!block) return undefined;
  const source = text.slice(block.start, block.end);
  if (!source.includes('@')) return undefined;
  const { clusters, citations } = findCitations(source, block.start);
  const touches = ({ start, end }: TextRange) => start <= offset && offset <= end;
  const cluster = clusters.findLast((one) => touches(one) && one.citations.every(isPandoc));
  const inClusters = new Set(clusters.flatMap((one) => one.citations));
  const alone = citations.findLast((one) => touches(one) && isPandoc(one) && !inClusters.has(one));
  if (!alone || (cluster && cluster.start > alone.start)) return cluster;
  return { start: alone.start, end: alone.end, inText: true, citations: [alone] };
}

/** Takes a cluster apart that `clusterAt` has found in this text. */
export function clusterParts(text: string, { start, end, inText, citations }: Cluster): ClusterParts {
  const bracket = inText ? text.indexOf('[', citations[0]!.end) : start;
  const inBrackets = bracket >= 0 && bracket < end;
  const contentStart = inBrackets ? bracket + 1 : end;
  const contentEnd = inBrackets ? end - 1 : end;
  const starts = citations.map((one, i) => (inText && i === 0 ? one.start : (one.prefix?.start ?? one.start)));
  const headHasTail = inText && inBrackets && /\S/.test(text.slice(contentStart, starts[1] ?? contentEnd));
  const ends = citations.map((one, i) => {
    if (inText && i === 0 && !headHasTail) return one.end;
    const next = starts[i + 1];
    const limit = next === undefined ? contentEnd : text.lastIndexOf(';', next - 1);
    const least = Math.max(one.end, one.locator?.valueEnd ?? 0, one.suffix?.end ?? 0);
    return Math.max(least, inkEnd(text, Math.max(limit, least)));
  });
  const headTailStart = headHasTail ? blanksEnd(text, contentStart) : undefined;
  const parts = citations.map((citation, i): ClusterPart => {
    const isHead = inText && i === 0;
    const tailStart = isHead ? (headTailStart ?? citation.end) : citation.end;
    const tail = text.slice(tailStart, Math.max(tailStart, ends[i]!));
    return {
      citation,
      prefix: text.slice(starts[i], citation.start),
      key: text.slice(citation.start, citation.end),
      tail,
      locator: locatorIn(tail, tailStart, citation),
      separator:
        i === 0 ? '' : text.slice(isSecondAfterBareHead(i, inText, headHasTail) ? starts[i] : ends[i - 1], starts[i]),
    };
  });
  const firstInBrackets = inText ? (headTailStart ?? starts[1] ?? contentEnd) : starts[0]!;
  return {
    opening: inBrackets ? text.slice(inText ? citations[0]!.end : start, firstInBrackets) : '',
    parts,
    closing: inBrackets ? text.slice(ends.length === 1 && inText && !headHasTail ? contentEnd : ends.at(-1), end) : '',
  };
}

/** The citation with which the brackets after one in the text begin: nothing separates it from what is in the brackets. */
function isSecondAfterBareHead(index: number, inText: boolean, headHasTail: boolean): boolean {
  return inText && index === 1 && !headHasTail;
}

/** From the end of the key to the end of the locator, also of one in braces. */
function locatorIn(tail: string, tailStart: number, { locator, suffix }: Citation): TextRange | undefined {
  if (!locator) return undefined;
  const valueEnd = Math.max(0, locator.valueEnd - tailStart);
  const separator = tail.indexOf(';', valueEnd);
  const limit = suffix ? suffix.start - tailStart : separator < 0 ? tail.length : separator;
  return { start: 0, end: inkEnd(tail, Math.max(limit, valueEnd)) };
}

/** Where the ink before an offset ends; an escaped blank is ink. */
export function inkEnd(text: string, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length;
  return end < offset && isEscaped(text, end) ? end + 1 : end;
}

/** Where the ink between two offsets ends without commas that nothing follows; `end` where there are none. */
export function withoutComma(text: string, start: number, end: number): number {
  let ink = end;
  let last = end;
  for (let at = end; at > start && ', \t'.includes(text[at - 1]!) && text[at - 2] !== '\\'; at--) {
    if (text[at - 1] === ',') last = at - 1;
    ink = at - 1;
  }
  return last === end ? end : ink;
}

function blanksEnd(text: string, offset: number): number {
  return offset + /^\s*/.exec(text.slice(offset))![0].length;
}

function isPandoc({ syntax }: Citation): boolean {
  return syntax === 'pandoc';
}
