import type { Name, PaperRecord, TextFields } from '../../paper';
import { bestDate } from './dates';
import type { RisEntry } from './entry';
import { identifiersOf } from './identifiers';
import { namesOf } from './names';
import { typeOf } from './types';
import { standsAlone, venueOf } from './venue';

/** Works that `IS` and `M1` number, where others have issues. */
const numbered = new Set(['bill', 'legislation', 'patent', 'report', 'standard', 'thesis']);

/**
 * The record of an entry, by the tags' meanings for its type.
 * @returns undefined where it has no title
 */
export function recordOf(entry: RisEntry, file: string): PaperRecord | undefined {
  const type = typeOf(entry.text('TY') ?? '');
  // older exports give a whole book's own title as BT
  const title = entry.text('TI', 'T1', 'CT', ...(standsAlone(type) ? ['BT'] : []));
  if (title === undefined) return undefined;
  const id = entry.text('ID');
  const files = entry.lines('L1');
  const editor = editorsOf(entry, type);
  const translator = namesOf(entry.lines('A4', 'TA'));
  const keyword = keywordsOf(entry.lines('KW'));
  return {
    // EndNote writes the number of its row, which is nobody's key
    ...(id !== undefined && !/\s|^\d+$/.test(id) && { citekey: id }),
    ...textFieldsOf(entry, type, title),
    title,
    abstract: abstractOf(entry),
    author: namesOf(entry.lines('AU', 'A1')),
    ...(editor.length > 0 && { editor }),
    ...(translator.length > 0 && { translator }),
    ...bestDate(entry.lines('PY', 'Y1', 'YR', 'DA')),
    ...(keyword.length > 0 && { keyword }),
    ...(files.length > 0 && { file: files }),
    source: { file, line: entry.line },
  };
}

/** The text fields without those that the entry does not have. */
function textFieldsOf(entry: RisEntry, type: string | undefined, title: string): TextFields {
  const isNumbered = type !== undefined && numbered.has(type);
  const identifiers = identifiersOf(entry, type);
  const isPreprint = identifiers.arxiv !== undefined && (type === 'document' || type === 'manuscript');
  const fields: Readonly<Record<string, string | undefined>> = {
    ...venueOf(entry, type, title),
    type: isPreprint ? 'article' : type,
    ...(isNumbered ? { number: entry.text('IS', 'M1') } : { issue: entry.text('IS') }),
    volume: entry.text('VL'),
    page: pagesOf(entry.text('SP'), entry.text('EP')) ?? articleNumberOf(entry, type),
    publisher: entry.text('PB'),
    publisherPlace: entry.text('PP', 'CY'),
    collectionNumber: entry.text('SV'),
    edition: entry.text('ET'),
    genre: isNumbered ? entry.text('M3') : undefined,
    language: entry.text('LA'),
    note: entry.lines('N1').join('\n') || undefined,
    ...identifiers,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));
}

/** Some write the abstract to `AB`, others to `N2`; who writes both cuts one of them. */
function abstractOf(entry: RisEntry): string {
  const [one = '', other = ''] = [entry.text('AB'), entry.text('N2')];
  return other.length > one.length ? other : one;
}

/** Of a chapter, `A3` are the editors of the series, if others are those of the book. */
function editorsOf(entry: RisEntry, type: string | undefined): Name[] {
  const own = entry.lines('A2', 'ED');
  const ofSeries = type === 'chapter' || type === 'paper-conference' || type === 'entry-encyclopedia';
  return namesOf(own.length > 0 && ofSeries ? own : [...own, ...entry.lines('A3')]);
}

/** A journal without pages numbers its articles; elsewhere `C7` says other things. */
function articleNumberOf(entry: RisEntry, type: string | undefined): string | undefined {
  const number = type === 'article-journal' || type === 'paper-conference' ? entry.text('C7') : undefined;
  return number?.replace(/^(?:article|art\.?)\s+(?:(?:number|no\.?)\s+)?/i, '');
}

/** `SP` may be a range already. */
function pagesOf(first: string | undefined, last: string | undefined): string | undefined {
  const from = first?.replace(/\s*[-\u2010-\u2015]+\s*/g, '-');
  if (from === undefined || last === undefined || last === from || from.includes('-')) return from ?? last;
  return `${from}-${last}`;
}

/** Each keyword once: one a line, or several in a line between semicolons. */
function keywordsOf(lines: readonly string[]): string[] {
  const words = lines.flatMap((line) => line.split(';')).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word !== '');
}
