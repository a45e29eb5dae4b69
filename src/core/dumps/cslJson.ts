import { recordOfCsl } from './csl';
import { beginsWith } from './json/beginning';
import { crossrefTypes, cslTypes } from './json/cslVariables';
import { JsonReader, type ReadElement } from './json/jsonReader';
import { elementsOf, isObject, type JsonObject } from './json/values';
import { readInPart, type Reader } from './reader';

/** Where the Web API of Zotero and that of Crossref keep a list of items. */
const lists: ReadonlySet<string> = new Set(['items', 'references']);

/** CSL-JSON: an array of items, an object with a list of them, items on lines, or a single one. */
export const cslJson: Reader = {
  format: 'CSL-JSON',
  extensions: ['.json'],
  recognises: (beginning) => beginsWith(beginning, lists, isCslItem),
  start: (file) => new JsonReader(file, lists, cslRecords()),
};

/** Reads the items of one file: a key that was given before is left out. */
function cslRecords(): ReadElement {
  const lines = new Map<string, number>();
  return (item, source) => {
    const [reading, ...problems] = recordOfCsl(item, source);
    if (!reading || !('record' in reading)) return reading ? [reading] : [];
    const { citekey, ...rest } = reading.record;
    if (citekey === undefined) return [reading, ...problems];
    const first = lines.get(citekey);
    if (first === undefined) {
      lines.set(citekey, source.line);
      return [reading, ...problems];
    }
    const what = `The key “${citekey.slice(0, longestShown)}” was given in line ${first} already`;
    return [{ record: rest }, ...problems, readInPart(source.file, source.line, what)];
  };
}

const longestShown = 60;

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
