/** How a line begins whose first character but blanks, commas and square brackets is at hand. In characters. */
export interface LineStart {
  /** Blanks before anything else. */
  readonly indent: number;
  /** All characters before. */
  readonly column: number;
}

/** Follows the lines of a text: their numbers, and whether one has only begun. */
export class LineStarts {
  /** Of the character taken last; from 1. */
  line = 1;
  private indent = 0;
  private column = 0;
  private onlyBlank = true;
  private fresh = true;
  private afterReturn = false;

  /** Takes a line end: LF, CR, or both after each other. */
  end(isReturn: boolean): void {
    if (isReturn || !this.afterReturn) this.line++;
    this.afterReturn = isReturn;
    this.indent = this.column = 0;
    this.onlyBlank = this.fresh = true;
  }

  /** Takes a blank. */
  blank(): void {
    this.afterReturn = false;
    if (this.onlyBlank) this.indent++;
    this.column++;
  }

  /**
   * Takes any other character.
   * @param separates whether it is one that may stand before an element on its line: a comma, an opening square bracket
   * @returns how the line begins, if it begins with this character
   */
  take(separates: boolean): LineStart | undefined {
    this.afterReturn = this.onlyBlank = false;
    const start = this.fresh ? { indent: this.indent, column: this.column } : undefined;
    if (!separates) this.fresh = false;
    this.column++;
    return start;
  }
}
