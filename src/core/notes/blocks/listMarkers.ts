import { inkOf, lineAfter, type Line } from './lines';

/** The first line of a list's item. */
export interface ItemStart {
  /** What follows the marker. */
  readonly rest: Line;
  /** How far what belongs to the item is indented. */
  readonly content: number;
  /** The label of an example, `(@label)`. */
  readonly example?: string;
}

const bullet = /[-+*](?=[ \t]|$)/y;
const rule = /^([-*_])(?:[ \t]*\1){2,}$/;
const roman = 'm*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
const label = String.raw`@((?:[\p{L}\p{N}]|[-_](?=[\p{L}\p{N}]))*)`;
/** Numbers, single letters, Roman numerals, `#`, and examples. */
const numeral = String.raw`(?:\d+|#|[a-zA-Z]|(?=[mdclxvi])${roman}|(?=[MDCLXVI])${roman.toUpperCase()}|${label})`;
const numbered = new RegExp(String.raw`(?:\(${numeral}\)|${numeral}[.)])(?=[ \t]|$)`, 'uy');
/** Initials and page numbers are no markers, unless two blanks follow. */
const initial = /^[A-Z]\. \S/;
const page = /^p\.[ \t]\d/;
/** How many blanks at most belong to the marker. */
const widestGap = 4;
/** How far the text of an example is indented, whatever its marker. */
const exampleContent = 4;
const longestMarker = 100;

/** The item that a line begins, by Pandoc's rules, which know `a)`, `iv.`, `#.` and `(@label)` too. */
export function itemStart(source: string, line: Line, examples: boolean): ItemStart | undefined {
  if (line.indent > 3 || line.ink >= line.end) return undefined;
  const code = source.charCodeAt(line.ink);
  if (code === 42 || code === 43 || code === 45) return bulletItem(source, line);
  if (!isNumeralStart(code)) return undefined;
  const start = source.slice(line.ink, Math.min(line.end, line.ink + longestMarker));
  numbered.lastIndex = 0;
  const match = numbered.exec(start);
  if (!match || initial.test(start) || page.test(start)) return undefined;
  const example = match[1] ?? match[2];
  if (example === undefined) return itemAfter(source, line, match[0].length);
  return examples ? { ...itemAfter(source, line, match[0].length), content: exampleContent, example } : undefined;
}

function bulletItem(source: string, line: Line): ItemStart | undefined {
  bullet.lastIndex = line.ink;
  // a plus at the end of the line is its own end
  const isMarker = line.ink + 1 === line.end || bullet.test(source);
  return isMarker && !isRule(source, line) ? itemAfter(source, line, 1) : undefined;
}

function itemAfter(source: string, line: Line, length: number): ItemStart {
  const rest = lineAfter(source, line, line.ink + length);
  const marker = line.indent + length;
  if (rest.ink >= rest.end) {
    const blank = /[ \t]/.test(source[line.ink + length] ?? '');
    return { rest, content: marker + Number(blank) };
  }
  const gap = rest.indent <= widestGap ? rest.indent : 1;
  return { rest: { ...rest, indent: rest.indent - gap }, content: marker + gap };
}

/** Digits, letters, `#`, `(` and `@`. */
function isNumeralStart(code: number): boolean {
  const lower = code | 32;
  return (code > 47 && code < 58) || (lower > 96 && lower < 123) || code === 35 || code === 40 || code === 64;
}

/** Whether a line is a thematic break: three marks or more of one kind, and blanks. */
export function isRule(source: string, line: Line): boolean {
  const code = source.charCodeAt(line.ink);
  const last = source.charCodeAt(line.end - 1);
  return code === last && (code === 42 || code === 45 || code === 95) && rule.test(inkOf(source, line));
}

/** What a term means: the line without its `:` or `~`. */
export function meaningStart(source: string, line: Line): Line | undefined {
  const code = source.charCodeAt(line.ink);
  if ((code !== 58 && code !== 126) || line.indent > 2 || line.ink >= line.end) return undefined;
  const rest = lineAfter(source, line, line.ink + 1);
  if (rest.indent === 0 || rest.ink >= rest.end) return undefined;
  return { ...rest, indent: Math.max(0, rest.indent - (3 - line.indent)) };
}
