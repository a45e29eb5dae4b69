import type { CitationOptions } from '../citationSyntax';
import { attributesEnd } from '../inline/brackets';
import {
  InlineContext,
  type Found,
  type FoundCitation,
  type FoundCluster,
  type FoundSpan,
  type KnownLabels,
} from '../inline/inlineContext';
import { InlineReader, outermost, type Read } from '../inline/inlines';
import { htmlAt } from '../inline/verbatim';

export type FoundItem = FoundCitation | FoundCluster | FoundSpan;

/** Where a leaf ends. */
export interface LeafEnds {
  /** Line endings where it ends but for what needs more than the line. */
  readonly softEnds: readonly number[];
  /** Where its text ends, unless an element goes beyond that: before a heading's attributes. */
  readonly end: number;
}

/** Finds what a paragraph, a heading or a cell cites, and what is no prose in it, in order and apart. */
export function citationsInLeaf(
  text: string,
  { softEnds, end }: LeafEnds,
  options: CitationOptions,
  known: KnownLabels,
): FoundItem[] {
  const context = new InlineContext(text, options, known);
  for (const softEnd of softEnds) context.softEnds.add(softEnd);
  return foundItems(readAll(new InlineReader(context, 0, text.length), end));
}

/** Where a heading's text ends: before its attributes. */
export function headingEnd(text: string): number {
  const brace = text.lastIndexOf('{');
  return brace >= 0 && attributesEnd(text, brace, text.length) === text.length ? brace : text.length;
}

/** What was found, in a row. */
export function foundItems(found: Found): FoundItem[] {
  const items: FoundItem[] = [];
  const left: Found[] = [found];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if ('kind' in one) items.push(one);
    else for (let index = one.length - 1; index >= 0; index--) left.push(one[index]!);
  }
  return items;
}

/** Reads up to `last`, or to the reader's limit where an element goes beyond it. */
function readAll(reader: InlineReader, last: number): Found {
  const { text, start, limit, context } = reader;
  const found: Found[] = [];
  let at = start;
  while (at < limit && at !== last && context.spend()) {
    const read = reader.readWhile(at, outermost, false, (here) => here !== last);
    if (read.found) found.push(read.found);
    at = read.end;
    if (at === last || !context.spend()) break;
    // HTML that ends a paragraph, and then the next one begins
    const html = at < limit ? htmlAt(text, at, limit, context.absent) : undefined;
    if (html) found.push({ kind: 'html', start: at, end: html.end, within: [] });
    at = html?.end ?? at + 1;
  }
  return at < limit && at !== last ? [found, readPlainly(reader, at)] : found;
}

/** What is left where looking ahead was given up, for the text is made to be slow: keys. */
function readPlainly(reader: InlineReader, start: number): Found {
  const found: Found[] = [];
  let word = false;
  for (let at = start; at < reader.limit;) {
    const read: Read = reader.read(at, outermost, word) ?? { end: at + 1, word: false };
    if (read.found) found.push(read.found);
    at = read.end;
    word = read.word;
  }
  return found;
}
