import type { Insertion } from './insertion';

/** A CSL item, or any other value for JSON. */
export type JsonItem = Readonly<Record<string, unknown>>;

/** The list that a file's records are in. */
interface List {
  /** At its bracket. */
  readonly open: number;
  readonly close: number;
}

/**
 * Items at the end of a CSL-JSON file's list, laid out as its first one: an array, or an object that has it as `items`.
 * @param ascii whether the file can hold no more than ASCII
 * @returns undefined for a text that is neither, or is not closed
 */
export function cslJsonInsertion(text: string, items: readonly JsonItem[], ascii: boolean): Insertion | undefined {
  const write = (item: JsonItem, indent?: string) => {
    const json = JSON.stringify(item, undefined, indent);
    return ascii ? json.replace(/[^\0-\x7f]/g, escaped) : json;
  };
  if (text.trim() === '') {
    return { at: text.length, text: `[\n${items.map((item) => indented(write(item, '  '), '  ')).join(',\n')}\n]\n` };
  }
  const list = listIn(text);
  if (!list) return undefined;
  let at = list.close;
  while (isBlank(text[at - 1])) at--;
  const isEmpty = at === list.open + 1;
  const { lines, indent, unit } = isEmpty ? { lines: true, indent: '  ', unit: '  ' } : layoutOf(text, list);
  const between = lines ? '\n' : '';
  const written = items.map((item) => indented(write(item, unit), indent)).join(`,${between}`);
  const before = isEmpty || text[at - 1] === ',' ? '' : ',';
  const after = isEmpty && !/[\r\n]/.test(text.slice(at, list.close)) ? '\n' : '';
  return { at, text: before + between + written + after };
}

/** How the items of a list that has any are laid out: each on lines of its own, indented, its parts indented further. */
function layoutOf(text: string, { open, close }: List): { lines: boolean; indent: string; unit?: string } {
  let first = open + 1;
  while (isBlank(text[first])) first++;
  const before = text.slice(open + 1, first);
  const lines = /[\r\n]/.test(before);
  const indent = lines ? (/[ \t]*$/.exec(before.slice(-100))?.[0] ?? '') : '';
  const inside = /^\{[ \t]*\r?\n([ \t]*)/.exec(text.slice(first, Math.min(close, first + 200)))?.[1];
  if (inside === undefined) return { lines, indent };
  return { lines, indent, unit: inside.startsWith(indent) ? inside.slice(indent.length) || '  ' : '  ' };
}

/** The outermost array, or the array `items` of the outermost object. Brackets in strings do not count. */
function listIn(text: string): List | undefined {
  const open: number[] = [];
  let items: number | undefined;
  let name = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at);
      if (open.length === 1 && end - at < 20) name = text.slice(at + 1, end);
      at = end;
    } else if (char === '[' || char === '{') {
      if (char === '[' && open.length === 1 && text[open[0]!] === '{' && name === 'items') items ??= at;
      open.push(at);
    } else if (char === ']' || char === '}') {
      const start = open.pop();
      if (start === undefined || text[start] !== (char === ']' ? '[' : '{')) return undefined;
      const isList = open.length === 0 ? char === ']' : start === items;
      if (isList) return { open: start, close: at };
      if (open.length === 0) return undefined;
    } else if (open.length === 0 && !isBlank(char)) return undefined;
  }
  return undefined;
}

/** Where the mark stands that ends a string, or the text's end. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function indented(json: string, indent: string): string {
  return indent === '' ? json : json.replace(/^/gm, indent);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}
