import type { Absent } from './absent';
import { commandAt, commentEnd, environmentAt, isVerbatim } from './texSyntax';

/** For each place where something opens the place after what closes it. */
type Ends = ReadonlyMap<number, number>;

/**
 * Where braces or environments of TeX end. What opens and is never closed makes everything after it be looked through once;
 * what was found on the way is remembered, so that many such things take no longer than one.
 */
export class TexNesting {
  private readonly scans = new Map<number, { readonly from: number; readonly ends: Ends }>();

  /** @param scan goes from what opens at a place to what closes it, or to the limit */
  constructor(private readonly scan: (text: string, at: number, limit: number) => Ends) {}

  /** After what closes that which opens at a place; -1 if nothing does before the limit. */
  end(text: string, at: number, limit: number): number {
    const known = this.scans.get(limit);
    if (known && at >= known.from) return known.ends.get(at) ?? -1;
    const ends = this.scan(text, at, limit);
    const end = ends.get(at);
    if (end === undefined) this.scans.set(limit, { from: at, ends });
    return end ?? -1;
  }
}

/** Braces from the one at a place on; comments hide braces, a backslash escapes them. */
export function bracesFrom(text: string, at: number, limit: number): Ends {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let here = at; here < limit; here++) {
    const character = text[here];
    if (character === '\\') here++;
    else if (character === '%') here = commentEnd(text, here, limit) - 1;
    else if (character === '{') open.push(here);
    else if (character === '}') {
      ends.set(open.pop()!, here + 1);
      if (open.length === 0) break;
    }
  }
  return ends;
}

/** Environments from the `\begin` at a place on; comments hide them, and so do verbatim ones. */
export function environmentsFrom(text: string, at: number, limit: number, absent: Absent): Ends {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (let here = at; here < limit && !ends.has(at);) {
    const mark = environmentMarkAt(text, here, limit);
    if (!mark) {
      here = text[here] === '%' ? commentEnd(text, here, limit) : here + (text[here] === '\\' ? 2 : 1);
      continue;
    }
    const { name, end, begins } = mark;
    const close = begins && isVerbatim(name) ? environmentClose(text, name, end, limit, absent) : -1;
    if (close >= 0) ends.set(here, close);
    else if (begins) {
      const starts = open.get(name);
      if (starts) starts.push(here);
      else open.set(name, [here]);
    } else {
      const start = open.get(name)?.pop();
      if (start !== undefined) ends.set(start, end);
    }
    here = Math.max(close, end);
  }
  return ends;
}

/** The `\begin{name}` or `\end{name}` at a place. */
function environmentMarkAt(text: string, at: number, limit: number) {
  const command = text[at] === '\\' ? commandAt(text, at, limit) : undefined;
  const begins = command?.name === 'begin';
  if (!command || (!begins && command.name !== 'end')) return undefined;
  const environment = environmentAt(text, command.end, limit);
  return environment && { ...environment, begins };
}

/** After the next `\end` of an environment whose text begins at a place, whatever stands before it; or -1. */
export function environmentClose(text: string, name: string, at: number, limit: number, absent: Absent): number {
  const closing = `\\end{${name}}`;
  const found = absent.find(text, closing, at, limit);
  return found < 0 ? -1 : found + closing.length;
}
