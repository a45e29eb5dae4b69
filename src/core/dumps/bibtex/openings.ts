// How items begin. All lengths are bounded, so that little text is ever held to see how it goes on. A second pattern of
// each pair matches what may become the first with more text.

/** `@type{`: what an item begins with, between items. */
const header = /@[ \t]{0,20}([A-Za-z][\w-]{0,60})\s{0,60}([{(])/y;
const headerSoFar = /@[ \t]{0,20}(?:[A-Za-z][\w-]{0,60}\s{0,60})?$/y;
/** `@type{key,`: sure enough a new entry to give up an open one for. */
const entry =
  /@(?:(?:string|comment|preamble)\s{0,60}[{(]|[A-Za-z][\w-]{0,60}\s{0,60}[{(]\s{0,60}[^\s,{}"=]{0,200}\s{0,60},)/iy;
const entrySoFar = /@(?:[A-Za-z][\w-]{0,60}\s{0,60}(?:[{(]\s{0,60}[^\s,{}"=]{0,200}\s{0,60})?)?$/y;
/** `}, name =`: a brace that closes an entry amid its fields. */
const braceTooMany = /\}\s{0,60},\s{0,60}([A-Za-z][\w-]{0,60})\s{0,60}=/y;
const braceTooManySoFar = /\}\s{0,60}(?:,\s{0,60}(?:[A-Za-z][\w-]{0,60}\s{0,60})?)?$/y;

/** 'open': more text is needed to know. */
export type Look = RegExpExecArray | 'open' | undefined;

/** An item's beginning, with its type and opening delimiter. */
export function headerAt(text: string, at: number, last: boolean): Look {
  return look(header, headerSoFar, text, at, last);
}

/** An item's beginning inside another item. */
export function entryAt(text: string, at: number, last: boolean): Look {
  return look(entry, entrySoFar, text, at, last);
}

/** A closing brace with the next field's name behind it. */
export function braceTooManyAt(text: string, at: number, last: boolean): Look {
  return look(braceTooMany, braceTooManySoFar, text, at, last);
}

function look(whole: RegExp, soFar: RegExp, text: string, at: number, last: boolean): Look {
  whole.lastIndex = at;
  const found = whole.exec(text);
  if (found) return found;
  soFar.lastIndex = at;
  return !last && soFar.test(text) ? 'open' : undefined;
}
