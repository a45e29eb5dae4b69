/** A line that is not blank. */
export interface Line {
  /** Without white space at its ends. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether a blank line, or the beginning of the text, stands before it. */
  readonly apart: boolean;
}

/** LF, CRLF, CR, and what Unicode adds to them: NEL, LS and PS. */
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** White space and what has no width: a byte order mark amid the text, the zero-width spaces of copied pages. */
const blankStart = /^[\s\u200b-\u200d\u2060\ufeff]+/;
const blankEnd = /[\s\u200b-\u200d\u2060\ufeff]$/;

/** The lines of a text that are not blank, lazily. They end as Unicode says. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  let apart = true;
  const ends = new RegExp(lineEnd);
  for (let start = 0; start < text.length;) {
    ends.lastIndex = start;
    const end = ends.exec(text);
    const line = trimmed(text.slice(start, end?.index));
    number++;
    if (line === '') {
      apart = true;
    } else {
      yield { text: line, number, apart };
      apart = false;
    }
    start = end ? ends.lastIndex : text.length;
  }
}

function trimmed(line: string): string {
  const from = line.replace(blankStart, '');
  let end = from.length;
  // a pattern for all of the end would look at every space inside
  while (end > 0 && blankEnd.test(from[end - 1]!)) end--;
  return from.slice(0, end);
}
