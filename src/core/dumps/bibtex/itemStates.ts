/**
 * What the next character of an item is part of: its key; what is between fields, a remark there; a field's name; what is
 * before, in and behind a part of its value; what is passed over because it cannot be read; a comment.
 */
export type State =
  | 'beforeKey'
  | 'key'
  | 'fields'
  | 'remark'
  | 'name'
  | 'afterName'
  | 'value'
  | 'bare'
  | 'braced'
  | 'quoted'
  | 'afterPart'
  | 'junk'
  | 'comment';

/** For each state, the characters that mean nothing in it but themselves. */
export const ordinary: Readonly<Record<State, RegExp>> = {
  beforeKey: /\s+/y,
  key: /[^\s,{}"=]+/y,
  fields: /[\s,]+/y,
  remark: /[^\r\n]+/y,
  name: /[^\s=,{}()"#%@]+/y,
  afterName: /\s+/y,
  value: /\s+/y,
  bare: /[^\s,#{}()"=%@]+/y,
  braced: /[^{}@]+/y,
  quoted: /[^{}"@\\]+/y,
  afterPart: /\s+/y,
  junk: /[^{}),@]+/y,
  comment: /[^{})@]+/y,
};
/** The states whose characters are kept. */
export const tokens: ReadonlySet<State> = new Set<State>(['key', 'name', 'bare', 'braced', 'quoted']);
/** The ordinary characters of a key in an item that a parenthesis closes. */
export const keyInParentheses = /[^\s,{}"=)]+/y;
/** What a field's name, or a bare value, begins with. */
export const inName = /[^\s=,{}()"#%@]/;
