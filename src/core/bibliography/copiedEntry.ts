import type { BibItem, ItemField, ValuePart } from '../dumps/bibtex/item';
import { EntryScanner } from '../dumps/bibtex/entryScanner';
import { inheritedFields } from './inheritance';
import { isBalanced } from './texText';

/** Where an entry stands in a .bib file, as far as is known: the file may have changed since. */
export interface EntryPlace {
  /** From 1. */
  readonly line?: number;
  /** It has one of these. */
  readonly keys: readonly string[];
}

/** The names that BibTeX and BibLaTeX give to months: every file has them. */
const months = new Set(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']);
/** How much of a file is looked at at a time. */
const pieceSize = 4096;
/** How far macros of macros are followed. */
const deepest = 8;
/** How many other entries an entry takes fields from, also by way of each other. */
const mostParents = 30;
const longestValue = 100_000;

/**
 * An entry of a .bib file as it can stand in another one, under another key: as it is written, but for the file's own
 * macros, in whose place their text stands. An entry that takes fields from others (`crossref`, `xdata`) has them itself.
 * @param text the file that it is copied from
 * @returns undefined where there is no whole entry
 */
export function copiedEntry(text: string, place: EntryPlace, citekey: string): string | undefined {
  const entry = entryAt(text, place);
  if (!entry || entry.fault || entry.kind !== 'entry') return undefined;
  const file = new EntryFile(text);
  const refers = entry.fields.some(({ name }) => name === 'crossref' || name === 'xdata');
  return refers || !isStrict(text, entry) ? completeEntry(entry, citekey, file) : sameEntry(text, entry, citekey, file);
}

/** White space and comments. */
const blank = '(?:\\s|%[^\\n]*\\n)*';
/** What stands before a field's value, between the parts of one, and after the last: with their delimiters. */
const beforeValue = new RegExp(`^["}]?${blank},${blank}[A-Za-z][\\w:.+/-]*${blank}=${blank}["{]?$`);
const betweenParts = new RegExp(`^["}]?${blank}#${blank}["{]?$`);
const afterValues = new RegExp(`^["}]?${blank},?${blank}\\}$`);

/** Whether nobody could take an entry amiss: readers forgive a missing comma or two of them, but not all of them do. */
function isStrict(text: string, { start, keyStart, keyEnd, end, fields }: BibItem): boolean {
  let at = keyEnd;
  for (const { value } of fields) {
    for (const [i, part] of value.entries()) {
      if (!(i === 0 ? beforeValue : betweenParts).test(text.slice(at, part.start))) return false;
      at = part.end;
    }
  }
  return text.slice(start, keyStart).includes('{') && afterValues.test(text.slice(at, end));
}

/** The entry with its key and its macros replaced. */
function sameEntry(text: string, entry: BibItem, citekey: string, file: EntryFile): string | undefined {
  let copy = text.slice(entry.start, entry.keyStart) + citekey;
  let at = entry.keyEnd;
  for (const part of entry.fields.flatMap((field) => field.value)) {
    if (part.kind !== 'macro' || months.has(part.text.toLowerCase())) continue;
    const value = file.partText(part);
    if (!isBalanced(value)) return undefined;
    copy += `${text.slice(at, part.start)}{${value}}`;
    at = part.end;
  }
  return copy + text.slice(at, entry.end);
}

/** The entry written anew, with its fields and those that it takes from others. */
function completeEntry(entry: BibItem, citekey: string, file: EntryFile): string | undefined {
  const fields = file.allFields(entry);
  if (![...fields.values()].every((value) => isBalanced(value.text))) return undefined;
  const lines = [...fields].map(([name, { text, macro }]) => `  ${name} = ${macro ? text : `{${text}}`},\n`);
  return `@${entry.type}{${citekey},\n${lines.join('')}}`;
}

/** A field's value as TeX, or a month's macro. */
interface Value {
  readonly text: string;
  readonly macro: boolean;
}

/** What entries of a file refer to: its macros, and other entries. Looked up when asked for. */
class EntryFile {
  private strings: ReadonlyMap<string, ItemField> | undefined;
  private readonly expanded = new Map<string, string>();
  private readonly followed = new Set<string>();

  constructor(private readonly text: string) {}

  /** An entry's own fields, then those of the entries that it refers to, each of which is followed once. */
  allFields(entry: BibItem): Map<string, Value> {
    const all = new Map<string, Value>();
    for (const field of entry.fields) {
      if (field.name !== 'crossref' && field.name !== 'xdata') all.set(field.name, this.value(field));
    }
    for (const data of this.parents(entry, 'xdata')) addMissing(all, this.allFields(data));
    for (const parent of this.parents(entry, 'crossref')) {
      addMissing(all, inheritedFields(parent.type, entry.type, this.allFields(parent)));
    }
    return all;
  }

  /** A part of a value as it is written, a macro as what it stands for. */
  partText(part: ValuePart, depth = 0): string {
    return part.kind === 'macro' && depth < deepest ? this.macroText(part.text, depth) : part.text;
  }

  private *parents(entry: BibItem, name: string): Generator<BibItem> {
    const field = entry.fields.find((one) => one.name === name);
    if (!field) return;
    for (const key of this.value(field).text.split(',', mostParents)) {
      if (this.followed.size === mostParents || this.followed.has(key.trim())) continue;
      this.followed.add(key.trim());
      const parent = entryNamed(this.text, key.trim());
      if (parent) yield parent;
    }
  }

  private macroText(written: string, depth: number): string {
    const name = written.toLowerCase();
    const known = this.expanded.get(name);
    if (known !== undefined) return known;
    // what it is in its own definition
    this.expanded.set(name, written);
    const definition = this.macros().get(name);
    const text = definition ? this.joined(definition.value, depth + 1) : written;
    this.expanded.set(name, text);
    return text;
  }

  private value({ value }: ItemField): Value {
    const [first] = value;
    const isMonth = value.length === 1 && first?.kind === 'macro' && months.has(first.text.toLowerCase());
    return isMonth ? { text: first.text, macro: true } : { text: this.joined(value, 0), macro: false };
  }

  private joined(value: readonly ValuePart[], depth: number): string {
    let text = '';
    for (const part of value) {
      text += this.partText(part, depth);
      if (text.length > longestValue) return text.slice(0, longestValue);
    }
    return text;
  }

  private macros(): ReadonlyMap<string, ItemField> {
    this.strings ??= new Map(
      [...this.text.matchAll(/@[ \t]*string\s{0,60}[{(]/gi)]
        .flatMap(({ index }) => itemAt(this.text, index) ?? [])
        .flatMap((item) => item.fields.map((field) => [field.name, field])),
    );
    return this.strings;
  }
}

function addMissing(fields: Map<string, Value>, more: ReadonlyMap<string, Value>): void {
  for (const [name, value] of more) if (!fields.has(name)) fields.set(name, value);
}

function entryAt(text: string, { line, keys }: EntryPlace): BibItem | undefined {
  const there = line === undefined ? undefined : entryOnLine(text, line);
  if (there && keys.includes(there.key)) return there;
  for (const key of keys) {
    const named = entryNamed(text, key);
    if (named) return named;
  }
  return undefined;
}

/** The first item that begins on a line. */
function entryOnLine(text: string, line: number): BibItem | undefined {
  let start = 0;
  const endings = /\r\n|\r|\n/g;
  for (let number = 1; number < line; number++) {
    if (!endings.exec(text)) return undefined;
    start = endings.lastIndex;
  }
  const item = itemAt(text, start);
  return item && !/[\r\n]/.test(text.slice(start, item.start)) ? item : undefined;
}

/** The first entry under a key. */
function entryNamed(text: string, key: string): BibItem | undefined {
  if (key === '') return undefined;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    const header = /@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*$/.exec(text.slice(Math.max(0, at - 200), at));
    if (!header) continue;
    const item = itemAt(text, at - header[0].length);
    if (item?.key === key && item.keyStart === at) return item;
  }
  return undefined;
}

/** The next item from an offset, with its offsets in the whole text. */
function itemAt(text: string, start: number): BibItem | undefined {
  const scanner = new EntryScanner();
  for (let at = start; at < text.length; at += pieceSize) {
    for (const item of scanner.write(text.slice(at, at + pieceSize))) return shifted(item, start);
  }
  for (const item of scanner.end()) return shifted(item, start);
  return undefined;
}

function shifted(item: BibItem, by: number): BibItem {
  const part = (one: ValuePart): ValuePart => ({ ...one, start: one.start + by, end: one.end + by });
  return {
    ...item,
    keyStart: item.keyStart + by,
    keyEnd: item.keyEnd + by,
    start: item.start + by,
    end: item.end + by,
    fields: item.fields.map((field) => ({ ...field, value: field.value.map(part) })),
  };
}
