import type { Source } from '../paper';
import { arxivFieldsOf } from './json/arxivNumber';
import { beginsWith } from './json/beginning';
import { JsonReader } from './json/jsonReader';
import { PaperFields } from './json/paperFields';
import { isObject, textOf, type JsonObject } from './json/values';
import { readInPart, skipped, type Reader, type Reading } from './reader';

const lists: ReadonlySet<string> = new Set(['papers', 'items', 'dailyPapers', 'data', 'results']);

/** The daily papers of a feed about papers on arXiv, as its interface gives them: each in an object around it, or bare. */
export const feedJson: Reader = {
  format: 'Paper feed (JSON)',
  extensions: ['.json'],
  recognises: (beginning) => beginsWith(beginning, lists, isFeedPaper),
  start: (file) => new JsonReader(file, lists, recordOfFeed),
};

function isFeedPaper(element: JsonObject): boolean {
  const paper = paperOf(element);
  const titled = typeof paper['title'] === 'string' || typeof element['title'] === 'string';
  const listed = paper !== element || arxivFieldsOf(textOf(paper['id']) ?? '').arxiv !== undefined;
  return titled && listed && typeof paper['summary'] === 'string';
}

function paperOf(element: JsonObject): JsonObject {
  return isObject(element['paper']) ? element['paper'] : element;
}

/** @returns the record, followed by one problem where some of its fields could not be read; or one problem alone */
function recordOfFeed(element: JsonObject, source: Source): readonly Reading[] {
  const { file, line } = source;
  const paper = new PaperFields(paperOf(element));
  const around = new PaperFields(element);
  const title = paper.text('title') || around.text('title');
  if (title === '') return [skipped(file, line, 'It has no title')];
  const id = paper.text('id');
  const { arxiv } = arxivFieldsOf(id);
  if (id !== '' && arxiv === undefined) paper.unreadable.push('id');
  if (typeof paperOf(element)['authors'] === 'string') paper.unreadable.push('authors');
  const published = paper.date('publishedAt', 'published');
  const record = {
    type: 'article',
    title,
    abstract: paper.text('summary', 'abstract') || around.text('summary'),
    author: paper.names('authors'),
    ...(published.year === null ? around.date('publishedAt', 'published') : published),
    ...(arxiv !== undefined && { arxiv }),
    ...paper.keywords('ai_keywords', 'keywords'),
    source,
  };
  const unreadable = [...new Set([...paper.unreadable, ...around.unreadable])].join(', ');
  if (unreadable === '') return [{ record }];
  return [{ record }, readInPart(file, line, `What it says of ${unreadable} could not be understood`)];
}
