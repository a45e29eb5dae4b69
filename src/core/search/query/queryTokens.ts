import { fieldNamed, type QueryField } from './queryFields';
import type { Span } from './parsedQuery';

/** What is quoted, or stands between blanks. */
export interface QueryValue extends Span {
  /** Without its quotation marks. */
  readonly text: string;
  /** Whether the text goes on to the end of the query, where it may be half typed. */
  readonly isOpen: boolean;
}

/** A piece of a query. */
export type QueryToken = Span &
  (
    | { readonly kind: 'word' }
    | { readonly kind: 'text'; readonly isExcluded: boolean; readonly value: QueryValue }
    | {
        readonly kind: 'field';
        readonly isExcluded: boolean;
        readonly field: QueryField;
        /** Undefined where nothing follows. */
        readonly value: QueryValue | undefined;
      }
  );

/** Opening quotation marks, each with all that close it. */
const closing: Readonly<Record<string, RegExp>> = {
  '"': /["”]/g,
  '“': /["”]/g,
  '„': /["“”]/g,
  '«': /»/g,
  '»': /«/g,
};

const blanks = /\s*/y;
const solid = /\S+/y;
const fieldName = /([a-z]+):/iy;
const wordLike = /[\p{L}\p{N}]/u;

/**
 * Takes a query apart, in linear time: words, phrases in quotation marks, what begins with a hyphen behind a blank, fields
 * of known names. A quotation mark that is not closed reaches to the end, as one that is being typed does.
 */
export function* queryTokens(text: string): Generator<QueryToken> {
  for (let at = skip(blanks, text, 0); at < text.length; at = skip(blanks, text, at)) {
    const token = tokenAt(text, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(text: string, start: number): QueryToken {
  const isFree = start === 0 || /\s/.test(text.charAt(start - 1));
  const isExcluded = isFree && text.charAt(start) === '-';
  const from = isExcluded ? start + 1 : start;
  const field = isFree ? fieldAt(text, from) : undefined;
  if (field) {
    const value = fieldValue(text, from + field.length + 1);
    return { kind: 'field', start, end: value?.end ?? from + field.length + 1, isExcluded, field, value };
  }
  const quoted = quotedAt(text, from);
  if (quoted) return { kind: 'text', start, end: quoted.end, isExcluded, value: quoted };
  const end = skip(solid, text, start);
  if (!isExcluded || text.charAt(from) === '-' || !wordLike.test(text.slice(from, end))) {
    return { kind: 'word', start, end };
  }
  return { kind: 'text', start, end, isExcluded, value: solidAt(text, from) };
}

function fieldAt(text: string, at: number): QueryField | undefined {
  fieldName.lastIndex = at;
  const name = fieldName.exec(text)?.[1];
  return name === undefined ? undefined : fieldNamed(name);
}

/** What follows a colon, also behind blanks; but not what is a field of its own. */
function fieldValue(text: string, colon: number): QueryValue | undefined {
  const at = skip(blanks, text, colon);
  if (at === text.length) return undefined;
  if (at > colon && fieldAt(text, text.charAt(at) === '-' ? at + 1 : at)) return undefined;
  return quotedAt(text, at) ?? solidAt(text, at);
}

function quotedAt(text: string, start: number): QueryValue | undefined {
  const mark = text.charAt(start);
  const closes = Object.hasOwn(closing, mark) ? closing[mark] : undefined;
  if (!closes) return undefined;
  closes.lastIndex = start + 1;
  const close = closes.exec(text)?.index;
  const inner = text.slice(start + 1, close);
  return { start, end: close === undefined ? text.length : close + 1, text: inner, isOpen: close === undefined };
}

function solidAt(text: string, start: number): QueryValue {
  const end = skip(solid, text, start);
  return { start, end, text: text.slice(start, end), isOpen: end === text.length };
}

/** Where a sticky pattern that matches here ends; here, where it does not. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
