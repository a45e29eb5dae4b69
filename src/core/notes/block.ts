import { bodyStart } from './frontMatter/frontMatter';

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** How much of a block is looked at before and after the offset: parsing it must not take longer than a key press. */
const longestBefore = 5000;
const longestAfter = 1000;

const fenceOpening = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const listMarker = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))( {1,4}(?=\S)|\s|$)/;
const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}$/;
const footnoteMarker = /^ {0,3}\[\^[^\]\s]+\]:/;
/** HTML blocks that blank lines do not end, each with what ends it: CommonMark's kinds 1 to 5. */
const htmlBlocks: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

/** HTML blocks that a blank line ends: CommonMark's kind 6 by its names, and kind 7, which no paragraph may precede. */
const namedHtml =
  /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s>]|\/>|$)/i;
const anyHtml = /^ {0,3}<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>$/i;

/**
 * The block of a Markdown text around an offset, such that it reads the same alone as in the text: from a line where no
 * list, quote, fence or HTML of before goes on, to the next blank line. Undefined in front matter, fenced code and HTML
 * blocks of the outermost level. It looks at the first characters of the lines before the offset, and parses nothing. A
 * very long block is cut, so what was opened more than a few thousand characters before is not seen.
 */
export function blockAt(text: string, offset: number): Block | undefined {
  const start = blockStart(text, offset);
  if (start === undefined) return undefined;
  return { start: cutStart(text, start, offset), end: blockEnd(text, offset) };
}

/**
 * Cuts a Markdown text, without its front matter, into stretches of at least `size` units that can each be read alone, but
 * for links whose definitions stand in another one.
 */
export function chunksOf(text: string, size: number): Block[] {
  const starts = [bodyStart(text)];
  scan(text, starts[0]!, text.length, (start) => {
    if (start - starts.at(-1)! >= size) starts.push(start);
  });
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

function blockStart(text: string, offset: number): number | undefined {
  let safe = bodyStart(text);
  // front matter that ends the text has no line below it
  if (offset < safe || (safe > 1 && offset === safe && text[safe - 1] !== '\n')) return undefined;
  const isProse = scan(text, safe, offset, (start) => {
    safe = start;
  });
  return isProse ? safe : undefined;
}

/**
 * Goes through the lines from `from`, where the body begins, to the one at `to`, and tells the start of each on which
 * nothing of before goes on. False if the last line is in fenced code or HTML of the outermost level.
 */
function scan(text: string, from: number, to: number, onStart: (start: number) => void): boolean {
  // the text of the outermost list item or footnote begins here; 0 outside of both
  let contentColumn = 0;
  let afterBlank = true;
  // whether HTML or a formula since the last blank line may make a line that looks like a list item something else
  let plain = true;
  let emptyItem = false;
  let inHtml = false;
  let fence = '';
  let htmlEnd: RegExp | undefined;
  for (let start = from; start <= to; start = lineEnd(text, start) + 1) {
    const ink = firstInk(text, start);
    if (htmlEnd) {
      if (htmlEnd.test(text.slice(start, lineEnd(text, start)))) htmlEnd = undefined;
      afterBlank = true;
      continue;
    }
    const code = text.charCodeAt(ink);
    if (fence) {
      if (
        code === fence.charCodeAt(0) &&
        indentOf(text, start, ink) < 4 &&
        closes(text.slice(ink, lineEnd(text, ink)), fence)
      )
        fence = '';
      afterBlank = true;
      continue;
    }
    if (Number.isNaN(code) || code === 10 || code === 13) {
      afterBlank = true;
      inHtml = false;
      continue;
    }
    if (inHtml) continue;
    const indent = indentOf(text, start, ink);
    if (indent === 0 && (afterBlank || (plain && startsItem(text, start, contentColumn > 0)))) {
      onStart(start);
      contentColumn = 0;
      plain = true;
    }
    const fresh = afterBlank;
    afterBlank = false;
    // nothing goes on in an item without text
    if (emptyItem && indent < contentColumn) contentColumn = 0;
    emptyItem = false;
    const inContainer = contentColumn > 0 && indent >= contentColumn;
    // most lines begin with a letter, and open nothing
    if (inContainer || (code > 64 && code < 91) || (code > 96 && code < 123)) continue;
    const line = text.slice(start, lineEnd(text, start)).trimEnd();
    const opening = fenceOpening.exec(line);
    if (code === 35 || code === 62 || thematicBreak.test(line)) {
      // a heading, a quote or a rule ends a list even without a blank line
      if (indent < 4) contentColumn = 0;
    } else if (opening) {
      fence = opening[1] ?? opening[2]!;
      contentColumn = 0;
    } else if (code === 60) {
      plain = false;
      const kind = htmlBlocks.find(([begin]) => begin.test(line));
      if (kind && !kind[1].test(line)) htmlEnd = kind[1];
      inHtml = !kind && (namedHtml.test(line) || (fresh && anyHtml.test(line)));
    } else if (code === 36) {
      plain &&= !line.trimStart().startsWith('$$');
    } else {
      const marker = listMarker.exec(line);
      emptyItem = marker?.[0] === line;
      if (marker) contentColumn = marker[1]!.length + (/^ +$/.test(marker[2]!) ? marker[2]!.length : 1);
      else if (footnoteMarker.test(line)) contentColumn = 4;
    }
  }
  return !fence && !htmlEnd;
}

/** Whether a line without indentation begins a list item wherever it stands. */
function startsItem(text: string, start: number, inList: boolean): boolean {
  const code = text.charCodeAt(start);
  if (code === 42 || code === 43 || code === 45) return /^. +[^\s*-]/.test(text.slice(start, start + 8));
  return inList && code > 47 && code < 58 && /^\d{1,9}[.)] +\S/.test(text.slice(start, start + 16));
}

/** The width of the blanks from `start` to `ink`; tabs stop at every fourth column. */
function indentOf(text: string, start: number, ink: number): number {
  let width = 0;
  for (let at = start; at < ink; at++) width += text.charCodeAt(at) === 9 ? 4 - (width % 4) : 1;
  return width;
}

function closes(line: string, fence: string): boolean {
  const run = line.trimEnd();
  return run.length >= fence.length && run === fence[0]!.repeat(run.length);
}

function cutStart(text: string, start: number, offset: number): number {
  if (offset - start <= longestBefore) return start;
  const earliest = offset - longestBefore;
  const line = lineEnd(text, earliest) + 1;
  if (line <= text.lastIndexOf('\n', offset - 1) + 1) return line;
  const space = text.indexOf(' ', earliest);
  return space < 0 || space >= offset ? offset : space + 1;
}

function blockEnd(text: string, offset: number): number {
  const last = Math.min(text.length, offset + longestAfter);
  let end = lineEnd(text, offset);
  while (end < last) {
    const ink = firstInk(text, end + 1);
    if (ink >= text.length || text[ink] === '\n' || text[ink] === '\r') break;
    end = lineEnd(text, ink);
  }
  return Math.min(end, last);
}

/** The offset of the line feed that ends the line, or the text's end. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function firstInk(text: string, offset: number): number {
  let ink = offset;
  while (text.charCodeAt(ink) === 32 || text.charCodeAt(ink) === 9) ink++;
  return ink;
}
