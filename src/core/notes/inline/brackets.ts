import { alphanumericAt } from '../citationSyntax';
import { blanksEnd, lineBlanksEnd } from './blanks';
import type { InlineContext } from './inlineContext';
import { texEnd } from './tex';
import { codeEnd, formulaEnd, htmlAt } from './verbatim';

/**
 * For each `[` of a text between two offsets the offset after the `]` that closes it; brackets in code, formulas, HTML and
 * TeX do not count, nor do escaped ones.
 */
export function closingBrackets(context: InlineContext, from: number, limit: number): ReadonlyMap<number, number> {
  const { text } = context;
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < limit;) {
    const character = text[at]!;
    if (character === '[') open.push(at);
    else if (character === ']') {
      const start = open.pop();
      if (start !== undefined) closings.set(start, at + 1);
    } else {
      const end = passedOver(context, at, limit);
      if (end > at) {
        at = end;
        continue;
      }
    }
    at++;
  }
  return closings;
}

function passedOver(context: InlineContext, at: number, limit: number): number {
  const { text, absent } = context;
  switch (text[at]) {
    case '\\':
      return alphanumericAt(text, at + 1) === 0 ? at + 2 : texEnd(text, at, limit, absent);
    case '`':
      return codeEnd(context, at, limit);
    case '$':
      return formulaEnd(context, at, limit);
    case '<': {
      const html = htmlAt(text, at, limit, absent);
      return html && !html.block ? html.end : -1;
    }
    default:
      return -1;
  }
}

/** `[^label]` at a place: the offset after it, or -1. */
export function noteMarkerEnd(context: InlineContext, at: number, limit: number): number {
  const { text } = context;
  if (text[at + 1] !== '^' || text[at + 2] === ']') return -1;
  let end = at + 2;
  while (end < limit && !' \t\n]'.includes(text[end]!)) end++;
  context.spendOn(end - at);
  return end < limit && text[end] === ']' ? end + 1 : -1;
}

/** A link's `(target "title")` at a place: the offset after it, or -1. */
export function linkSourceEnd(context: InlineContext, at: number, limit: number): number {
  const { text } = context;
  if (text[at] !== '(' || at >= limit) return -1;
  let end = blanksEnd(text, at + 1, limit);
  end = angleEnd(context, end, limit) ?? targetEnd(text, end, limit);
  const title = lineBlanksEnd(text, end, limit);
  context.spendOn(title - at);
  if (text[title] === '"' || text[title] === "'") {
    const close = titleEnd(context, title, limit);
    if (close > 0) end = close;
  }
  end = blanksEnd(text, end, limit);
  return end < limit && text[end] === ')' ? end + 1 : -1;
}

function angleEnd(context: InlineContext, at: number, limit: number): number | undefined {
  const { text } = context;
  if (text[at] !== '<') return undefined;
  let end = at + 1;
  while (end < limit && text[end] !== '>') end += text[end] === '\\' ? 2 : 1;
  context.spendOn(end - at);
  return end < limit ? end + 1 : undefined;
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
    if (character === '\\' && end + 1 < limit && alphanumericAt(text, end + 1) === 0) end += 2;
    else if (character === ' ' || character === '\t') {
      // blanks are part of it, but for those before a title or the end
      const next = blanksEnd(text, end, limit);
      if (depth === 0 && /["')]/.test(text[next] ?? '')) break;
      end = next;
    } else end++;
  }
  return Math.min(end, limit);
}

/** After the quotation mark that ends a title: blanks and a bracket follow it. */
function titleEnd(context: InlineContext, at: number, limit: number): number {
  const { text } = context;
  let end = at + 1;
  for (; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === text[at] && text[blanksEnd(text, end + 1, limit)] === ')') break;
  }
  context.spendOn(end - at);
  return end < limit ? end + 1 : -1;
}

const attributesStart = /\{\s*/y;
const attribute =
  /(?:#[\p{L}\p{N}][\p{L}\p{N}_:.-]*|\.[\p{L}_][\p{L}\p{N}_:.-]*|[\p{L}_:][\p{L}\p{N}_:.-]*=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'{}]*)|-)\s*/uy;

/** `{#id .class key=value}` at a place: the offset after it, or -1. As in Pandoc each attribute takes all that it can. */
export function attributesEnd(text: string, at: number, limit: number): number {
  let end = matchEnd(attributesStart, text, at);
  if (end < 0) return -1;
  for (let next = end; next > 0 && next <= limit; next = matchEnd(attribute, text, end)) end = next;
  return end < limit && text[end] === '}' ? end + 1 : -1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
