import type { Nodes, Parents, Text } from 'mdast';
import type { CitationNode } from './citationSyntax';
import { parseMarkdown } from './markdown';

/** One citation in a note. All offsets are UTF-16 units of the note's text; ends are exclusive. */
export interface Citation {
  readonly key: string;
  /** `start` to `end` covers all of `-@{key}`. */
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether it was written `-@key`. */
  readonly suppressAuthor: boolean;
  /** Whether it was written `@{key}`. */
  readonly braced: boolean;
}

/** A pair of square brackets in running text, or a bracket that nothing closes (`end` is then undefined). */
export interface Bracketed {
  readonly start: number;
  readonly end: number | undefined;
  /** All citations within, in order, those in inner brackets too. */
  readonly citations: readonly Citation[];
  /** Where the semicolons directly in these brackets stand. */
  readonly separators: readonly number[];
  /** Whether a citation stands directly in these brackets, not only in brackets inside them. */
  readonly direct: boolean;
  /** What the brackets are besides: `^[an inline note]`, or `[text][reference]`; neither is ever a cluster. */
  readonly kind: 'plain' | 'note' | 'reference';
}

/** What stands in a text: citations and brackets in the order of their starts. */
export interface Found {
  readonly citations: readonly Citation[];
  readonly brackets: readonly Bracketed[];
  /** The normalised labels of the link definitions. */
  readonly definitions: readonly string[];
}

interface OpenBracket {
  readonly start: number;
  readonly note: boolean;
  readonly citations: Citation[];
  readonly separators: number[];
  direct: boolean;
}

/** An escape, a character reference, or a mark that matters. */
const marks = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});|[[\];]/gi;
/** Pandoc's attributes: `[text]{.class #id key=value}` is a span. */
const attributes =
  /^\{\s*(?:(?:[#.][^\s{}]+|[\p{L}_:][\p{L}\p{N}_:.-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}]*)|-)(?:\s+|(?=\})))*\}/u;
/** A second pair of brackets makes the first one a reference's text, unless it is a cluster or a footnote. */
const reference = /^\[(?!-?@|\^)[^\]]*\]/;
const longestTail = 500;

/**
 * Finds the citations and the brackets in Markdown: whole blocks, without front matter. Nothing in a link is a citation,
 * nor in brackets with attributes.
 *
 * @param offset what is added to the offsets: where `source` begins in the text that it was taken from
 * @param definitions labels that are links too, for their definitions stand elsewhere in that text
 */
export function findCitations(source: string, offset = 0, definitions: readonly string[] = []): Found {
  // micromark drops a byte order mark without counting it
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const head = definitions.map((label) => `[${label}]: x\n\n`).join('');
  const shift = offset + source.length - text.length - head.length;
  const defined: string[] = [];
  const citations: Citation[] = [];
  const brackets: Bracketed[] = [];
  const inSpans = new Set<Citation>();

  visit(parseMarkdown(head + text), []);
  return {
    citations: citations.filter((citation) => !inSpans.has(citation)),
    brackets: brackets
      .map((bracketed) => ({
        ...bracketed,
        citations: bracketed.citations.filter((citation) => !inSpans.has(citation)),
      }))
      .sort((a, b) => a.start - b.start),
    definitions: defined,
  };

  function visit(node: Nodes, outer: readonly OpenBracket[]): void {
    if (node.type === 'link' || node.type === 'linkReference') return;
    if (node.type === 'definition') defined.push(node.identifier);
    else if (node.type === 'citation') addCitation(node, outer);
    else if ('children' in node) visitChildren(node, outer);
  }

  function visitChildren(parent: Parents, outer: readonly OpenBracket[]): void {
    // a bracket closes in the same emphasis, cell or paragraph in which it opens
    const open: OpenBracket[] = [];
    for (const child of parent.children) {
      if (child.type === 'text') visitText(child, open);
      else visit(child, open.length === 0 ? outer : [...outer, ...open]);
    }
    for (const bracket of open) close(bracket, undefined);
  }

  function addCitation(node: CitationNode, open: readonly OpenBracket[]): void {
    const keyStart = node.keyStart + shift;
    const keyEnd = node.keyEnd + shift;
    const key = textAt(keyStart, keyEnd);
    const { suppressAuthor, braced } = node;
    const citation = { key, ...offsets(node), keyStart, keyEnd, suppressAuthor, braced };
    citations.push(citation);
    for (const bracket of open) bracket.citations.push(citation);
    const innermost = open.at(-1);
    if (innermost) innermost.direct = true;
  }

  function visitText(node: Text, open: OpenBracket[]): void {
    const { start, end } = offsets(node);
    const content = textAt(start, end);
    for (const match of content.matchAll(marks)) {
      const [mark] = match;
      const place = start + match.index;
      if (mark === '[') {
        const note = match.index > 0 && content[match.index - 1] === '^' && content[match.index - 2] !== '\\';
        open.push({ start: place, note, citations: [], separators: [], direct: false });
      } else if (mark === ']') {
        const bracket = open.pop();
        if (bracket) close(bracket, place + 1);
      } else if (mark === ';') {
        open.at(-1)?.separators.push(place);
      } else if (mark.startsWith('&') && node.value.includes(mark)) {
        // it stands for no character, so its semicolon is one
        open.at(-1)?.separators.push(place + mark.length - 1);
      }
    }
  }

  function close(bracket: OpenBracket, end: number | undefined): void {
    const tail = end === undefined ? '' : textAt(end, end + longestTail);
    if (attributes.test(tail)) for (const citation of bracket.citations) inSpans.add(citation);
    const kind = bracket.note ? 'note' : reference.test(tail) ? 'reference' : 'plain';
    brackets.push({ ...bracket, end, kind });
  }

  function textAt(start: number, end: number): string {
    return source.slice(start - offset, end - offset);
  }

  function offsets(node: Nodes): { start: number; end: number } {
    return { start: node.position!.start.offset! + shift, end: node.position!.end.offset! + shift };
  }
}
