import { ElementSplitter } from './elements';
import type { JsonObject } from './values';

/** How many elements are looked at to recognise a format. */
const lookedAt = 20;
const piece = 4096;

/**
 * Whether most of the objects that a JSON text's list begins with look like a format's, and at least one does.
 * @param beginning the text's beginning; what is broken or cut off in it is passed over
 * @param lists the keys that a list of elements may stand under
 */
export function beginsWith(
  beginning: string,
  lists: ReadonlySet<string>,
  looksRight: (element: JsonObject) => boolean,
): boolean {
  const elements = firstElements(beginning, lists);
  const right = elements.filter(looksRight).length;
  return right > 0 && right * 2 >= elements.length;
}

function firstElements(text: string, lists: ReadonlySet<string>): JsonObject[] {
  if (!/^[\s\ufeff]*[[{]/.test(text)) return [];
  const splitter = new ElementSplitter(lists);
  const elements: JsonObject[] = [];
  for (let at = 0; at < text.length && elements.length < lookedAt; at += piece) {
    for (const part of splitter.write(text.slice(at, at + piece))) {
      if (part.kind === 'element') elements.push(part.value);
    }
  }
  return elements;
}
