/** A line that is not blank. */
export interface Line {
  /** Without white space at its ends. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether a blank line, or the beginning of the text, stands before it. */
  readonly apart: boolean;
}

/** The lines of a text that are not blank, lazily. Lines end in LF, CRLF or CR. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  let apart = true;
  let cr = text.indexOf('\r');
  for (let start = 0; start < text.length;) {
    const lf = text.indexOf('\n', start);
    if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
    const end = Math.min(lf === -1 ? text.length : lf, cr === -1 ? text.length : cr);
    const line = text.slice(start, end).trim();
    number++;
    if (line === '') {
      apart = true;
    } else {
      yield { text: line, number, apart };
      apart = false;
    }
    start = end + (end === cr && lf === cr + 1 ? 2 : 1);
  }
}
