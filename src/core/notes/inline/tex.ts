import type { Absent } from './absent';
import { blanksEnd, lineBlanksEnd } from './blanks';

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

/** As `braceEnd`, for TeX: comments hide braces. */
function argumentEnd(text: string, at: number, limit: number): number {
  let depth = 0;
  for (let here = at; here < limit; here++) {
    const character = text[here];
    if (character === '\\') here++;
    else if (character === '%') {
      const feed = text.indexOf('\n', here);
      here = feed < 0 ? limit : feed;
    } else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return here + 1;
  }
  return -1;
}

const command = /\\[a-zA-Z@]+\*?\d?/y;

/** A TeX command with its arguments, or an environment. One with an argument that is not closed is none. */
export function texEnd(text: string, at: number, limit: number, absent: Absent): number {
  command.lastIndex = at;
  const name = command.exec(text)?.[0];
  if (name === undefined) return -1;
  let end = at + name.length;
  if (name === '\\begin' || name === '\\end') {
    const close = text[end] === '{' ? braceEnd(text, end, Math.min(limit, end + 60)) : -1;
    if (close < 0 || name === '\\end') return close;
    const closing = `\\end${text.slice(end, close)}`;
    const found = absent.find(text, closing, close, limit);
    return found < 0 ? -1 : found + closing.length;
  }
  for (;;) {
    const next = lineBlanksEnd(text, end, limit);
    if (text[next] !== '[') break;
    const close = absent.find(text, ']', next, limit);
    if (close < 0) break;
    end = close + 1;
  }
  const unclosed = `argument before ${limit}`;
  for (;;) {
    const next = blanksEnd(text, end, limit);
    if (text[next] !== '{' || next >= limit) return end;
    const close = absent.has(unclosed, next) ? -1 : argumentEnd(text, next, limit);
    if (close < 0) {
      absent.add(unclosed, next);
      return -1;
    }
    end = close;
  }
}
