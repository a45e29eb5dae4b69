import type { CitationOptions } from '../citationSyntax';
import { readCluster } from '../inline/clusters';
import { foldedLabel, InlineContext } from '../inline/inlineContext';
import { InlineReader, outermost } from '../inline/inlines';
import type { TextRange } from '../inline/inlineContext';

/** A stretch of text that may cite. */
export interface TextPart extends TextRange {
  /** Whether it ends at the line only if no code, formula or the like is open there. */
  readonly soft: boolean;
}

/** What Pandoc takes a paragraph of CommonMark for: stretches of text, with link definitions, fences and markers between. */
export interface ParagraphParts {
  readonly texts: readonly TextPart[];
  /** Folded labels of link definitions. */
  readonly links: readonly string[];
  /** Labels of the items of an example list, `(@label) text`, which may be cited anywhere. */
  readonly examples: readonly string[];
}

const label = String.raw`((?:[\p{L}\p{N}]|[-_](?=[\p{L}\p{N}]))*)`;
const exampleMarker = new RegExp(String.raw`[ \t]*(?:\(@${label}\)|@${label}[.)])(?=\s|$)`, 'uy');
/** What a definition list writes before what a term means. */
const definitionMarker = /[:~][ \t]+/y;
const fenceOpening = /:{3,}[ \t]*(?:\{[^\n}]*\}|[^\s{}]+)[ \t]*:*[ \t]*(?:\n|$)/y;
const fenceClosing = /:{3,}[ \t]*(?:\n|$)/y;

/** Takes a paragraph apart. In a list each line may begin another list, elsewhere only the paragraph's first. */
export function paragraphParts(text: string, inList: boolean, options: CitationOptions): ParagraphParts {
  const texts: TextPart[] = [];
  const links: string[] = [];
  const examples: string[] = [];
  for (let at = 0; at < text.length;) {
    const fence = lengthOf(fenceOpening, text, at) || lengthOf(fenceClosing, text, at);
    const definition = fence > 0 ? undefined : definitionAt(text, at, options);
    if (definition) links.push(definition.label);
    if (fence > 0 || definition) {
      at = definition ? definition.end + 1 : at + fence;
      continue;
    }
    at += lengthOf(definitionMarker, text, at);
    exampleMarker.lastIndex = at;
    const marker = options.exampleLists ? exampleMarker.exec(text) : null;
    if (marker) examples.push(marker[1] ?? marker[2] ?? '');
    const start = at + (marker?.[0].length ?? 0);
    let soft = false;
    for (at = lineEnd(text, at) + 1; at < text.length; at = lineEnd(text, at) + 1) {
      if (lengthOf(fenceClosing, text, at) > 0 || lengthOf(definitionMarker, text, at) > 0) break;
      soft = inList && !marker;
      if (options.exampleLists && (inList || marker) && lengthOf(exampleMarker, text, at) > 0) break;
    }
    texts.push({ start, end: Math.min(at, text.length), soft: soft && at < text.length });
  }
  return { texts, links, examples };
}

/** A link definition. */
interface Definition {
  /** The end of its line. */
  readonly end: number;
  /** Folded. */
  readonly label: string;
}

/** The link definition that begins at a place. A label that is a cluster cites, and defines nothing. */
export function definitionAt(text: string, at: number, options: CitationOptions): Definition | undefined {
  if (text[at] !== '[' || text[at + 1] === '^' || !text.includes(']:', at)) return undefined;
  const nothing: ReadonlySet<string> = new Set();
  const context = new InlineContext(text, options, { links: nothing, examples: nothing });
  const reader = new InlineReader(context, at, text.length);
  const close = reader.closing(at);
  if (close < 0 || text[close] !== ':' || readCluster(reader, at, outermost)) return undefined;
  const end = lineEnd(text, close);
  // no blanks but the common ones stand in a target, and no word of it is a reference
  if (/[^\S \t\r]/u.test(text.slice(close, end))) return undefined;
  for (let word = close + 1; word < end; word++) {
    if (text[word] === '[' && /\s/.test(text[word - 1]!) && reader.closing(word) > 0) return undefined;
  }
  return { end, label: foldedLabel(text.slice(at, close)) };
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}
