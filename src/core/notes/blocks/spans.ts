import type { Region } from './region';

/** What goes on over the lines of a paragraph, whatever they look like. */
const opener = /`+|<!--|<(pre|script|style|textarea)(?=[\s>]|$)|\\begin\{|\\./gi;

/** The line with which the formula ends that begins a line; that line where there is none. */
export function formulaEnd(region: Region, at: number): number {
  if (!region.startsWith(at, '$$') || region.ink(at).includes('$$', 2)) return at;
  let end = at + 1;
  while (region.hasInk(end) && !region.ink(end).includes('$$')) end++;
  return region.hasInk(end) ? end : at;
}

/**
 * The line at which what a line of text opens is closed, even below a blank line: a comment, and in a paragraph also an
 * environment of TeX or an HTML element that holds no Markdown.
 */
export function spanEnd(region: Region, at: number, isParagraph: boolean): number {
  let line = at;
  let from = region.lines[at]!.ink;
  for (;;) {
    const { end } = region.lines[line]!;
    const opened = openedOn(region, line, from, isParagraph);
    if (opened === undefined || opened > region.lines.at(-1)!.end) return line;
    from = opened;
    if (from > end) line = region.lineAt(from, line);
  }
}

/** After the first thing that is opened on a line and closed on another one, or after code on that line. */
function openedOn(region: Region, line: number, from: number, isParagraph: boolean): number | undefined {
  const { end } = region.lines[line]!;
  const { absent, codeMarks, source } = region.text;
  const last = region.lines.at(-1)!.end;
  for (const { index, 0: mark, 1: tag } of source.slice(from, end).matchAll(opener)) {
    const place = from + index;
    let close = -1;
    if (mark.startsWith('`')) {
      close = codeMarks.codeEnd(place, region.lines[region.nextBlank(line) - 1]?.end ?? last);
      if (close > end) return undefined;
      if (close < 0) continue;
      return close;
    }
    if (mark === '<!--') close = absent.find(source, '-->', place, last) + '-->'.length;
    else if (isParagraph && tag !== undefined) close = elementEnd(region, place, tag.toLowerCase(), last);
    else if (isParagraph && mark.startsWith('\\begin')) close = absent.environments.end(source, place, source.length);
    if (close > place) return close;
  }
  return undefined;
}

function elementEnd({ text, source }: Region, at: number, name: string, last: number): number {
  const closing = `</${name}>`;
  const found = text.absent.find(source, closing, at, last);
  return found < 0 ? -1 : found + closing.length;
}
