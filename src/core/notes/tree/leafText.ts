/** The text of one paragraph or heading, without what marks the quotes and lists that it stands in. */
export interface LeafText {
  /** Lines end with `\n`, and begin with ink. */
  readonly text: string;
  /** Where a place in `text` is in the note. */
  offsetAt(at: number): number;
}

/**
 * Takes a paragraph out of a note.
 * @param quotes how many block quotes it stands in
 */
export function leafText(source: string, start: number, end: number, quotes: number): LeafText {
  const lineStarts: number[] = [];
  const offsets: number[] = [];
  let text = '';
  for (let at = start; at <= end;) {
    const feed = source.indexOf('\n', at);
    const next = feed < 0 || feed >= end ? end : feed;
    const ink = at === start ? at : inkAfterMarks(source, at, next, quotes);
    lineStarts.push(text.length);
    offsets.push(ink);
    text += source.slice(ink, source[next - 1] === '\r' && next < end ? Math.max(ink, next - 1) : next);
    if (next === end) break;
    text += '\n';
    at = next + 1;
  }
  return {
    text,
    offsetAt(at) {
      let low = 0;
      let high = lineStarts.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (lineStarts[middle]! <= at) low = middle;
        else high = middle;
      }
      return offsets[low]! + at - lineStarts[low]!;
    },
  };
}

/** Where a line's own text begins. */
function inkAfterMarks(source: string, start: number, end: number, quotes: number): number {
  let at = start;
  let left = quotes;
  while (at < end) {
    const character = source[at];
    if (character === '>' && left > 0) left--;
    else if (character !== ' ' && character !== '\t') break;
    at++;
  }
  return at;
}
