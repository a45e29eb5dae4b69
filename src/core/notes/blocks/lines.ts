/** One line of a block: what is left of a line of the source where the marks of the blocks around it are taken off. */
export interface Line {
  /** Where its ink begins, in UTF-16 units of the source; its end where it is blank. */
  readonly ink: number;
  /** After its last ink. */
  readonly end: number;
  /** How many columns of blanks stand before the ink, within the block around it. */
  readonly indent: number;
  /** The column of the ink in the source: tabs stop at every fourth. */
  readonly column: number;
}

const tabStop = 4;

/** The lines of a source from an offset on; `\n` ends them, and `\r` counts for a blank. */
export function linesFrom(source: string, from: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < source.length;) {
    const feed = source.indexOf('\n', start);
    const next = feed < 0 ? source.length : feed;
    lines.push(lineFrom(source, start, inkEnd(source, start, next), 0));
    start = next + 1;
  }
  return lines;
}

/** The line that begins with the blanks at an offset. */
function lineFrom(source: string, start: number, end: number, startColumn: number): Line {
  let ink = start;
  let column = startColumn;
  while (ink < end && isBlankCode(source.charCodeAt(ink))) {
    column += source.charCodeAt(ink) === 9 ? tabStop - (column % tabStop) : 1;
    ink++;
  }
  return { ink, end, indent: column - startColumn, column };
}

export function isBlank({ ink, end }: Line): boolean {
  return ink >= end;
}

/** A line without so many columns of its indentation. */
export function outdented(line: Line, columns: number): Line {
  return columns === 0 ? line : { ...line, indent: Math.max(0, line.indent - columns) };
}

/** What follows an offset in a line, with the blanks there as its indentation. What is passed holds no tabs. */
export function lineAfter(source: string, line: Line, offset: number): Line {
  return lineFrom(source, Math.min(offset, line.end), line.end, line.column + offset - line.ink);
}

/** What stands in a line from one column to another one, as in a table. Columns count from where the line's block begins. */
export function lineBetween(source: string, line: Line, from: number, to: number): Line {
  const zero = line.ink - line.indent;
  const start = Math.min(line.end, Math.max(line.ink, zero + from));
  const end = Math.max(start, Math.min(line.end, zero + to));
  return lineFrom(source, start, inkEnd(source, start, end), line.column + start - line.ink);
}

/** The text of a line, without its indentation. */
export function inkOf(source: string, { ink, end }: Line): string {
  return source.slice(ink, end);
}

function inkEnd(source: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlankCode(source.charCodeAt(last - 1))) last--;
  return last;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
