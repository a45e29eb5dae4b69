import { blockAt } from '../block';
import type { Citation } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import { longestTerm } from '../locator/locatorTerms';
import { keysBeside, visibleCitation, type VisibleCitation } from './visibleCitation';

/** A locator that may be typed right after a key. Offsets are UTF-16 units of the text. */
export interface LocatorTyping {
  /** Where its first letter stands or will stand. */
  readonly start: number;
  /** The letters of its term so far. */
  readonly typed: string;
  /** Whether a blank is missing between it and the comma. */
  readonly isTight: boolean;
}

/** A further citation of a cluster, whose `@` is not there yet. */
export interface NextCitation {
  /** Whether a blank is missing between it and the semicolon. */
  readonly isTight: boolean;
  /** The keys that the cluster cites. */
  readonly beside: readonly string[];
}

const locatorPlace = new RegExp(`(?:,([ \\t]?)|[ \\t]\\[)([\\p{L}§¶.]{0,${longestTerm}})$`, 'u');
const nextPlace = /;([ \t]?)$/;
/** What may stand behind the cursor where something is added to a part of a cluster. */
const partEnd = /^[ \t]*(?:[\];\r\n]|$)/;
const longestKey = 200;
const longestBlanks = 200;
/** More than both of the patterns before a cursor take. */
const longestPlace = longestTerm + 4;

/**
 * The locator that may be typed at the cursor: in brackets right after a key and a comma, `[@key, |]`, or in brackets of its
 * own after a key in the text, `@key [|]`, closed or not yet. Undefined anywhere else, also where more of the suffix stands.
 */
export function locatorTypingAt(
  text: string,
  offset: number,
  syntax: Partial<CitationOptions> = {},
): LocatorTyping | undefined {
  const place = locatorPlace.exec(text.slice(Math.max(0, offset - longestPlace), offset));
  if (!place || !isPartEnd(text, offset)) return undefined;
  const [mark, blank, typed = ''] = place;
  const start = offset - typed.length;
  const end = offset - mark.length;
  if (!endsInKey(text, end)) return undefined;
  // the term that is put there must be read as the locator of the citation before it
  const found = probed(text, start, offset, 'p. 1', syntax, (one, shift) => {
    return one.end + shift === end && one.locator?.labelStart === start - shift;
  });
  return found && { start, typed, isTight: blank === '' };
}

/** Whether a further citation may be typed at the cursor: in a cluster with citations, right after a semicolon. */
export function nextCitationAt(
  text: string,
  offset: number,
  syntax: Partial<CitationOptions> = {},
): NextCitation | undefined {
  const place = nextPlace.exec(text.slice(Math.max(0, offset - 2), offset));
  if (!place || !isPartEnd(text, offset)) return undefined;
  const isTight = place[1] === '';
  const keyStart = offset + (isTight ? 2 : 1);
  const found = probed(text, offset, offset, isTight ? ' @x' : '@x', syntax, (one, shift) => {
    return one.keyStart + shift === keyStart;
  });
  const beside = found ? keysBeside(found) : [];
  return beside.length > 0 ? { isTight, beside } : undefined;
}

/** The citation of a cluster that is asked for, once `start` to `end` is replaced; `shift` is what its offsets lack. */
function probed(
  text: string,
  start: number,
  end: number,
  inserted: string,
  syntax: Partial<CitationOptions>,
  isWanted: (citation: Citation, shift: number) => boolean,
): VisibleCitation | undefined {
  const block = blockAt(text, end);
  if (!block || block.start > start) return undefined;
  const before = text.slice(block.start, start) + inserted;
  const after = text.slice(end, block.end);
  // an open bracket is closed as it will be
  const isClosed = /^[^\n]*\]/.test(after);
  for (const closing of isClosed ? [''] : ['', ']']) {
    const found = visibleCitation(before + closing + after, (one) => isWanted(one, block.start), syntax);
    if (found?.cluster) return found;
  }
  return undefined;
}

/** Whether a key may end at an offset: no blank stands between it and the `@` before it. */
function endsInKey(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - longestKey), end);
  const marker = before.lastIndexOf('@');
  return marker >= 0 && !/\s/.test(before.slice(marker));
}

function isPartEnd(text: string, offset: number): boolean {
  return partEnd.test(text.slice(offset, offset + longestBlanks));
}
