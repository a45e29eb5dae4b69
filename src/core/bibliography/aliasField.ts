import type { BibItem, ValuePart } from '../dumps/bibtex/item';
import type { KeyEdit } from './keyChange';

/** How a file writes a field, up to its value. */
const fieldBegin = /[A-Za-z][\w-]{0,60}([ \t]{0,60})=([ \t]{0,60})(["{]?)/y;
const fieldLine = /^[ \t,]*([A-Za-z][\w-]{0,60}[ \t]{0,60})=/gm;
/** How much of an entry is looked at to see how it is laid out. */
const looked = 2000;

/** One more key at the end of a list of keys that holds some. */
export function aliasAdded({ text, start }: ValuePart, key: string): KeyEdit {
  const list = text.trimEnd();
  const at = start + list.length;
  return { start: at, end: at, newText: list.endsWith(',') ? ` ${key}` : `, ${key}`, role: 'own' };
}

/**
 * A field as it is to stand right behind an entry's key, written as the entry writes its first one: its comma, its line and
 * indentation, its blanks around the equals sign, its braces or quotation marks.
 */
export function fieldAdded(text: string, { keyEnd, end }: BibItem, name: string, value: string): string {
  const separator = /^\s{0,200},\s{0,200}/.exec(text.slice(keyEnd, Math.min(end, keyEnd + looked)))?.[0];
  fieldBegin.lastIndex = keyEnd + (separator?.length ?? 0);
  const first = separator === undefined ? null : fieldBegin.exec(text);
  // a remark stands there, or nothing
  if (!first || separator === undefined) return `, ${name} = {${value}}`;
  const [, before = '', after = '', mark = ''] = first;
  const width = nameWidth(text.slice(keyEnd, Math.min(end, keyEnd + looked)));
  const padded = width === undefined ? name + before : name.padEnd(Math.max(width, name.length + 1));
  const isQuoted = mark === '"' && !value.includes('"');
  return `${separator}${padded}=${after}${isQuoted ? `"${value}"` : `{${value}}`}`;
}

/** How wide names with what follows them are, where the equals signs stand below each other. */
function nameWidth(entry: string): number | undefined {
  const names = Array.from(entry.matchAll(fieldLine), ([, name = '']) => name).slice(0, 5);
  const widths = new Set(names.map((name) => name.length));
  const lengths = new Set(names.map((name) => name.trimEnd().length));
  return widths.size === 1 && lengths.size > 1 ? names[0]!.length : undefined;
}
