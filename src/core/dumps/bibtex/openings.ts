import { isEntryType } from './types';

// How items begin. All lengths are bounded, so that little text is ever held to see how it goes on. A second pattern of
// each pair matches what may become the first with more text.

/** `@type{`: what an item begins with, between items. */
const header = /@[ \t]{0,20}([A-Za-z][\w-]{0,60})\s{0,60}([{(])/y;
const headerSoFar = /@[ \t]{0,20}(?:[A-Za-z][\w-]{0,60}\s{0,60})?$/y;
/** `key, name =`: what a broken beginning has behind it, so that it is no prose. */
const fields = '\\s{0,60}[^\\s,{}"=]{1,200}\\s{0,60},\\s{0,60}[A-Za-z][\\w-]{0,60}\\s{0,60}=';
const fieldsSoFar = '\\s{0,60}(?:[^\\s,{}"=]{1,200}\\s{0,60}(?:,\\s{0,60}(?:[A-Za-z][\\w-]{0,60}\\s{0,60})?)?)?$';
const broken = [
  {
    what: 'has no “@” before it',
    begin: '([A-Za-z][\\w-]{0,60})[ \\t]{0,20}[{]',
    soFar: '[A-Za-z][\\w-]{0,60}[ \\t]{0,20}$',
  },
  {
    what: 'has a character in its type that no type has',
    begin: '@([^\\s{}()@,="]{1,60})[ \\t]{0,20}[{(]',
    soFar: '@(?:[^\\s{}()@,="]{1,60}[ \\t]{0,20})?$',
  },
  {
    what: 'has no “{” behind its type',
    begin: '@([A-Za-z][\\w-]{0,60})[ \\t]{1,20}',
    soFar: '@(?:[A-Za-z][\\w-]{0,60}[ \\t]{0,20})?$',
  },
].map(({ what, begin, soFar }) => ({
  what,
  whole: new RegExp(`${begin}(?=${fields})`, 'y'),
  soFar: new RegExp(`${soFar}|${begin}${fieldsSoFar}`, 'y'),
}));
/** `@type{key,`: sure enough a new entry to give up an open one for. */
const entry =
  /@(?:(?:string|comment|preamble)\s{0,60}[{(]|[A-Za-z][\w-]{0,60}\s{0,60}[{(]\s{0,60}[^\s,{}"=]{0,200}\s{0,60},)/iy;
const entrySoFar = /@(?:[A-Za-z][\w-]{0,60}\s{0,60}(?:[{(]\s{0,60}[^\s,{}"=]{0,200}\s{0,60})?)?$/y;
/** `}, name =`: a brace that closes an entry amid its fields. */
const braceTooMany = /\}\s{0,60},\s{0,60}([A-Za-z][\w-]{0,60})\s{0,60}=/y;
const braceTooManySoFar = /\}\s{0,60}(?:,\s{0,60}(?:[A-Za-z][\w-]{0,60}\s{0,60})?)?$/y;

/** `\", name =`: a quotation mark that ends its value, though a backslash stands before it. Otherwise it is an accent. */
const behindString = /\\"(?=\s{0,60}[,#})]|\s{1,60}[A-Za-z][\w-]{0,60}\s{0,60}=)/y;
const behindStringSoFar = /\\(?:"(?:\s{0,60}|\s{1,60}[A-Za-z][\w-]{0,60}\s{0,60}))?$/y;

/** 'open': more text is needed to know. */
export type Look = RegExpExecArray | 'open' | undefined;

/** An item's beginning. */
export interface Header {
  readonly text: string;
  readonly type: string;
  readonly delimiter: string;
  /** What is wrong with it, behind "This begins like an entry, but". */
  readonly broken?: string;
}

/** An item's beginning; or one that is broken, if it goes on like an entry. A line may begin with it, or an `@` be here. */
export function headerAt(text: string, at: number, last: boolean): Header | 'open' | undefined {
  const found = look(header, headerSoFar, text, at, last);
  if (found === 'open') return found;
  if (found) return { text: found[0], type: found[1]!, delimiter: found[2]! };
  for (const { what, whole, soFar } of broken) {
    const begin = look(whole, soFar, text, at, last);
    if (begin === 'open') return begin;
    if (!begin) continue;
    const type = begin[1]!;
    const delimiter = begin[0].at(-1) === '(' ? '(' : '{';
    if (/[{(]$/.test(begin[0]) || isEntryType(type.toLowerCase()))
      return { text: begin[0], type, delimiter, broken: what };
  }
  return undefined;
}

/** An item's beginning inside another item. */
export function entryAt(text: string, at: number, last: boolean): Look {
  return look(entry, entrySoFar, text, at, last);
}

/** A closing brace with the next field's name behind it. */
export function braceTooManyAt(text: string, at: number, last: boolean): Look {
  return look(braceTooMany, braceTooManySoFar, text, at, last);
}

/** A backslash that is the last character between quotation marks. */
export function stringEndAt(text: string, at: number, last: boolean): Look {
  return look(behindString, behindStringSoFar, text, at, last);
}

function look(whole: RegExp, soFar: RegExp, text: string, at: number, last: boolean): Look {
  whole.lastIndex = at;
  const found = whole.exec(text);
  if (found) return found;
  soFar.lastIndex = at;
  return !last && soFar.test(text) ? 'open' : undefined;
}
