import { recordOfCsl } from './csl';
import { beginsWith } from './json/beginning';
import { crossrefTypes, cslTypes } from './json/cslVariables';
import { JsonReader } from './json/jsonReader';
import { elementsOf, isObject, type JsonObject } from './json/values';
import type { Reader } from './reader';

/** Where the Web API of Zotero and that of Crossref keep a list of items. */
const lists: ReadonlySet<string> = new Set(['items', 'references']);

/** CSL-JSON: an array of items, an object with a list of them, items on lines, or a single one. */
export const cslJson: Reader = {
  format: 'CSL-JSON',
  extensions: ['.json'],
  recognises: (beginning) => beginsWith(beginning, lists, isCslItem),
  start: (file) => new JsonReader(file, lists, (item, source) => recordOfCsl(item, source)),
};

/** Variables that tell, beside a type, that an object describes a work. */
const descriptive = ['author', 'issued', 'container-title', 'DOI', 'ISBN', 'URL', 'publisher', 'abstract', 'page'];

function isCslItem(item: JsonObject): boolean {
  if ('itemType' in item || 'paper' in item || 'authors_parsed' in item) return false;
  if (!('title' in item || 'id' in item)) return false;
  if (item['container-title'] !== undefined || isObject(item['issued']) || elementsOf(item['author']).some(isCslName))
    return true;
  const type = item['type'];
  const known = typeof type === 'string' && (cslTypes.has(type) || crossrefTypes.has(type));
  return known && (('id' in item && 'title' in item) || descriptive.some((variable) => variable in item));
}

function isCslName(name: unknown): boolean {
  return isObject(name) && (typeof name['family'] === 'string' || typeof name['literal'] === 'string');
}
