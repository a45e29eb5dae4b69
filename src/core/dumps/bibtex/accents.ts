import { commandAt, letterAt, type Letter } from '../tex';
import { isApostrophe } from '../texSpans';

/** Each accent of TeX stands on one of these in some writing. */
const bearers = 'eaod';

/**
 * The accented letter that a backslash begins where no writing has one like it (`\u{s}`, `\b{s}`), or where spaces stand
 * before it (`\' e`), which TeX passes over. An apostrophe in its place (`don\'t`) is one.
 */
export function unusualLetterAt(text: string, at: number): Letter | undefined {
  if (isApostrophe(text, at)) return { text: "'", end: at + 2 };
  const accent = commandAt(text, at) || (text[at + 1] ?? '');
  const mark = markOf(accent);
  if (mark === undefined) return undefined;
  const open = behindSpaces(text, at + 1 + accent.length);
  const isGroup = text[open] === '{';
  const base = letterHere(text, isGroup ? behindSpaces(text, open + 1) : open);
  if (!base || (isGroup && text[base.end] !== '}')) return undefined;
  const dotted = base.text.replace('ı', 'i').replace('ȷ', 'j');
  return { text: (dotted + mark).normalize('NFC'), end: isGroup ? base.end + 1 : base.end };
}

/** The combining mark of an accent's command. */
function markOf(accent: string): string | undefined {
  if (accent.length !== 1) return undefined;
  for (const bearer of bearers) {
    const letter = letterAt(`\\${accent}{${bearer}}`, 0);
    if (letter) return letter.text.normalize('NFD').slice(1);
  }
  return undefined;
}

function letterHere(text: string, at: number): Letter | undefined {
  const made = letterAt(text, at);
  if (made) return made;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /^\p{L}$/u.test(char) ? { text: char, end: at + char.length } : undefined;
}

function behindSpaces(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}
