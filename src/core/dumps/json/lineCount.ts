/** Counts the lines of a text that comes in pieces, as editors do: they end with LF, CR or CRLF. */
export class LineCount {
  /** Of the next character; from 1. */
  line = 1;
  private afterReturn = false;

  /** Takes what stands between two places of a text. */
  take(text: string, from: number, to: number): void {
    if (from >= to) return;
    const taken = text.slice(from, to);
    if (this.afterReturn || taken.includes('\r')) this.takeReturns(taken);
    else for (let at = taken.indexOf('\n'); at >= 0; at = taken.indexOf('\n', at + 1)) this.line++;
  }

  private takeReturns(text: string): void {
    for (const char of text) {
      if (char === '\r' || (char === '\n' && !this.afterReturn)) this.line++;
      this.afterReturn = char === '\r';
    }
  }
}
