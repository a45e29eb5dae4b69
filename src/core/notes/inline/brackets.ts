import { alphanumericAt } from '../citationSyntax';
import type { Absent } from './absent';
import { blanksEnd, lineBlanksEnd } from './blanks';
import { texEnd } from './tex';
import { codeEnd, formulaEnd, htmlAt } from './verbatim';

/**
 * For each `[` of a text between two offsets the offset after the `]` that closes it; brackets in code, formulas, HTML and
 * TeX do not count, nor do escaped ones.
 */
export function closingBrackets(
  text: string,
  from: number,
  limit: number,
  absent: Absent,
): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < limit;) {
    const character = text[at]!;
    if (character === '[') open.push(at);
    else if (character === ']') {
      const start = open.pop();
      if (start !== undefined) closings.set(start, at + 1);
    } else {
      const end = passedOver(text, at, limit, absent);
      if (end > at) {
        at = end;
        continue;
      }
    }
    at++;
  }
  return closings;
}

function passedOver(text: string, at: number, limit: number, absent: Absent): number {
  switch (text[at]) {
    case '\\':
      return alphanumericAt(text, at + 1) === 0 ? at + 2 : texEnd(text, at, limit, absent);
    case '`':
      return codeEnd(text, at, limit, absent);
    case '$':
      return formulaEnd(text, at, limit, absent);
    case '<': {
      const html = htmlAt(text, at, limit, absent);
      return html && !html.block ? html.end : -1;
    }
    default:
      return -1;
  }
}

/** `[^label]` at a place: the offset after it, or -1. */
export function noteMarkerEnd(text: string, at: number, limit: number): number {
  if (text[at + 1] !== '^' || text[at + 2] === ']') return -1;
  for (let end = at + 2; end < limit; end++) {
    const character = text[end]!;
    if (character === ']') return end + 1;
    if (character === ' ' || character === '\t' || character === '\n') return -1;
  }
  return -1;
}

/** A link's `(target "title")` at a place: the offset after it, or -1. */
export function linkSourceEnd(text: string, at: number, limit: number): number {
  if (text[at] !== '(' || at >= limit) return -1;
  let end = blanksEnd(text, at + 1, limit);
  end = angleEnd(text, end, limit) ?? targetEnd(text, end, limit);
  const title = lineBlanksEnd(text, end, limit);
  if (text[title] === '"' || text[title] === "'") {
    const close = titleEnd(text, title, limit);
    if (close > 0) end = close;
  }
  end = blanksEnd(text, end, limit);
  return end < limit && text[end] === ')' ? end + 1 : -1;
}

function angleEnd(text: string, at: number, limit: number): number | undefined {
  if (text[at] !== '<') return undefined;
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '>') return end + 1;
  }
  return undefined;
}

/** The end of a link's target: blanks may stand in it, but not before a title. */
function targetEnd(text: string, at: number, limit: number): number {
  let depth = 0;
  let end = at;
  while (end < limit) {
    const character = text[end]!;
    if (character === ')' && depth === 0) break;
    if (character === ')') depth--;
    else if (character === '(') depth++;
    if (character === '\\' && end + 1 < limit && alphanumericAt(text, end + 1) === 0) {
      end += 2;
      continue;
    }
    // blanks are part of it, but for those before a title or the end
    if (depth === 0 && (character === ' ' || character === '\t')) {
      const next = blanksEnd(text, end, limit);
      if (/["')]/.test(text[next] ?? '')) break;
    }
    end++;
  }
  return end;
}

/** After the quotation mark that ends a title: blanks and a bracket follow it. */
function titleEnd(text: string, at: number, limit: number): number {
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === text[at] && text[blanksEnd(text, end + 1, limit)] === ')') return end + 1;
  }
  return -1;
}

const attributes =
  /\{\s*(?:(?:#[\p{L}\p{N}][\p{L}\p{N}_:.-]*|\.[\p{L}_][\p{L}\p{N}_:.-]*|[\p{L}_:][\p{L}\p{N}_:.-]*=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'{}]*)|-)\s*)*\}/uy;

/** `{#id .class key=value}` at a place: the offset after it, or -1. */
export function attributesEnd(text: string, at: number, limit: number): number {
  attributes.lastIndex = at;
  const length = attributes.exec(text)?.[0].length ?? 0;
  return length > 0 && at + length <= limit ? at + length : -1;
}
