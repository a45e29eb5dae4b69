import type { Source } from '../../paper';
import { recordOfCsl } from '../csl';
import type { Reader, Reading } from '../reader';
import { beginsWith } from './beginning';
import { JsonReader } from './jsonReader';
import { elementsOf, isObject, textOf, type JsonObject } from './values';
import { notWorks, zoteroFields, zoteroTypes } from './zoteroTypes';

const lists: ReadonlySet<string> = new Set(['items']);

/** Zotero's own items: as Better BibTeX exports them ("BetterBibTeX JSON"), and as Zotero's Web API gives them. */
export const zoteroJson: Reader = {
  format: 'Zotero JSON',
  extensions: ['.json'],
  recognises: (beginning) => beginsWith(beginning, lists, isZoteroItem),
  start: (file) => new JsonReader(file, lists, recordOfZotero),
};

/**
 * What a Zotero item tells; nothing for its notes and attachments.
 * @returns the record, followed by one problem where some of its fields could not be read; or one problem alone
 */
function recordOfZotero(element: JsonObject, source: Source): readonly Reading[] {
  const item = dataOf(element);
  if (notWorks.has(textOf(item['itemType']) ?? '')) return [];
  const [reading, ...problems] = recordOfCsl(cslOfZotero(item), source);
  if (!reading || !('record' in reading)) return reading ? [reading] : [];
  const file = filesOf(item);
  return [{ record: { ...reading.record, ...(file.length > 0 && { file }) } }, ...problems];
}

/** The Web API puts the fields of an item beside what it says of the item. */
function dataOf(element: JsonObject): JsonObject {
  return isObject(element['data']) ? element['data'] : element;
}

function isZoteroItem(element: JsonObject): boolean {
  const type = dataOf(element)['itemType'];
  return typeof type === 'string' && (zoteroTypes.has(type) || notWorks.has(type));
}

function cslOfZotero(item: JsonObject): JsonObject {
  const csl: Record<string, unknown> = {};
  for (const [variable, ...fields] of zoteroFields) {
    const value = fields.map((field) => item[field]).find((each) => each !== undefined && each !== null && each !== '');
    if (value !== undefined) csl[variable] = value;
  }
  const itemType = textOf(item['itemType']) ?? '';
  csl['type'] = zoteroTypes.get(itemType) ?? 'document';
  csl['citation-key'] = item['citationKey'] ?? item['citekey'];
  csl['categories'] = elementsOf(item['tags']).flatMap((tag) => (isObject(tag) ? [tag['tag']] : [tag]));
  const creators = elementsOf(item['creators']).filter(isObject);
  csl['editor'] = creators.filter((creator) => creator['creatorType'] === 'editor').map(nameOf);
  csl['translator'] = creators.filter((creator) => creator['creatorType'] === 'translator').map(nameOf);
  csl['author'] = creators
    .filter((creator) => mainCreators.has(textOf(creator['creatorType']) ?? 'author'))
    .map(nameOf);
  return csl;
}

/** The creators that stand first in some type of item, where others have authors. */
const mainCreators: ReadonlySet<string> = new Set(
  'author artist cartographer director interviewee inventor performer podcaster presenter programmer sponsor'.split(
    ' ',
  ),
);

function nameOf(creator: JsonObject): JsonObject {
  const { firstName, lastName, name } = creator;
  if (textOf(name) !== undefined) return { literal: name };
  // a name in a single field
  if (textOf(firstName) === undefined) return { literal: lastName };
  return { family: lastName, given: firstName };
}

function filesOf(item: JsonObject): string[] {
  return elementsOf(item['attachments'])
    .filter(isObject)
    .flatMap((attachment) => textOf(attachment['path']) ?? textOf(attachment['localPath']) ?? []);
}
