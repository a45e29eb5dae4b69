import { Absent } from '../inline/absent';
import { htmlAt } from '../inline/verbatim';
import { placeOf, type Block, type OpaqueBlock, type Read } from './block';
import { isBlank, lineAfter } from './lines';
import { definitionAt, isBracketed } from './linkDefinition';
import { isRule } from './listMarkers';
import type { Region } from './region';
import { formulaEnd, spanEnd } from './spans';

/** How much of a paragraph is looked at for a tag. */
const longestTag = 4000;
/** How many lines the definition of a link has: two of its label, then the target and the title. */
const longestDefinition = 4;

/** How far brackets that hold something like an item go. */
const longestBrackets = 500;

const divisionMark = /^:{3,}(?:[ \t]*(?:\{[^}]*\}|[^\s{}]+)[ \t]*:*)?$/;
const underline = /^(?:=+|-+)$/;
const lineBlockMark = /\|(?= |$)/;
const verbatim = /^(?:pre|script|style|textarea)$/;
/** What blank lines do not end, with what ends it. */
const htmlSpans = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/** Fenced code, with its fences; one that is not closed goes on to the end. */
export function readFence(region: Region, at: number): Read | undefined {
  const fence = region.fence(at);
  if (fence === undefined) return undefined;
  let next = at + 1;
  while (next < region.lines.length && !region.closesFence(next, fence)) next++;
  return opaque(region, 'code', at, Math.min(next + 1, region.lines.length));
}

/** YAML between `---` and `---` or `...`. */
export function readMetadata(region: Region, at: number): Read | undefined {
  if (!region.isMetadataMark(at) || !region.hasInk(at + 1)) return undefined;
  const end = region.metadataEnd(at + 1);
  return end === undefined ? undefined : opaque(region, 'metadata', at, end + 1);
}

/** The line of colons that opens or closes a division. What is in it stands beside it. */
export function readDivisionMark(region: Region, at: number): Read | undefined {
  if (!region.startsWith(at, ':::') || region.lines[at]!.indent > 0) return undefined;
  return divisionMark.test(region.ink(at)) ? opaque(region, 'mark', at, at + 1) : undefined;
}

/** A tag of a block, a comment, or an element whose content is no Markdown. */
export function readHtml(region: Region, at: number): Read | undefined {
  const line = region.lines[at]!;
  if (region.source[line.ink] !== '<' || line.indent > 3) return undefined;
  const { end, takesBlanks } = htmlEnd(region, at) ?? {};
  if (end === undefined || end > region.lines.at(-1)!.end) return undefined;
  const last = region.lineAt(end, at);
  const blocks: Block[] = [{ kind: 'html', start: line.ink, end }];
  const rest = lineAfter(region.source, region.lines[last]!, end);
  if (!isBlank(rest)) return { blocks, next: last, rest };
  const next = last + 1;
  const isNext = takesBlanks === true && region.hasInk(next) && region.lines[next]!.indent > 0;
  return { blocks, next, ...(isNext && { rest: { ...region.lines[next]!, indent: 0 } }) };
}

function htmlEnd(region: Region, at: number): { readonly end: number; readonly takesBlanks: boolean } | undefined {
  const { source, text } = region;
  const start = region.lines[at]!.ink;
  const last = region.lines.at(-1)!.end;
  for (const [open, close] of htmlSpans) {
    if (!source.startsWith(open, start)) continue;
    const found = text.absent.find(source, close, start + open.length, last);
    return found < 0 ? undefined : { end: found + close.length, takesBlanks: false };
  }
  const tag = source.slice(start, Math.min(start + longestTag, region.lines[region.nextBlank(at) - 1]!.end));
  const html = htmlAt(tag, 0, tag.length, new Absent());
  if (!html?.block) return undefined;
  let { end } = html;
  if (!html.closing && verbatim.test(html.name)) {
    const close = text.absent.find(source, `</${html.name}>`, start, last);
    if (close >= 0) end = close + html.name.length + 3 - start;
  }
  return { end: start + end, takesBlanks: html.name !== 'div' };
}

