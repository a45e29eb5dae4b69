import type { Description, Name, PaperRecord, Source, TextField } from '../paper';
import { arxivFieldsOf, arxivNumber } from './json/arxivNumber';
import { CslFields } from './json/cslFields';
import { doiOf } from './json/doi';
import { crossrefTypes, nameParts, nameVariables, textVariables, verbatimFields } from './json/cslVariables';
import { noteWith, readExtra } from './json/extra';
import { escapedText } from './json/markup';
import { isObject } from './json/values';
import { readInPart, skipped, type Reading } from './reader';

type Texts = Readonly<Partial<Record<TextField, string | undefined>>>;

/** An item of CSL-JSON, by CSL's names: plain data, as `JSON.stringify` takes it. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/**
 * What an item of CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json) tells, also in the ways of
 * Crossref, Zotero and Pandoc that differ from the schema.
 * @param item any value, as it was parsed
 * @returns the record, followed by one problem where some of its variables could not be read; or one problem alone
 */
export function recordOfCsl(item: unknown, source: Source): Reading[] {
  const { file, line } = source;
  if (!isObject(item)) return [skipped(file, line, 'What stands here is no record')];
  const fields = new CslFields(item);
  const title = fields.text('title');
  if (title === undefined) return [skipped(file, line, 'It has no title')];

  const { note, doi, ...texts } = fields.texts();
  const identified = { ...texts, ...identifiers(fields, doi, texts) };
  // the publisher's number for a paper on arXiv is its identifier there
  if (isArxivNumber(texts.number, texts)) delete identified.number;
  const extra = readExtra(note ?? '', identified);
  const citekey = [fields.raw('citation-key'), extra.citekey, fields.raw('id')].find(isCitekey);
  const keyword = fields.keywords();
  const record: PaperRecord = {
    ...identified,
    ...extra.identifiers,
    ...(texts.type !== undefined && { type: crossrefTypes.get(texts.type) ?? texts.type }),
    ...(extra.note !== '' && { note: extra.note }),
    ...(citekey !== undefined && { citekey }),
    ...(extra.aliases.length > 0 && { aliases: extra.aliases }),
    title,
    abstract: fields.text('abstract') ?? '',
    author: [],
    ...fields.names(),
    ...fields.date(),
    ...(keyword.length > 0 && { keyword }),
    source,
  };
  const unreadable = [...new Set(fields.unreadable)].join(', ');
  if (unreadable === '') return [{ record }];
  return [{ record }, readInPart(file, line, `What it says of ${unreadable} could not be understood`)];
}

/** DOI and arXiv identifier, normalised, from wherever they may stand. */
function identifiers(fields: CslFields, written = '', texts: Texts): Pick<Description, 'doi' | 'arxiv' | 'arxivClass'> {
  const { url = '', number = '', archive } = texts;
  const doi = doiOf(written) ?? (isDoiAddress(url) ? doiOf(url) : undefined);
  const location = fields.raw('archive_location') ?? '';
  const places = [
    isArxivNumber(number, texts) ? number : '',
    isArxivNumber(location, { archive }) ? location : '',
    url,
    doi ?? written,
  ];
  const arxiv = places.map(arxivFieldsOf).find((found) => found.arxiv !== undefined);
  if (written !== '' && doi === undefined && arxiv === undefined) fields.unreadable.push('DOI');
  return { ...(doi !== undefined && { doi }), ...arxiv };
}

function isDoiAddress(url: string): boolean {
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url);
}

/** Whether a number names a paper on arXiv: it, or what publishes or keeps the paper, says so. */
function isArxivNumber(number = '', { publisher, archive }: Texts): boolean {
  const says =
    /^\s*arxiv\s*:/i.test(number) || [publisher, archive].some((place) => /^arxiv(?:\.org)?$/i.test(place ?? ''));
  return says && arxivFieldsOf(number).arxiv !== undefined;
}

/** An address, as Zotero gives items without a key, can hardly be cited. */
function isCitekey(key: string | undefined): key is string {
  return key !== undefined && !/\s|^https?:\/\//i.test(key);
}

/**
 * A paper as an item of CSL-JSON: what `recordOfCsl` reads, but for `file`. What CSL has no variable for goes where Zotero
 * puts it: an arXiv identifier into a preprint's `number`, else on a line of `note`.
 */
export function cslOf(paper: Description & { readonly citekey: string }): CslItem {
  const item: Record<string, unknown> = {};
  const type = paper.type ?? (paper.arxiv === undefined ? 'document' : 'article');
  const { arxiv, arxivClass } = paper;
  const asNumber = type === 'article' && paper.number === undefined && arxiv !== undefined;
  const note = asNumber ? (paper.note ?? '') : noteWith(paper.note, arxiv, arxivClass);
  const texts = { ...paper, note, ...(asNumber && { number: arxivNumber(arxiv, arxivClass) }) };
  for (const [field, variable] of textVariables) {
    const text = texts[field];
    if (text) item[variable] = verbatimFields.has(field) ? text : escapedText(text);
  }
  if (paper.abstract !== '') item['abstract'] = escapedText(paper.abstract);
  for (const variable of nameVariables) {
    const names = paper[variable] ?? [];
    if (names.length > 0) item[variable] = names.map(cslName);
  }
  if (paper.year !== null) item['issued'] = { 'date-parts': [[paper.year, paper.month, paper.day].filter(isThere)] };
  if (paper.keyword?.length) item['keyword'] = joined(paper.keyword);
  return { ...item, id: paper.citekey, type, title: escapedText(paper.title) };
}

function cslName(name: Name): Readonly<Record<string, string>> {
  const parts = nameParts.flatMap(([part, variable]) => {
    const text = name[part];
    return text === undefined ? [] : [[variable, escapedText(text)] as const];
  });
  return Object.fromEntries(parts);
}

function joined(keywords: readonly string[]): string {
  const words = keywords.map(escapedText);
  if (!words.some((word) => /[,;]/.test(word))) return words.join(', ');
  // a single one that has a comma needs a semicolon to be read whole
  return words.length > 1 ? words.join('; ') : `${words.join('')};`;
}

function isThere(part: number | undefined): part is number {
  return part !== undefined;
}
