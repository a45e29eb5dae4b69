import type { Line } from '../blocks/lines';

/** The text of one paragraph or heading, without what marks the blocks that it stands in. */
export interface LeafText {
  /** Lines end with `\n`, and begin with ink. */
  readonly text: string;
  /** Where its lines begin. */
  readonly lineStarts: readonly number[];
  /** Where a place in `text` is in the note. */
  offsetAt(at: number): number;
}

/** The text of some lines of a note. */
export function leafText(source: string, lines: readonly Line[]): LeafText {
  const starts: number[] = [];
  let text = '';
  for (const [index, { ink, end }] of lines.entries()) {
    if (index > 0) text += '\n';
    starts.push(text.length);
    text += source.slice(ink, index + 1 < lines.length ? blanksAfter(source, end) : end);
  }
  return {
    text,
    lineStarts: starts,
    offsetAt(at) {
      let low = 0;
      let high = starts.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle;
      }
      return (lines[low]?.ink ?? 0) + at - (starts[low] ?? 0);
    },
  };
}

/** Blanks before the end of a line say that it is broken there. */
function blanksAfter(source: string, end: number): number {
  let next = end;
  while (source[next] === ' ' || source[next] === '\t') next++;
  return source[next] === '\n' || source[next] === '\r' ? next : end;
}
