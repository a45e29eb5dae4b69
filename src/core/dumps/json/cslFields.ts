import type { Name, TextField } from '../../paper';
import { cslDate, type DateFields } from './dates';
import { plainLines, plainText } from './markup';
import { nameParts, nameVariables, textVariables, verbatimFields } from './cslVariables';
import { elementsOf, isObject, textOf, type JsonObject } from './values';

/** What is a single text of words, never a number. */
const wordy: ReadonlySet<string> = new Set(['title', 'type']);

/** Reads a CSL item's variables, each of what kind it should be, and remembers which are of another. */
export class CslFields {
  /** The variables that could not be read. */
  readonly unreadable: string[] = [];

  constructor(private readonly item: JsonObject) {}

  /** A variable's text as it is written, of several its first; undefined where there is none. */
  raw(variable: string): string | undefined {
    const value = this.item[variable];
    if (value === undefined || value === null || value === '') return undefined;
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = all.map(textOf);
    const text = texts.find((found) => found !== undefined);
    if (wordy.has(variable) && (typeof value === 'number' || texts.length > 1)) this.unreadable.push(variable);
    if (wordy.has(variable) && all.some((each) => typeof each === 'number')) return undefined;
    // an empty text is of the right kind
    if (text === undefined && all.some((each) => typeof each !== 'string')) this.unreadable.push(variable);
    return text;
  }

  /** A variable's plain text, on one line; undefined where there is none. */
  text(variable: string): string | undefined {
    return plainText(this.raw(variable) ?? '') || undefined;
  }

  /** All text fields that CSL has variables for. */
  texts(): Partial<Record<TextField, string>> {
    const texts: Partial<Record<TextField, string>> = {};
    for (const [field, ...variables] of textVariables) {
      for (const variable of variables) {
        const raw = texts[field] === undefined ? this.raw(variable) : undefined;
        const text =
          raw === undefined || verbatimFields.has(field) ? raw : field === 'note' ? plainLines(raw) : plainText(raw);
        if (text) texts[field] = text;
      }
    }
    return texts;
  }

  /** Authors, editors and translators; those variables that have any. */
  names(): Partial<Record<(typeof nameVariables)[number], readonly Name[]>> {
    const names: Partial<Record<(typeof nameVariables)[number], readonly Name[]>> = {};
    for (const variable of nameVariables) {
      const value = this.item[variable];
      if (value === undefined || value === null) continue;
      const all = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(nameOf);
      if (all.includes(undefined)) this.unreadable.push(variable);
      const readable = all.filter((name) => name !== undefined && Object.keys(name).length > 0) as Name[];
      if (readable.length > 0) names[variable] = readable;
    }
    return names;
  }

  date(): DateFields {
    const issued = this.item['issued'];
    if (issued === undefined || issued === null) return { year: null };
    const date = cslDate(issued);
    if (!date || (date.year === null && textOf(issued) !== undefined)) this.unreadable.push('issued');
    return date ?? { year: null };
  }

  /** `keyword`, parted at semicolons or else at commas, and `categories`; each once. */
  keywords(): readonly string[] {
    const found = new Set<string>();
    for (const variable of ['keyword', 'categories']) {
      const value = this.item[variable];
      const listed = elementsOf(value).map(textOf);
      const text = Array.isArray(value) ? undefined : this.raw(variable);
      if (listed.includes(undefined)) this.unreadable.push(variable);
      for (const word of [...listed, ...(text ?? '').split(text?.includes(';') ? ';' : ',')]) {
        const plain = plainText(word ?? '');
        if (plain !== '') found.add(plain);
      }
    }
    return [...found];
  }
}

/** @returns an empty name for an object that tells none; undefined for what is no name */
function nameOf(value: unknown): Name | undefined {
  if (typeof value === 'string') return literalName(plainText(value));
  if (!isObject(value)) return undefined;
  const name: Partial<Record<keyof Name, string>> = {};
  for (const [part, variable] of nameParts) {
    const text = plainText(textOf(value[variable]) ?? '');
    if (text !== '') name[part] = text;
  }
  if (name.family !== undefined) delete name.literal;
  // Crossref's name of an organisation
  return Object.keys(name).length > 0 ? name : literalName(plainText(textOf(value['name']) ?? ''));
}

function literalName(text: string): Name {
  return text === '' ? {} : { literal: text };
}
