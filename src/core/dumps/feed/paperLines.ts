import type { PaperRecord, Source } from '../../paper';
import { arxivFieldsOf } from '../json/arxivNumber';
import { beginsWith } from '../json/beginning';
import { doiOf } from '../json/doi';
import { JsonReader } from '../json/jsonReader';
import { PaperFields } from '../json/paperFields';
import { isObject, textOf, type JsonObject } from '../json/values';
import { readInPart, skipped, type Reader, type Reading } from '../reader';

const lists: ReadonlySet<string> = new Set(['data', 'papers', 'results', 'items', 'works']);

/**
 * Papers as programs dump them, on lines or in a list: a title, and an abstract, authors, a year, identifiers and a venue
 * under the names that Semantic Scholar, OpenAlex and most others use. To be asked after all other JSON formats.
 */
export const paperLines: Reader = {
  format: 'Papers as JSON lines',
  extensions: ['.jsonl', '.ndjson', '.json'],
  recognises: (beginning) => beginsWith(beginning, lists, isPaper),
  start: (file) => new JsonReader(file, lists, recordOfPaper),
};

const foreign = ['itemType', 'authors_parsed', 'paper', 'issued', 'container-title'];
const scholarly =
  'year publication_year publicationDate publication_date published doi DOI venue journal paperId externalIds arxiv_id categories';

function isPaper(item: JsonObject): boolean {
  if (foreign.some((field) => field in item)) return false;
  const titled = [item['title'], item['display_name']].some(
    (title) => typeof title === 'string' && title.trim() !== '',
  );
  const abstract = typeof item['abstract'] === 'string' || typeof item['summary'] === 'string';
  const authors =
    Array.isArray(item['authors']) || Array.isArray(item['authorships']) || typeof item['authors'] === 'string';
  const known = scholarly.split(' ').some((field) => field in item);
  return titled && [abstract, authors, known].filter(Boolean).length >= 2;
}

/** @returns the record, followed by one problem where some of its fields could not be read; or one problem alone */
function recordOfPaper(item: JsonObject, source: Source): readonly Reading[] {
  const { file, line } = source;
  const fields = new PaperFields(item);
  const title = fields.text('title', 'display_name');
  if (title === '') return [skipped(file, line, 'It has no title')];
  const record: PaperRecord = {
    title,
    abstract: fields.text('abstract', 'summary'),
    author: fields.names('authors', 'authorships', 'author'),
    ...fields.date('publicationDate', 'publication_date', 'published', 'date', 'year', 'publication_year'),
    ...fields.keywords('keywords', 'fieldsOfStudy', 'categories'),
    ...identifiers(item),
    ...venue(item),
    source,
  };
  const unreadable = [...new Set(fields.unreadable)].join(', ');
  if (unreadable === '') return [{ record }];
  return [{ record }, readInPart(file, line, `What it says of ${unreadable} could not be understood`)];
}

function identifiers(item: JsonObject): Pick<PaperRecord, 'doi' | 'arxiv' | 'arxivClass' | 'pmid' | 'url'> {
  const others = isObject(item['externalIds']) ? item['externalIds'] : isObject(item['ids']) ? item['ids'] : {};
  const url = textOf(item['url']);
  const doi = [item['doi'], item['DOI'], others['DOI']].map((text) => doiOf(textOf(text) ?? '')).find(isThere);
  const places = [item['arxiv_id'], item['arxiv'], item['arxivId'], others['ArXiv'], url, doi, item['id']];
  const arxiv = places.map((text) => arxivFieldsOf(textOf(text) ?? '')).find((found) => found.arxiv !== undefined);
  const pmid = textOf(others['PubMed']);
  return {
    ...(doi !== undefined && { doi }),
    ...arxiv,
    ...(pmid !== undefined && { pmid }),
    ...(url !== undefined && { url }),
  };
}

function venue(item: JsonObject): Pick<PaperRecord, 'containerTitle' | 'volume' | 'page'> {
  const journal = isObject(item['journal']) ? item['journal'] : {};
  const place = isObject(item['primary_location']) ? item['primary_location'] : {};
  const publisher = isObject(place['source']) ? place['source'] : {};
  const names = [item['journal'], journal['name'], item['venue'], publisher['display_name']];
  const containerTitle = names.map(textOf).find(isThere);
  const volume = textOf(journal['volume']);
  const page = textOf(journal['pages']);
  return {
    ...(containerTitle !== undefined && { containerTitle }),
    ...(volume !== undefined && { volume }),
    ...(page !== undefined && { page }),
  };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}
