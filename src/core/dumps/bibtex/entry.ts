import type { Name } from '../../paper';
import type { BibItem } from './item';
import type { Macros } from './macros';
import { isMonth } from './dates';
import { readNames } from './names';
import { shown } from './openItem';
import { texText } from './texText';

/** BibTeX's names for BibLaTeX's fields, and those of some tools. */
const aliases = new Map([
  ['address', 'location'],
  ['archiveprefix', 'eprinttype'],
  ['author_keywords', 'keywords'],
  ['hyphenation', 'langid'],
  ['journal', 'journaltitle'],
  ['keyword', 'keywords'],
  ['pdf', 'file'],
  ['primaryclass', 'eprintclass'],
  ['school', 'institution'],
]);
/** The fields that a record, or a child of its entry, is made of. */
const known = new Set(
  (
    'abstract addendum arxivid author bookauthor booksubtitle booktitle booktitleaddon chapter crossref date day doi edition editor eid ' +
    'eprint eprintclass eprinttype eventdate eventtitle entrysubtype file howpublished ids institution isbn issn issue ' +
    'issuesubtitle issuetitle journalsubtitle journaltitle keywords langid language location mainsubtitle maintitle maintitleaddon ' +
    'month note number options organization pages part pmcid pmid publisher series shortjournal subtitle title titleaddon ' +
    'translator type url venue version volume xdata year'
  ).split(' '),
);

/** A field's value, read when it is asked for, and once for all entries that inherit it. */
export class FieldValue {
  private plain: string | undefined;

  constructor(
    /** TeX, with macros written out. */
    readonly tex: string,
    /** From 1. */
    readonly line: number,
  ) {}

  get text(): string {
    return (this.plain ??= texText(this.tex));
  }
}

/** What is to be told about an entry. `what` is a sentence without its full stop. */
export interface EntryProblem {
  readonly what: string;
  readonly line: number;
}

/** An entry, with the fields that it has and, once they are known, those of its parents. */
export class Entry {
  /** Empty where it has none, or another entry has it. */
  key: string;
  /** Only the first is told. */
  problem: EntryProblem | undefined;

  constructor(
    readonly type: string,
    key: string,
    /** From 1. */
    readonly line: number,
    readonly fields: Map<string, FieldValue>,
    /** Whether the entry was given up before its end. */
    readonly unclosed: boolean,
  ) {
    this.key = key;
  }

  blame(what: string, line = this.line): void {
    this.problem ??= { what, line };
  }

  /** A field's value as TeX; the empty string where there is none. */
  tex(name: string): string {
    return this.fields.get(name)?.tex ?? '';
  }

  /** A field's value as plain text; the empty string where there is none. */
  text(name: string): string {
    return this.fields.get(name)?.text ?? '';
  }

  /** Where a field stands, from 1; where the entry does if it has no such field. */
  lineOf(name: string): number {
    return this.fields.get(name)?.line ?? this.line;
  }

  names(name: string): Name[] {
    return readNames(this.tex(name), /(?:^|,)\s{0,9}useprefix\s{0,9}(?:=\s{0,9}true|,|$)/i.test(this.tex('options')));
  }

  /** The keys in a field that lists some, each once. */
  keys(name: string): string[] {
    return [...new Set(this.tex(name).split(/[\s,]+/))].filter((key) => key !== '');
  }
}

/** The entry that an item is, with its macros written out and its fields under BibLaTeX's names. */
export function readEntry(item: BibItem, macros: Macros): Entry {
  const fields = new Map<string, FieldValue>();
  const { key, type, line, fault } = item;
  const entry = new Entry(type, key, line, fields, fault?.unclosed === true);
  if (fault) entry.blame(fault.what, fault.line);
  for (const renamed of [false, true]) {
    for (const field of item.fields) {
      const alias = aliases.get(field.name);
      const name = alias ?? field.name;
      if ((alias !== undefined) !== renamed || !known.has(name) || fields.has(name)) continue;
      const { text, unknown } = macros.expand(field.value);
      if (unknown !== undefined && !(name === 'month' && isMonth(text))) {
        entry.blame(
          `“${shown(unknown)}” is no @string that stands before this entry, and was taken as it is`,
          field.line,
        );
      }
      if (text.trim() !== '') fields.set(name, new FieldValue(text, field.line));
    }
  }
  // the next one that has it is the whole entry: a beginning that was written twice
  if (entry.unclosed && !fields.has('title')) entry.key = '';
  return entry;
}
