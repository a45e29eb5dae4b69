import { InlineContext } from '../inline/inlineContext';
import { codeEnd, formulaEnd, htmlAt } from '../inline/verbatim';
import { placeOf, type Block, type ContainerBlock, type Read } from './block';
import { isBlank, lineBetween, outdented, type Line } from './lines';
import type { Region } from './region';

const pipeColumn = String.raw`[ \t]*:?-+:?[ \t]*`;
const pipeBreak = new RegExp(String.raw`^(\|?)${pipeColumn}((?:[|+]${pipeColumn})*)\|?$`);
const gridRule = /^\+(?:[-=:]+\+)+$/;

/** A table of any of Pandoc's kinds. Its cells are prose; those of a grid hold blocks. */
export function readTable(region: Region, at: number): Read | undefined {
  return readPipeTable(region, at) ?? readDashedTable(region, at) ?? readGrid(region, at);
}

function readPipeTable(region: Region, at: number): Read | undefined {
  if (region.lines[at]!.indent > 3 || !hasPipe(region, at)) return undefined;
  const isHeadless = isPipeBreak(region, at);
  if (!isHeadless && !(region.hasInk(at + 1) && isPipeBreak(region, at + 1))) return undefined;
  const cells = isHeadless ? [] : pipeCells(region, at);
  let next = at + (isHeadless ? 1 : 2);
  // one by one: so many arguments as a row may have cells overflow the stack
  for (; region.hasInk(next) && hasPipe(region, next); next++) {
    for (const cell of pipeCells(region, next)) cells.push(cell);
  }
  return { blocks: cells, next };
}

function isPipeBreak(region: Region, at: number): boolean {
  const { ink, indent } = region.lines[at]!;
  const code = region.source.charCodeAt(ink);
  // a pipe, a colon or a dash
  if ((code !== 124 && code !== 58 && code !== 45) || indent > 3) return false;
  const match = pipeBreak.exec(region.ink(at));
  return match !== null && (match[1] !== '' || match[2] !== '');
}

function hasPipe(region: Region, at: number): boolean {
  const { ink, end } = region.lines[at]!;
  return region.source.slice(ink, end).includes('|');
}

/** The cells of a row: pipes in code, formulas and tags, and after a backslash, are text. */
function pipeCells(region: Region, at: number): Block[] {
  const line = { ...region.lines[at]!, indent: 0 };
  const row = region.ink(at);
  const context = new InlineContext(row, region.text.options, { links: new Set(), examples: new Set() });
  const cells: Block[] = [];
  let start = row.startsWith('|') ? 1 : 0;
  for (let here = start; here <= row.length; here = Math.max(here + 1, verbatimEnd(context, here))) {
    if (here < row.length && row[here] !== '|') continue;
    addCell(cells, [lineBetween(region.source, line, start, here)]);
    start = here + 1;
  }
  return cells;
}

/** After what a row takes as it is, or -1. */
function verbatimEnd(context: InlineContext, at: number): number {
  const { text, absent } = context;
  switch (text[at]) {
    case '\\':
      return at + 2;
    case '`':
      return codeEnd(context, at, text.length);
    case '$':
      return formulaEnd(context, at, text.length);
    case '<':
      return htmlAt(text, at, text.length, absent)?.end ?? -1;
    default:
      return -1;
  }
}

function addCell(cells: Block[], lines: readonly Line[]): void {
  const inked = lines.filter((line) => !isBlank(line));
  if (inked.length > 0) cells.push({ kind: 'cell', lines: inked, ...placeOf(inked) });
}

/** Tables whose columns are dashes: simple ones, and those with rows of several lines, which blank lines part. */
function readDashedTable(region: Region, at: number): Read | undefined {
  if (!region.isDashed(at)) {
    return region.hasInk(at + 1) && region.isDashed(at + 1) && region.hasInk(at + 2)
      ? dashedRows(region, [at], at + 1, rowsEnd(region, at + 2), false)
      : undefined;
  }
  if (!region.hasInk(at + 1)) return undefined;
  const blank = rowsEnd(region, at + 1);
  for (let line = at + 2; line < blank; line++) {
    if (!region.isDashed(line)) continue;
    const heads = Array.from({ length: line - at - 1 }, (_, index) => at + 1 + index);
    const isFooter = line + 1 === blank;
    if (isFooter) return dashedRows(region, [], at, line, false);
    const footer = region.dashedFooter(line + 2);
    return footer === undefined ? undefined : dashedRows(region, heads, line, footer, true);
  }
  const footer = region.dashedFooter(blank);
  return footer === undefined ? undefined : dashedRows(region, [], at, footer, true);
}

/** The next blank line from here on, or the end of a division. */
function rowsEnd(region: Region, at: number): number {
  const blank = region.nextBlank(at);
  for (let line = at; line < blank; line++) if (region.closes(line)) return line;
  return blank;
}

/** The rows below a line of dashes, up to a line that is none of them. */
function dashedRows(region: Region, heads: readonly number[], rule: number, last: number, isMultiline: boolean): Read {
  const columns = columnsOf(region, rule);
  const cells: Block[] = [];
  const rows: number[][] = heads.length > 0 ? [[...heads]] : [];
  let end = last;
  for (let line = rule + 1, isNew = true; line < last; line++) {
    if (region.isBlank(line)) isNew = true;
    else if (!isMultiline && region.isDashed(line) && line + 1 === last) end = line;
    else {
      if (isNew || !isMultiline) rows.push([]);
      rows.at(-1)!.push(line);
      isNew = false;
    }
  }
  for (const row of rows) {
    for (const [index, from] of columns.entries()) {
      const to = columns[index + 1] ?? Infinity;
      addCell(
        cells,
        row.map((line) => lineBetween(region.source, region.lines[line]!, from, to)),
      );
    }
  }
  const isFooter = end < region.lines.length && region.isDashed(end);
  return { blocks: cells, next: isFooter ? end + 1 : last };
}

/** Where each column of a line of dashes begins. */
function columnsOf(region: Region, at: number): number[] {
  const { indent } = region.lines[at]!;
  return [...region.ink(at).matchAll(/-+/g)].map(({ index }) => indent + index);
}

/** A table that is drawn, each of whose cells holds blocks. */
function readGrid(region: Region, at: number): Read | undefined {
  if (!region.mayNest || !isGridRule(region, at)) return undefined;
  const columns = [...region.ink(at).matchAll(/\+/g)].map(({ index }) => index);
  const blocks: ContainerBlock[] = [];
  let next = at;
  let row = at + 1;
  for (next = at + 1; region.hasInk(next) && /[|+]/.test(region.source[region.lines[next]!.ink]!); next++) {
    if (!isGridRule(region, next)) continue;
    for (let index = 0; next > row && index + 1 < columns.length; index++) {
      const lines = region.lines.slice(row, next);
      const cell = lines.map((line) => lineBetween(region.source, line, columns[index]! + 1, columns[index + 1]!));
      const isIndented = cell.every((line) => isBlank(line) || line.indent > 0);
      const inside = isIndented ? cell.map((line) => outdented(line, 1)) : cell;
      blocks.push({ kind: 'part', lines: inside, within: region.inside(false), ...placeOf(inside) });
    }
    row = next + 1;
  }
  // a table ends with a rule
  return row === next && next > at + 1 ? { blocks, next } : undefined;
}

function isGridRule(region: Region, at: number): boolean {
  const { ink, indent, end } = region.lines[at]!;
  return ink < end && indent === 0 && region.source[ink] === '+' && gridRule.test(region.ink(at));
}
