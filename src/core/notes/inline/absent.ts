import { bracesFrom, environmentsFrom, TexNesting } from './texNesting';

/** Remembers what was looked for and is nowhere after a place, so that it is not looked for again and again. */
export class Absent {
  /** Where TeX's groups and environments end, or that they do not. */
  readonly braces = new TexNesting(bracesFrom);
  readonly environments = new TexNesting((text, at, limit) => environmentsFrom(text, at, limit, this));
  private readonly from = new Map<string, number>();
  /** The last place of each thing that was found, which it is the next one from. */
  private readonly found = new Map<string, { readonly from: number; readonly at: number }>();

  /** The place of `what` at or after `at`, all of it before `limit`; -1 if it is not there. */
  find(text: string, what: string, at: number, limit: number): number {
    if (at >= (this.from.get(what) ?? Infinity)) return -1;
    const last = this.found.get(what);
    const found = last && last.from <= at && at <= last.at ? last.at : text.indexOf(what, at);
    if (found < 0) this.from.set(what, at);
    else this.found.set(what, { from: Math.min(at, last?.at === found ? last.from : at), at: found });
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
