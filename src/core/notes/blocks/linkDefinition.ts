import type { CitationOptions } from '../citationSyntax';
import { readCluster } from '../inline/clusters';
import { foldedLabel, InlineContext } from '../inline/inlineContext';
import { InlineReader, outermost } from '../inline/inlines';

/** A link definition. */
interface Definition {
  /** The end of its last line. */
  readonly end: number;
  /** Folded. */
  readonly label: string;
}

const noLabels = { links: new Set<string>(), examples: new Set<string>() };
const target = /[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s]+)/y;
const title = /[ \t]*\n[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*(?=\n|$)/y;

/** The link definition that begins at a place. A label that is a cluster cites, and defines nothing. */
export function definitionAt(text: string, at: number, options: CitationOptions): Definition | undefined {
  if (text[at] !== '[' || text[at + 1] === '^' || !text.includes(']:', at)) return undefined;
  const reader = new InlineReader(new InlineContext(text, options, noLabels), at, text.length);
  const close = reader.closing(at);
  if (close < 0 || text[close] !== ':' || readCluster(reader, at, outermost)) return undefined;
  target.lastIndex = close + 1;
  let end = lineEnd(text, target.test(text) ? target.lastIndex : close);
  // no blanks but the common ones stand in a target, and no word of it is a reference
  if (/[^\S \t\r\n]/u.test(text.slice(close, end))) return undefined;
  for (let word = close + 1; word < end; word++) {
    if (text[word] === '[' && /\s/.test(text[word - 1]!) && reader.closing(word) > 0) return undefined;
  }
  title.lastIndex = end;
  if (title.test(text)) end = title.lastIndex;
  return { end, label: foldedLabel(text.slice(at, close)) };
}

/** Whether a place is in brackets that are closed. */
export function isBracketed(text: string, at: number, options: CitationOptions): boolean {
  const reader = new InlineReader(new InlineContext(text, options, noLabels), 0, text.length);
  for (let open = text.lastIndexOf('[', at); open >= 0; open = open === 0 ? -1 : text.lastIndexOf('[', open - 1)) {
    if (reader.closing(open) > at) return true;
  }
  return false;
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}
