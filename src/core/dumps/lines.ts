/** A line of a text. */
export interface RawLine {
  /** Without its end. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Line ends as editors count them. */
export const editorLineEnd = /\r\n|[\n\r]/g;

/** What ends a line: what does so in an editor (LF, CRLF, CR), or also what Unicode adds (NEL, LS, PS). */
export type LineEnds = 'editor' | 'unicode';

/** Of a longer line, what follows is left out. In UTF-16 units. */
export const longestLine = 16_000_000;

/**
 * Takes a text apart into its lines, piece by piece, in time linear in its length. Holds no more than `longestLine`: a line
 * that is longer, as no line of a dump is, ends there.
 */
export class LineSplitter {
  /** The beginning of a line whose end has not come yet. */
  private held: string[] = [];
  private heldLength = 0;
  private number = 0;
  private afterReturn = false;

  constructor(private readonly ends: LineEnds = 'editor') {}

  *write(piece: string): Generator<RawLine> {
    if (piece === '') return;
    // a CRLF may be cut in two
    const whole = this.afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.afterReturn = piece.endsWith('\r');
    const text = this.withLineFeeds(whole);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield this.line(text.slice(start, end));
      start = end + 1;
    }
    if (start < text.length) this.hold(text.slice(start));
  }

  *end(): Generator<RawLine> {
    if (this.held.length > 0) yield this.line('');
  }

  /** Looking for single characters is ten times as fast as a pattern, and most texts have only line feeds. */
  private withLineFeeds(text: string): string {
    const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    return this.ends === 'unicode' ? plain.replace(/[\u0085\u2028\u2029]/g, '\n') : plain;
  }

  private hold(beginning: string): void {
    if (this.heldLength >= longestLine) return;
    this.held.push(beginning);
    this.heldLength += beginning.length;
  }

  private line(last: string): RawLine {
    const text = (this.held.length > 0 ? this.held.join('') + last : last).slice(0, longestLine);
    this.held = [];
    this.heldLength = 0;
    return { text, number: ++this.number };
  }
}

/** A line that is not blank. */
export interface Line {
  /** Without white space at its ends. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether a blank line, or the beginning of the text, stands before it. */
  readonly apart: boolean;
}

/** White space and what has no width: a byte order mark amid the text, the zero-width spaces of copied pages. */
const blankStart = /^[\s\u200b-\u200d\u2060\ufeff]+/;
const blankEnd = /[\s\u200b-\u200d\u2060\ufeff]$/;

/** Passes over blank lines, and remembers them. */
export class BlankLines {
  private apart = true;

  /** @returns undefined for a blank line */
  take({ text, number }: RawLine): Line | undefined {
    const line = trimmed(text);
    const { apart } = this;
    this.apart = line === '';
    return line === '' ? undefined : { text: line, number, apart };
  }
}

function trimmed(line: string): string {
  const from = line.replace(blankStart, '');
  let end = from.length;
  // a pattern for all of the end would look at every space inside
  while (end > 0 && blankEnd.test(from[end - 1]!)) end--;
  return from.slice(0, end);
}
