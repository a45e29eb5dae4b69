const curlyOpen = 0x7b;
const curlyClose = 0x7d;

/** The brackets that are open at a place of a JSON text, which may be broken: a bracket closes what it can. */
export class Nesting {
  /** UTF-16 units of the opening brackets, outermost first. */
  private readonly open: number[] = [];
  private curly = 0;

  get depth(): number {
    return this.open.length;
  }

  /** Whether the innermost open bracket is an object's. */
  get inObject(): boolean {
    return this.open.at(-1) === curlyOpen;
  }

  /** @param bracket the UTF-16 unit of an opening bracket */
  push(bracket: number): void {
    if (bracket === curlyOpen) this.curly++;
    this.open.push(bracket);
  }

  /**
   * Closes the innermost open bracket of this kind, and with it those inside that lack their own closing one.
   * @param bracket the UTF-16 unit of a closing bracket
   * @returns whether there was one to close
   */
  close(bracket: number): boolean {
    const isCurly = bracket === curlyClose;
    if ((isCurly ? this.curly : this.open.length - this.curly) === 0) return false;
    while (this.inObject !== isCurly) this.pop();
    this.pop();
    return true;
  }

  clear(): void {
    this.open.length = 0;
    this.curly = 0;
  }

  private pop(): void {
    if (this.open.pop() === curlyOpen) this.curly--;
  }
}
