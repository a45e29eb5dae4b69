import type { CitationOptions } from '../citationSyntax';
import { attributesEnd } from '../inline/brackets';
import {
  InlineContext,
  type Found,
  type FoundCitation,
  type FoundCluster,
  type KnownLabels,
} from '../inline/inlineContext';
import { InlineReader, outermost, type Read } from '../inline/inlines';
import type { TextPart } from './paragraphParts';
import { htmlAt } from '../inline/verbatim';

/** What a paragraph cites: citations, and clusters with what is in them, in order and apart. */
export interface LeafCitations {
  readonly items: readonly FoundItem[];
  /** Labels that would have made a difference, had they been known. */
  readonly asked: ReadonlySet<string>;
}

export type FoundItem = FoundCitation | FoundCluster;

/** Finds what a paragraph, a heading or a block of HTML cites, in each of its parts by itself. */
export function citationsInLeaf(
  text: string,
  parts: readonly TextPart[],
  options: CitationOptions,
  known: KnownLabels,
): LeafCitations {
  const context = new InlineContext(text, options, known);
  const found: Found[] = [];
  let done = 0;
  for (const [index, { start, end, soft }] of parts.entries()) {
    if (soft) context.softEnds.add(end - 1);
    const limit = soft ? (parts.slice(index).find((part) => !part.soft)?.end ?? text.length) : end;
    const read = readAll(new InlineReader(context, Math.max(start, done), limit));
    found.push(read.found);
    done = read.end;
  }
  return { items: foundItems(found), asked: context.asked };
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

/** Reads up to the reader's limit, or to where a part of the text softly ends. */
function readAll(reader: InlineReader): { readonly end: number; readonly found: Found } {
  const { text, start, limit, context } = reader;
  const found: Found[] = [];
  let at = start;
  while (at < limit && context.spend()) {
    const read = reader.readWhile(at, outermost, false, () => true);
    if (read.found) found.push(read.found);
    at = read.end;
    if (!context.spend() || context.softEnds.has(at)) break;
    // HTML that ends a paragraph, and then the next one begins
    const html = at < limit ? htmlAt(text, at, limit, context.absent) : undefined;
    at = html?.end ?? at + 1;
  }
  if (at < limit && !context.softEnds.has(at)) return { end: limit, found: [found, readPlainly(reader, at)] };
  return { end: at, found };
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
