import { closingQuote, endOfMath, isApostrophe } from './texSpans';

const mark: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const letter: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  th: 'þ',
  TH: 'Þ',
};

const fontCommands = new Set(
  'emph textbf textit textmd textnormal textrm textsc textsf textsl texttt textup underline'.split(' '),
);
const fontSwitches = new Set('bf bfseries em it itshape rm sc scshape sf sl tt ttfamily'.split(' '));
const escaped = new Set('%&$#_{}');

/** An accent on an accent on a letter (Vietnamese) is as deep as real text goes. */
const deepestAccent = 3;

/**
 * Text without TeX's ways of writing accents, special letters, fonts and escaped characters: `H\"{o}lder` is `Hölder`,
 * `{\em new}` is `new`, `16\%` is `16%`. Everything else stays as it is, other commands, math (but for `\%` and `\&`) and
 * braces included. In Unicode's NFC. Takes any text, in linear time.
 */
export function decodeTex(text: string): string {
  return (text.includes('\\') ? decoded(text) : text).normalize('NFC');
}

function decoded(text: string): string {
  const closing = closingBraces(text);
  const dropped = new Set<number>();
  const drop = (open: number) => dropped.add(open).add(closing.get(open)!);
  let argumentAt = -1;
  let out = '';
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    const mathEnd = /[$\\]/.test(char) ? endOfMath(text, at) : undefined;
    if (dropped.has(at)) {
      at++;
    } else if (mathEnd !== undefined) {
      out += text.slice(at, mathEnd).replace(/\\([%&])/g, '$1');
      at = mathEnd;
    } else if (char === '{' && closing.has(at) && at !== argumentAt) {
      const only = letterAt(text, at + 1, deepestAccent);
      const inside = afterFontSwitches(text, at + 1);
      if (only !== undefined && only.end === closing.get(at)) {
        out += only.text;
        at = closing.get(at)! + 1;
      } else if (inside > at + 1) {
        // an index keeps its braces: D_{\rm KL} is D_{KL}
        if (/[_^]/.test(text[at - 1] ?? '')) out += char;
        else drop(at);
        at = inside;
      } else {
        out += char;
        at++;
      }
    } else if (char === '\\') {
      const quote = closingQuote(text, at);
      const plain = quote !== undefined || isApostrophe(text, at);
      if (quote !== undefined) dropped.add(quote);
      const made = plain ? undefined : letterAt(text, at, deepestAccent);
      const next = text[at + 1] ?? '';
      const name = made ? '' : commandAt(text, at);
      const open = skipSpace(text, at + 1 + name.length);
      if (made) {
        out += made.text;
        at = made.end;
      } else if (next === '/') {
        // the space after slanted letters
        at += 2;
      } else if (plain || escaped.has(next)) {
        out += next;
        at += 2;
      } else if (fontCommands.has(name) && closing.has(open)) {
        drop(open);
        at = open;
      } else {
        const end = at + 1 + (name.length || 1);
        out += text.slice(at, end);
        if (name) argumentAt = end;
        at = end;
      }
    } else {
      out += char;
      at++;
    }
  }
  return out;
}

/** Where each opening brace closes. Braces without a partner, and escaped ones, are not in it. */
function closingBraces(text: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}

/** The name of the control word at a backslash; empty where there is none. */
export function commandAt(text: string, at: number): string {
  if (text[at] !== '\\') return '';
  let end = at + 1;
  while (isAsciiLetter(text[end])) end++;
  return text.slice(at + 1, end);
}

function afterFontSwitches(text: string, from: number): number {
  let at = from;
  for (;;) {
    const name = commandAt(text, at);
    if (!fontSwitches.has(name)) return at;
    at = skipSpace(text, at + 1 + name.length);
  }
}

/** A letter that TeX has a command for, and where the command ends. */
export interface Letter {
  readonly text: string;
  readonly end: number;
}

/** The accented or special letter that a backslash begins, with the space or `{}` that ends its command. */
export function letterAt(text: string, at: number, depth = deepestAccent): Letter | undefined {
  if (text[at] !== '\\' || depth === 0) return undefined;
  const name = commandAt(text, at);
  const special = Object.hasOwn(letter, name) ? letter[name] : undefined;
  if (special !== undefined) {
    const end = at + 1 + name.length;
    // rather a function: \O(n), \o(1)
    if (text[end] === '(') return undefined;
    return { text: special, end: text.startsWith('{}', end) ? end + 2 : skipSpace(text, end) };
  }
  const accent = name || (text[at + 1] ?? '');
  const combining = Object.hasOwn(mark, accent) ? mark[accent] : undefined;
  if (combining === undefined) return undefined;
  const from = name ? skipSpace(text, at + 2) : at + 2;
  if (text[from] !== '{') {
    const base = baseAt(text, from, depth);
    if (base === undefined) return undefined;
    const accented = marked(base.text, combining);
    return accented === undefined ? undefined : { text: accented, end: base.end };
  }
  if (text[from + 1] === '}' && /[~^]/.test(accent)) return { text: accent, end: from + 2 };
  const base = baseAt(text, from + 1, depth);
  if (base === undefined) return undefined;
  let end = base.end;
  while (isAsciiLetter(text[end])) end++;
  const accented = marked(base.text, combining);
  if (text[end] !== '}' || accented === undefined) return undefined;
  return { text: accented + text.slice(base.end, end), end: end + 1 };
}

/** What an accent stands on. */
function baseAt(text: string, at: number, depth: number): Letter | undefined {
  const made = letterAt(text, at, depth - 1);
  if (made) return made;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /^\p{L}$/u.test(char) ? { text: char, end: at + char.length } : undefined;
}

/** A letter with its accent, which takes the place of the dot of an i or a j; undefined where no writing has it. */
function marked(base: string, combining: string): string | undefined {
  const letter = (base.replace('ı', 'i').replace('ȷ', 'j') + combining).normalize('NFC');
  return String.fromCodePoint(letter.codePointAt(0)!) === letter ? letter : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at++;
  return at;
}

function isAsciiLetter(char: string | undefined): boolean {
  return char !== undefined && /^[A-Za-z]$/.test(char);
}
