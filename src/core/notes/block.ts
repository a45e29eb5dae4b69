import type { Block as NoteBlock } from './blocks/block';
import { BlockReader, type Stretch } from './blocks/blocks';
import { defaultCitationOptions } from './citationSyntax';
import { bodyStart } from './frontMatter/frontMatter';

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** How much of a block is looked at before and after the offset: parsing it must not take longer than a key press. */
const longestBefore = 5000;
const longestAfter = 1000;

/**
 * The block of a Markdown text around an offset, such that it reads the same alone as in the text: from where no list,
 * quote, fence or HTML of before goes on, to the next blank line. Undefined in front matter and other metadata, fenced code
 * and HTML that goes over lines, of the outermost level. Containers on the way are not looked into. A very long block is
 * cut, so what was opened more than a few thousand characters before is not seen.
 */
export function blockAt(text: string, offset: number): Block | undefined {
  const stretch = stretchAt(text, offset);
  if (!stretch) return undefined;
  // a comment or TeX may go on after a blank line
  const end = Math.max(blockEnd(text, offset), Math.min(stretch.end, offset + longestAfter));
  return { start: cutStart(text, stretch.start, offset), end };
}

/**
 * Cuts a Markdown text, without its front matter, into stretches of at least `size` units that can each be read alone, but
 * for links whose definitions stand in another one.
 */
export function chunksOf(text: string, size: number): Block[] {
  const starts = [bodyStart(text)];
  for (const { start, isApart } of stretchesOf(text, starts[0]!)) {
    const first = Math.max(starts[0]!, lineStart(text, start));
    if (isApart && first > starts.at(-1)! && first - starts.at(-1)! >= size) starts.push(first);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Where the block around an offset begins, and where its paragraph ends, if that goes on after a blank line. */
function stretchAt(text: string, offset: number): Block | undefined {
  const body = bodyStart(text);
  // front matter that ends the text has no line below it
  if (offset < body || (body > 1 && offset === body && text[body - 1] !== '\n')) return undefined;
  let start = body;
  for (const stretch of stretchesOf(text, body)) {
    if (lineStart(text, stretch.start) > offset) break;
    if (stretch.isApart) start = Math.max(body, lineStart(text, stretch.start));
    if (offset > lineEnd(text, stretch.end)) continue;
    const [block] = stretch.blocks;
    if (block && hides(block, text, offset)) return undefined;
    if (block?.kind === 'paragraph' && stretch.blocks.length === 1) return { start, end: stretch.end };
  }
  return { start, end: start };
}

/** Whether an offset is in what holds no Markdown. */
function hides({ kind, start, end }: NoteBlock, text: string, offset: number): boolean {
  switch (kind) {
    case 'metadata':
      return true;
    case 'code':
      return /[`~]/.test(text[start]!);
    case 'html':
      return offset > start && offset < end && lineEnd(text, start) < end;
    default:
      return false;
  }
}

function stretchesOf(text: string, from: number): Generator<Stretch> {
  return new BlockReader(text, defaultCitationOptions).stretchesFrom(from);
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
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