/** A heading, whose marks are before or below it. */
export function readHeading(region: Region, at: number): Read | undefined {
  const line = region.lines[at]!;
  const mark = region.headingMark(at);
  if (mark !== undefined) {
    const lines = [lineAfter(region.source, line, line.ink + mark.length)];
    return { blocks: [{ kind: 'heading', lines, level: mark.length, start: line.ink, end: line.end }], next: at + 1 };
  }
  const below = region.lines[at + 1];
  if (!below || below.indent > 3 || !underline.test(region.ink(at + 1))) return undefined;
  if (/[>|]/.test(region.source[line.ink]!) || region.item(at)) return undefined;
  const level = region.startsWith(at + 1, '=') ? 1 : 2;
  return { blocks: [{ kind: 'heading', lines: [line], level, start: line.ink, end: below.end }], next: at + 2 };
}

export function readIndentedCode(region: Region, at: number): Read | undefined {
  let next = at;
  for (let line = at; line < region.lines.length; line++) {
    if (region.isBlank(line)) continue;
    if (region.lines[line]!.indent < 4) break;
    next = line + 1;
  }
  return next === at ? undefined : opaque(region, 'code', at, next);
}

/** Lines with a bar before each; what is indented goes on with the line before. */
export function readLineBlock(region: Region, at: number): Read | undefined {
  const blocks: Block[] = [];
  let next = at;
  while (region.hasInk(next) && region.lines[next]!.indent === 0 && lineBlockMark.test(region.ink(next).slice(0, 2))) {
    const line = region.lines[next]!;
    const lines = [lineAfter(region.source, line, line.ink + 1)];
    for (next++; region.hasInk(next) && region.lines[next]!.indent > 0; next++) lines.push(region.lines[next]!);
    blocks.push({ kind: 'paragraph', lines, ...placeOf(lines) });
  }
  return blocks.length === 0 ? undefined : { blocks, next };
}

export function readRule(region: Region, at: number): Read | undefined {
  return isRule(region.source, region.lines[at]!) ? opaque(region, 'mark', at, at + 1) : undefined;
}

export function readLinkDefinition(region: Region, at: number): Read | undefined {
  const { ink, indent } = region.lines[at]!;
  if (region.source[ink] !== '[' || indent > 3) return undefined;
  const lines = region.lines.slice(at, Math.min(region.nextBlank(at), at + longestDefinition));
  const written = lines.map((line) => region.source.slice(line.ink, line.end)).join('\n');
  const definition = definitionAt(written, 0, region.text.options);
  if (!definition) return undefined;
  const next = at + written.slice(0, definition.end).split('\n').length;
  const end = region.lines[next - 1]!.end;
  return { blocks: [{ kind: 'definition', label: definition.label, start: ink, end }], next };
}

/** All else, up to a blank line or what ends a paragraph without one. */
export function readParagraph(region: Region, at: number): Read {
  const environment = environmentEnd(region, at);
  const soft: number[] = [];
  let next = at;
  for (;;) {
    next = spanEnd(region, formulaEnd(region, next), true) + 1;
    if (!region.hasInk(next) || region.lines[next - 1]!.end === environment) break;
    if (region.isQuote(next) || region.interrupts(next)) break;
    if (!region.within.list || !region.item(next)) continue;
    if (!isInBrackets(region, at, next)) break;
    soft.push(next - at);
  }
  const lines = region.lines.slice(at, next);
  const block = { kind: 'paragraph', lines, ...placeOf(lines), ...(soft.length > 0 && { soft }) } as const;
  const isEnvironment = lines.at(-1)!.end === environment && region.hasInk(next);
  return { blocks: [block], next, ...(isEnvironment && { rest: { ...region.lines[next]!, indent: 0 } }) };
}

/** Whether brackets of a paragraph are open where a line begins, and are closed after it. */
function isInBrackets(region: Region, from: number, at: number): boolean {
  const start = Math.max(region.lines[from]!.ink, region.lines[at]!.ink - longestBrackets);
  if (!region.source.slice(start, region.lines[at]!.ink).includes('[')) return false;
  const last = region.lines[region.nextBlank(at) - 1]!.end;
  const text = region.source.slice(start, Math.min(last, region.lines[at]!.ink + longestBrackets));
  return isBracketed(text, region.lines[at]!.ink - start, region.text.options);
}

/** The end of the TeX environment with which a line begins: if nothing stands after it, it is a block of its own. */
function environmentEnd({ source, text, lines }: Region, at: number): number {
  const { ink } = lines[at]!;
  return source.startsWith('\\begin{', ink) ? text.absent.environments.end(source, ink, source.length) : -1;
}

function opaque(region: Region, kind: OpaqueBlock['kind'], from: number, to: number): Read {
  return { blocks: [{ kind, ...placeOf(region.lines.slice(from, to)) }], next: to };
}
