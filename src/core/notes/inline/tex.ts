import type { Absent } from './absent';
import { blanksEnd, lineBlanksEnd } from './blanks';
import { addressArgumentEnd, commandAt, commentEnd, environmentAt, verbatimEnd } from './texSyntax';

/** After the brace that closes the one at a place, or -1; a backslash escapes. */
export function braceEnd(text: string, at: number, limit: number): number {
  let depth = 0;
  for (let here = at; here < limit; here++) {
    if (text[here] === '\\') here++;
    else if (text[here] === '{') depth++;
    else if (text[here] === '}' && --depth === 0) return here + 1;
  }
  return -1;
}

/**
 * After the bracket, or the parenthesis, that closes the one at a place, or -1: groups, comments and backslashes hide those
 * that stand in them or behind them.
 * @param longest how far it is looked for
 */
export function optionEnd(
  text: string,
  at: number,
  limit: number,
  absent: Absent,
  longest = Number.POSITIVE_INFINITY,
): number {
  const close = text[at] === '(' ? ')' : ']';
  const key = `${close} of an option before ${limit}`;
  if (absent.has(key, at)) return -1;
  for (let here = at + 1; here < limit;) {
    if (here - at > longest) return -1;
    const character = text[here];
    if (character === close) return here + 1;
    if (character === '\\') here += 2;
    else if (character === '%') here = commentEnd(text, here, limit);
    else if (character === '{') here = Math.max(here + 1, absent.braces.end(text, here, limit));
    else here++;
  }
  absent.add(key, at);
  return -1;
}

/**
 * A TeX command with its arguments, or an environment, as Pandoc finds them in Markdown: one with an argument that is not
 * closed is none, nor is an environment without an end.
 */
export function texEnd(text: string, at: number, limit: number, absent: Absent): number {
  const command = commandAt(text, at, limit);
  if (!command) return -1;
  const { name } = command;
  if (name === 'begin' || name === 'end') {
    const close = environmentAt(text, command.end, limit)?.end ?? -1;
    return close < 0 || name === 'end' ? close : absent.environments.end(text, at, limit);
  }
  const verbatim = verbatimEnd(text, command, limit);
  if (verbatim > 0) return verbatim;
  let end = Math.max(command.end, addressArgumentEnd(text, command, limit));
  if (end < limit && /\d/.test(text[end]!)) end++;
  for (;;) {
    const next = lineBlanksEnd(text, end, limit);
    const close = text[next] === '[' ? optionEnd(text, next, limit, absent) : -1;
    if (close < 0) break;
    end = close;
  }
  for (;;) {
    const next = blanksEnd(text, end, limit);
    if (text[next] !== '{' || next >= limit) return end;
    end = absent.braces.end(text, next, limit);
    if (end < 0) return -1;
  }
}
