/** A place in a text as editors count: lines and, in UTF-16 units, characters from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Tells where offsets of a text are. Lines end as in VS Code: with a line feed, a carriage return, or both.
 * @returns a function that takes an offset; it is fastest for offsets that grow
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  let line = 0;
  return (offset) => {
    if (starts[line]! > offset) line = 0;
    if ((starts[line + 1] ?? Infinity) <= offset) line = lineOf(starts, offset, line + 1);
    return { line, character: offset - starts[line]! };
  };
}

/** The offset of each line's first character. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  return starts;
}

/** The last line, from `low` on, that does not begin after the offset. */
function lineOf(starts: readonly number[], offset: number, low: number): number {
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}
