import { decodeTex } from '../tex';
import { endOfMath } from '../texSpans';

const space = 0x20;
const backslash = 0x5c;
/** It pays to look at each character of shorter texts. */
const longestShort = 100;
/** Longer texts are not looked at for letters that may be composed: sources compose them, and that would cost as much as parsing. */
const longestComposed = 400;

/**
 * Text of a title, an abstract or a name whose lines were broken and indented, and whose letters were written in TeX, on
 * one line. Looks for what is to be done before doing it: most of it is plain, and there may be millions.
 */
export function unwrapped(text: string): string {
  if (isPlain(text)) return text;
  const line = joinedLines(text);
  const single = text.length <= longestComposed && /\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line;
  if (single.includes('\\')) return withoutTex(single);
  return single.length > longestComposed ? single : single.normalize('NFC');
}

/** Whether there is nothing to be done with a short text. */
function isPlain(text: string): boolean {
  if (text.length > longestShort) return false;
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === backslash || (blank && code === space)) return false;
    blank = code === space;
  }
  return !blank;
}

/** Looks for single characters only where it can: that is many times as fast. */
function joinedLines(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const line = lines.includes('\n ') ? lines.replace(/\n\s*/g, ' ') : lines.replaceAll('\n', ' ');
  // two blanks are most likely after a sentence; looking for any two takes as long as parsing
  return (line.includes('.  ') ? line.replace(/ {2,}/g, ' ') : line).trim();
}

/** What `decodeTex` gives, though only the words around TeX are given to it, and math alone is left as it is. */
function withoutTex(text: string): string {
  const first = firstTex(text);
  if (first === undefined) return text.length > longestComposed ? text : text.normalize('NFC');
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
