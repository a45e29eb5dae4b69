import type { Name, PaperRecord, Source } from '../../paper';
import { splitName } from '../../text/names';
import { readInPart, skipped, type Reading } from '../reader';
import { arxivFieldsOf } from './arxivNumber';
import { dateIn, dateOfParts, type DateFields } from './dates';
import { doiOf } from './doi';
import { readJournalReference } from './journalReference';
import type { ReadElement } from './jsonReader';
import { unwrapped } from './texText';
import { isObject, type JsonObject } from './values';

type Writable = { -readonly [field in keyof PaperRecord]: PaperRecord[field] };

/** What may be read of one line; `unreadable` gathers the fields that are of another kind than they should be. */
interface Line {
  readonly item: JsonObject;
  readonly unreadable: string[];
}

/**
 * Reads papers as arXiv's metadata snapshot tells them (https://info.arxiv.org/help/bulk_data.html): its first version's
 * date, its first category, its DOI and journal, if it has them. Each gives the record, followed by one problem where some
 * of its fields could not be read; or one problem alone. For one file: papers of the same categories share their list.
 */
export function arxivRecords(): ReadElement {
  const categories = new Map<string, readonly string[]>();
  return (item, source) => recordOfArxiv(item, source, categories);
}

/** @param known lists of categories by what they are written as */
function recordOfArxiv(item: JsonObject, source: Source, known: Map<string, readonly string[]>): readonly Reading[] {
  const { file, line } = source;
  const fields: Line = { item, unreadable: [] };
  const title = unwrapped(text(fields, 'title'));
  if (title === '') return [skipped(file, line, 'It has no title')];
  const arxiv = identifier(fields);
  const abstract = unwrapped(text(fields, 'abstract'));
  const author = authors(fields);
  const { year, month, day } = date(item, arxiv);
  const record: Writable = { type: 'article', title, abstract, author, year, source };
  if (month !== undefined) record.month = month;
  if (day !== undefined) record.day = day;
  if (arxiv !== undefined) record.arxiv = arxiv;
  const keyword = categoriesIn(text(fields, 'categories'), known);
  if (keyword.length > 0) {
    record.keyword = keyword;
    record.arxivClass = keyword[0]!;
  }
  const doi = firstDoi(text(fields, 'doi'));
  if (doi !== undefined) record.doi = doi;
  const journal = text(fields, 'journal-ref');
  if (journal !== '') Object.assign(record, readJournalReference(unwrapped(journal)));
  const comments = text(fields, 'comments');
  if (comments !== '') record.note = noteOf(record.note, unwrapped(comments));
  const report = text(fields, 'report-no');
  if (report !== '') record.number = unwrapped(report);
  const { unreadable } = fields;
  if (unreadable.length === 0) return [{ record }];
  return [{ record }, readInPart(file, line, `What it says of ${unreadable.join(', ')} could not be understood`)];
}

function noteOf(journal: string | undefined, comments: string): string {
  return journal === undefined ? comments : `${journal}\n${comments}`;
}

function identifier(fields: Line): string | undefined {
  const id = text(fields, 'id');
  // nearly all are in the present scheme and as they should be
  if (id === '' || /^\d{4}\.\d{4,5}$/.test(id)) return id || undefined;
  const { arxiv } = arxivFieldsOf(id);
  if (arxiv === undefined) fields.unreadable.push('id');
  return arxiv;
}

/** A few hundred lists of categories are those of nearly all papers. */
function categoriesIn(written: string, known: Map<string, readonly string[]>): readonly string[] {
  const same = known.get(written);
  if (same) return same;
  const categories = written.split(' ').filter((category) => category !== '');
  known.set(written, categories);
  return categories;
}

/** A field's text; empty where there is none. */
function text({ item, unreadable }: Line, field: string): string {
  const value = item[field];
  if (typeof value === 'string') return value;
  if (value !== undefined && value !== null) unreadable.push(field);
  return '';
}

/** Of a paper that has several, the one that stands first. */
function firstDoi(doi: string): string | undefined {
  const space = doi.indexOf(' ');
  return doiOf(doi) ?? (space > 0 ? doiOf(doi.slice(0, space)) : undefined);
}

function authors(fields: Line): readonly Name[] {
  const parsed = fields.item['authors_parsed'];
  if (!Array.isArray(parsed)) return writtenAuthors(text(fields, 'authors'));
  // a list that grows by pushing would take several times the memory
  const names = (parsed as readonly unknown[]).map(nameOf);
  if (names.every(isName)) return names;
  fields.unreadable.push('authors_parsed');
  return names.filter(isName);
}

/** @param parts family name, given name and suffix */
function nameOf(parts: unknown): Name | undefined {
  if (!Array.isArray(parts)) return undefined;
  const family: unknown = parts[0];
  const given: unknown = parts[1];
  const suffix: unknown = parts[2];
  if (typeof family !== 'string' || family === '') return undefined;
  // groups of authors have nothing but a family name
  if (typeof given !== 'string' || given === '') return { literal: unwrapped(family) };
  const name = { family: unwrapped(family), given: unwrapped(given) };
  return typeof suffix === 'string' && suffix !== '' ? { ...name, suffix: unwrapped(suffix) } : name;
}

function isName(name: Name | undefined): name is Name {
  return name !== undefined;
}

/** Names between commas or "and", without the affiliations in parentheses. */
function writtenAuthors(authors: string): Name[] {
  return withoutParentheses(unwrapped(authors))
    .split(/,| and /)
    .map(splitName)
    .filter((name) => Object.keys(name).length > 0);
}

function withoutParentheses(written: string): string {
  let depth = 0;
  let kept = '';
  for (const part of written.split(/([()])/)) {
    if (part === '(') depth++;
    else if (part === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += part;
  }
  return kept;
}

/** When the first version came, or else the last change; or else what the identifier tells. */
function date(item: JsonObject, arxiv = ''): DateFields {
  const versions = item['versions'];
  const first: unknown = Array.isArray(versions) ? versions[0] : undefined;
  const created = isObject(first) && typeof first['created'] === 'string' ? mailDate(first['created']) : undefined;
  if (created) return created;
  const update = item['update_date'];
  const updated = typeof update === 'string' ? dateIn(update) : undefined;
  if (updated && updated.year !== null) return updated;
  // 0704.0001, math/0309136: year and month; the archive began in 1991
  const [, year, month] = /^(?:[a-z-]+\/)?(\d\d)(\d\d)/.exec(arxiv) ?? [];
  return dateOfParts(year === undefined ? undefined : (Number(year) < 91 ? 2000 : 1900) + Number(year), month);
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A date as mails have it (RFC 2822): `Mon, 2 Apr 2007 19:18:42 GMT`. */
function mailDate(text: string): DateFields | undefined {
  const parts = /^\w{3}, (\d\d?) ([A-Z][a-z]{2}) (\d{4})/.exec(text);
  const month = parts ? months.indexOf(parts[2]!) / 3 + 1 : 0;
  return parts && month >= 1 && Number.isInteger(month)
    ? { year: Number(parts[3]), month, day: Number(parts[1]) }
    : undefined;
}
