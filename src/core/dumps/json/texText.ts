import { decodeTex } from '../tex';
import { endOfMath } from '../texSpans';

const space = 0x20;
const backslash = 0x5c;
/** It pays to look at each character of shorter texts. */
const longestShort = 100;
/** Longer texts are not looked at for letters that may be composed: sources compose them, and that would cost as much as parsing. */
const longestComposed = 400;
/** What composing may change: below U+0300 there is nothing that is not composed. */
const maybeComposed = /[^\0-\u02ff]/;

/**
 * Text of a title, an abstract or a name whose lines were broken and indented, and whose letters were written in TeX, on
 * one line. Looks for what is to be done before doing it: most of it is plain, and there may be millions.
 */
export function unwrapped(text: string): string {
  if (isPlain(text)) return text;
  const line = joinedLines(text);
  const single = text.length <= longestComposed && /\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line;
  return single.includes('\\') ? withoutTex(single) : composed(single);
}

/** Whether there is nothing to be done with a short text. */
function isPlain(text: string): boolean {
  if (text.length > longestShort) return false;
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === space ? blank : code < space || code === backslash || (code > 0x7e && !isLatinLetter(code)))
      return false;
    blank = code === space;
  }
  return !blank;
}

/** Whether a character beyond ASCII is a letter or sign of the Latin blocks, which hold nothing that may be composed. */
function isLatinLetter(code: number): boolean {
  return code > 0xa0 && code < 0x300;
}

/** Looks for single characters, and puts pieces together: that is faster than a pattern, which does the same inside. */
function joinedLines(text: string): string {
  // first, so that what is kept is not a part of another text
  const trimmed = text.trim();
  const lines = trimmed.includes('\r') ? trimmed.replace(/\r\n?/g, '\n') : trimmed;
  let joined = '';
  let start = 0;
  for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
    joined += `${lines.slice(start, end)} `;
    start = afterBlanks(lines, end + 1);
  }
  const line = joined + lines.slice(start);
  // two blanks are most likely after a sentence; looking for any two takes as long as parsing
  return line.includes('.  ') ? line.replace(/ {2,}/g, ' ') : line;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a character is white space as ASCII has it. */
function isBlank(code: number): boolean {
  return code === space || (code >= 0x09 && code <= 0x0d);
}

function composed(text: string): string {
  return text.length <= longestComposed && maybeComposed.test(text) ? text.normalize('NFC') : text;
}

/** What `decodeTex` gives, though only the words around TeX are given to it, and math alone is left as it is. */
function withoutTex(text: string): string {
  const first = firstTex(text);
  if (first === undefined) return composed(text);
  const start = Math.min(...['$', '{', '\\'].map((mark) => at(text.indexOf(mark), text.length)), first);
  const from = text.lastIndexOf(' ', start) + 1;
  const last = Math.max(text.lastIndexOf('\\'), text.lastIndexOf('$'), text.lastIndexOf('}'));
  // a command eats the blank behind it: the next one is the first that divides
  const behind = text.indexOf(' ', at(text.indexOf(' ', last), text.length) + 1);
  const to = at(behind, text.length);
  return text.slice(0, from) + decodeTex(text.slice(from, to)) + text.slice(to);
}

/** The first backslash that is not in math, or in math with something to decode. */
function firstTex(text: string): number | undefined {
  if (text.includes('\\%') || text.includes('\\&')) return text.indexOf('\\');
  let backslash = text.indexOf('\\');
  let dollar = at(text.indexOf('$'), text.length);
  while (backslash >= 0) {
    const place = Math.min(backslash, dollar);
    const end = endOfMath(text, place);
    if (end === undefined && place === backslash) return backslash;
    const next = end ?? place + 1;
    if (backslash < next) backslash = text.indexOf('\\', next);
    if (dollar < next) dollar = at(text.indexOf('$', next), text.length);
  }
  return undefined;
}

function at(found: number, otherwise: number): number {
  return found < 0 ? otherwise : found;
}
