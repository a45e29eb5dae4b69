import { textFields, type PaperRecord, type TextField, type TextFields } from '../../paper';
import { readFiles } from './attachments';
import { readDate, readOldDate } from './dates';
import type { Entry } from './entry';
import { readIdentifiers } from './ids';
import { languageTag } from './languages';
import { titlesOf } from './titles';
import { cslType, genreOf, isInPeriodical, isNumberedInSeries } from './types';

/** The record that a complete entry is, as Pandoc's biblatex reader has it; undefined where it has no title. */
export function readRecord(entry: Entry, file: string): PaperRecord | undefined {
  const titles = titlesOf(entry);
  if (titles.title === '') return undefined;
  const lists = {
    editor: entry.names('editor'),
    translator: entry.names('translator'),
    keyword: items(entry.text('keywords'), /[,;]/),
    file: readFiles(entry.tex('file')),
    aliases: entry.keys('ids'),
  };
  return {
    abstract: entry.text('abstract'),
    author: entry.names('author'),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...dateOf(entry),
    ...present({ ...titles, ...textsOf(entry) }),
    title: titles.title,
    ...(entry.key !== '' && { citekey: entry.key }),
    source: { file, line: entry.line },
  };
}

function dateOf(entry: Entry): Pick<PaperRecord, 'year' | 'month' | 'day'> {
  const old = () => readOldDate(entry.text('year'), entry.text('month'), entry.text('day'));
  return readDate(entry.text('date').replace('–', '-')) ?? old() ?? { year: null };
}

function textsOf(entry: Entry): Partial<Record<TextField, string | undefined>> {
  const text = (name: string) => entry.text(name);
  const { type } = entry;
  const event = ['eventdate', 'eventtitle', 'venue'].some((name) => text(name) !== '');
  const number = text('number');
  const inSeries = isNumberedInSeries(type);
  const inPeriodical = isInPeriodical(type);
  return {
    type: cslType(type, text('entrysubtype').toLowerCase(), event),
    containerTitleShort: text('shortjournal'),
    collectionTitle: text('series'),
    collectionNumber: inSeries ? number : '',
    eventTitle: text('eventtitle'),
    eventPlace: text('venue'),
    publisher: ['institution', 'organization', 'howpublished', 'publisher']
      .map((name) => list(text(name)))
      .filter((name) => name !== '')
      .join('; '),
    publisherPlace: list(text('location')),
    volume: [text('volume'), text('part')].filter((part) => part !== '').join('.'),
    issue: inPeriodical ? items(`${number};${text('issue')}`, /;/).join(', ') : '',
    number: inSeries || inPeriodical ? '' : number,
    page: (text('pages') || text('eid')).replace(/\s*[–—−]\s*/g, '-'),
    chapterNumber: text('chapter'),
    edition: text('edition'),
    version: text('version'),
    genre: genreOf(type, text('type')),
    language: languageTag(text('langid') || text('language')),
    note: [text('note'), text('addendum')].filter((note) => note !== '').join('. '),
    ...readIdentifiers(entry),
  };
}

function present(texts: Partial<Record<TextField, string | undefined>>): TextFields {
  const fields: TextFields = {};
  for (const name of textFields) {
    const value = texts[name];
    if (value !== undefined && value !== '') fields[name] = value;
  }
  return fields;
}

/** BibLaTeX's literal lists: "A and B". */
function list(text: string): string {
  return text.split(' and ').join('; ');
}

function items(text: string, mark: RegExp): string[] {
  return [...new Set(text.split(mark).map((item) => item.trim()))].filter((item) => item !== '');
}
