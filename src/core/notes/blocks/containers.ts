import { placeOf, type ContainerBlock, type Read } from './block';
import { isBlank, lineAfter, outdented, type Line } from './lines';
import { meaningStart } from './listMarkers';
import type { Region } from './region';
import { spanEnd } from './spans';

/** How far the further paragraphs of definitions and footnotes are indented. */
const partIndent = 4;

/** An item of a list, with all that Pandoc takes for its text, indented or not. */
export function readItem(region: Region, at: number): Read | undefined {
  const start = region.mayNest ? region.item(at) : undefined;
  if (!start) return undefined;
  const { content, rest, example } = start;
  const lines: Line[] = [rest];
  let next = withSpan(region, lines, at, content);
  while (region.hasInk(next) && !endsItemText(region, next, content)) {
    lines.push(dedented(region.lines[next]!, content));
    next = withSpan(region, lines, next, content);
  }
  for (;;) {
    next = withBlanks(region, lines, next);
    if (!region.hasInk(next) || region.closes(next) || region.lines[next]!.indent < content) break;
    for (let first = true; region.hasInk(next) && !region.closes(next); first = false) {
      const line = region.lines[next]!;
      if (!first && line.indent < content && region.item(next)) break;
      lines.push(dedented(line, content));
      next++;
    }
  }
  return containerRead(region, 'item', lines, next, region.lines[at]!.ink, example);
}

/** An item of a bullet list: it comes before headings and tables, items of other lists come after them. */
export function readBullet(region: Region, at: number): Read | undefined {
  return /[-+*]/.test(region.source[region.lines[at]!.ink]!) ? readItem(region, at) : undefined;
}

/** Whether a line is none of the first lines of an item, which need no indentation. */
function endsItemText(region: Region, at: number, content: number): boolean {
  if (region.closes(at) || region.item(at) || region.fence(at) !== undefined) return true;
  const line = region.lines[at]!;
  return line.indent >= content && region.itemIn({ ...line, indent: 0 }) !== undefined;
}

/** Adds the lines over which a comment that begins on a line goes on. */
function withSpan(region: Region, lines: Line[], at: number, content: number): number {
  const last = spanEnd(region, at, false);
  for (let next = at + 1; next <= last; next++) lines.push(dedented(region.lines[next]!, content));
  return last + 1;
}

function withBlanks(region: Region, lines: Line[], at: number): number {
  let next = at;
  while (next < region.lines.length && region.isBlank(next)) lines.push(region.lines[next++]!);
  return next;
}

/** A line without the indentation of what it belongs to, if it has all of that. */
function dedented(line: Line, columns: number): Line {
  return line.indent >= columns ? outdented(line, columns) : line;
}

/** A block quote. What follows without a mark or a blank line belongs to it. */
export function readQuote(region: Region, at: number): Read | undefined {
  if (!region.mayNest || !region.isQuote(at)) return undefined;
  const lines: Line[] = [];
  let next = at;
  for (; region.hasInk(next); next++) {
    const line = region.lines[next]!;
    if (region.isQuote(next)) {
      const rest = lineAfter(region.source, line, line.ink + 1);
      lines.push(outdented(rest, Math.min(1, rest.indent)));
    } else if (region.source[line.ink] === '>' || region.interrupts(next) || (region.within.list && region.item(next)))
      break;
    else lines.push(line);
  }
  return containerRead(region, 'quote', lines, next, region.lines[at]!.ink);
}

const footnoteMark = /\[\^[^\]\s]+\]:/y;

/** The text of a footnote. */
export function readFootnote(region: Region, at: number): Read | undefined {
  const length = region.mayNest ? footnoteMarkLength(region, at) : 0;
  if (length === 0) return undefined;
  const line = region.lines[at]!;
  let first = lineAfter(region.source, line, line.ink + length);
  let next = at + 1;
  if (isBlank(first) && region.hasInk(next)) first = region.lines[next++]!;
  const lines = [dedented(first, partIndent)];
  for (;;) {
    while (region.hasInk(next) && footnoteMarkLength(region, next) === 0) {
      lines.push(dedented(region.lines[next++]!, partIndent));
    }
    const ink = afterBlanks(region, next);
    if (ink === next || !region.hasInk(ink) || region.lines[ink]!.indent < partIndent) break;
    next = withBlanks(region, lines, next);
    lines.push(outdented(region.lines[next++]!, partIndent));
  }
  return containerRead(region, 'part', lines, next, line.ink);
}

function footnoteMarkLength(region: Region, at: number): number {
  const { ink, indent } = region.lines[at]!;
  if (indent > 3 || region.source[ink + 1] !== '^') return 0;
  footnoteMark.lastIndex = ink;
  return footnoteMark.exec(region.source)?.[0].length ?? 0;
}

function afterBlanks(region: Region, at: number): number {
  let next = at;
  while (next < region.lines.length && region.isBlank(next)) next++;
  return next;
}

/** A term, and what it means: one part for each `:   meaning`. */
export function readDefinitions(region: Region, at: number): Read | undefined {
  if (!region.mayNest) return undefined;
  const term = region.lines[at]!;
  const parts: ContainerBlock[] = [];
  let next = at + 1;
  for (;;) {
    const start = next + Number(next < region.lines.length && region.isBlank(next));
    const first = region.hasInk(start) ? meaningStart(region.source, region.lines[start]!) : undefined;
    if (!first) break;
    const lines = [first];
    next = withMeaning(region, lines, start + 1);
    parts.push(container(region, 'part', lines, region.lines[start]!.ink));
  }
  return parts.length === 0
    ? undefined
    : { blocks: [{ kind: 'paragraph', lines: [term], ...placeOf([term]) }, ...parts], next };
}

function withMeaning(region: Region, lines: Line[], from: number): number {
  for (let next = from; ;) {
    for (; region.hasInk(next) && !region.closes(next); next++) {
      const line = region.lines[next]!;
      if (line.indent < partIndent && meaningStart(region.source, line)) break;
      lines.push(dedented(line, partIndent));
    }
    const ink = afterBlanks(region, next);
    if (!region.hasInk(ink) || region.lines[ink]!.indent < partIndent) return next;
    next = withBlanks(region, lines, next);
    lines.push(outdented(region.lines[next++]!, partIndent));
  }
}

function containerRead(
  region: Region,
  kind: ContainerBlock['kind'],
  lines: Line[],
  next: number,
  start: number,
  example?: string,
): Read {
  return { blocks: [container(region, kind, lines, start, example)], next };
}

function container(
  region: Region,
  kind: ContainerBlock['kind'],
  lines: Line[],
  start: number,
  example?: string,
): ContainerBlock {
  const ended = lines.findLast((line) => !isBlank(line)) ?? lines[0]!;
  return {
    kind,
    lines,
    within: region.inside(kind === 'item'),
    start,
    end: ended.end,
    ...(example !== undefined && { example }),
  };
}
