import type { Description, Name } from '../../paper';
import { splitName } from '../../text/names';
import { dateIn, type DateFields } from './dates';
import { unwrapped } from './texText';
import { elementsOf, isObject, textOf, type JsonObject } from './values';

/** Reads the fields of a paper under the names that feeds and metadata dumps give them. */
export class PaperFields {
  /** The fields that hold something else than they should. */
  readonly unreadable: string[] = [];

  constructor(private readonly item: JsonObject) {}

  /** The text of the first of some fields that has any, on one line; empty where none has. */
  text(...fields: readonly string[]): string {
    for (const field of fields) {
      const value = this.item[field];
      const text = typeof value === 'string' ? unwrapped(value) : '';
      if (text !== '') return text;
      if (value !== undefined && value !== null && typeof value !== 'string') this.unreadable.push(field);
    }
    return '';
  }

  /** People in a list of names or of objects with a name, or in one text, between commas or semicolons. */
  names(...fields: readonly string[]): readonly Name[] {
    for (const field of fields) {
      const value = this.item[field];
      if (value === undefined || value === null) continue;
      const written =
        typeof value === 'string' ? value.split(value.includes(';') ? ';' : /,| and /) : elementsOf(value).map(nameIn);
      const names = written.flatMap((name) => (name === undefined ? [] : [splitName(unwrapped(name))]));
      if (written.includes(undefined) || (typeof value !== 'string' && !Array.isArray(value)))
        this.unreadable.push(field);
      return names.filter((name) => Object.keys(name).length > 0);
    }
    return [];
  }

  /** The date in the first of some fields that has one. */
  date(...fields: readonly string[]): DateFields {
    for (const field of fields) {
      const date = dateIn(textOf(this.item[field]) ?? '');
      if (date.year !== null) return date;
    }
    return { year: null };
  }

  /** The words of the first of some fields that has a list of them. */
  keywords(...fields: readonly string[]): Pick<Description, 'keyword'> {
    for (const field of fields) {
      const words = elementsOf(this.item[field]).flatMap((word) => unwrapped(textOf(word) ?? '') || []);
      if (words.length > 0) return { keyword: [...new Set(words)] };
    }
    return {};
  }
}

/** @returns undefined for what is no name */
function nameIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  // OpenAlex puts the author into the authorship
  const person = isObject(value['author']) ? value['author'] : value;
  return textOf(person['name']) ?? textOf(person['display_name']) ?? textOf(person['full_name']);
}
