const newline = 10;
const carriageReturn = 13;
const space = 32;
const tab = 9;

/** A place in a text that comes in pieces. Lines end as editors count them: at CRLF, LF and CR. */
export class Cursor {
  /** What is known of the text from some place on. */
  text = '';
  /** Where the cursor stands in `text`. */
  at = 0;
  /** Whether the whole text ends with `text`. */
  last = false;
  /** Of the cursor, from 1. */
  line: number;
  /** Whether only blanks stand before the cursor on its line. */
  lineStart = true;
  /** The code of the character before the cursor; a newline's where the text begins. */
  before = newline;
  /** Where `text` begins in the whole text. */
  private base: number;

  /** @param offset where the text begins in a larger one, if it does, and `line` its line there */
  constructor(offset = 0, line = 1) {
    this.base = offset;
    this.line = line;
  }

  /** In UTF-16 units from the start of the whole text. */
  get offset(): number {
    return this.base + this.at;
  }

  /** Lets go of the text before the cursor, and takes more. */
  add(piece: string): void {
    this.base += this.at;
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
  }

  /** What was passed over since the last `add`, from a place in the whole text on. */
  passedSince(offset: number): string {
    return this.text.slice(Math.max(0, offset - this.base), this.at);
  }

  /** Passes over what a sticky pattern matches here. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return '';
    const from = this.at;
    this.pass(pattern.lastIndex - from);
    return this.text.slice(from, this.at);
  }

  pass(length: number): void {
    for (const end = this.at + length; this.at < end; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === newline || code === carriageReturn) {
        if (code === carriageReturn || this.before !== carriageReturn) this.line++;
        this.lineStart = true;
      } else if (code !== space && code !== tab) this.lineStart = false;
      this.before = code;
    }
  }
}
