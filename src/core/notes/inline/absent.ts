/** Remembers what was looked for and is nowhere after a place, so that it is not looked for again and again. */
export class Absent {
  private readonly from = new Map<string, number>();

  /** The place of `what` at or after `at`, all of it before `limit`; -1 if it is not there. */
  find(text: string, what: string, at: number, limit: number): number {
    if (at >= (this.from.get(what) ?? Infinity)) return -1;
    const found = text.indexOf(what, at);
    if (found < 0) this.from.set(what, at);
    return found < 0 || found + what.length > limit ? -1 : found;
  }

  /** Whether `what` was found to be nowhere after `at`. */
  has(what: string, at: number): boolean {
    return at >= (this.from.get(what) ?? Infinity);
  }

  add(what: string, at: number): void {
    this.from.set(what, Math.min(at, this.from.get(what) ?? Infinity));
  }
}
