import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readYaml, readYamlList } from './yaml';

/** A key of an element of a YAML list, where it is written, with its quotation marks. */
export interface YamlItemKey {
  /** Which element has it, from 0. */
  readonly element: number;
  readonly key: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Of `start`, both from 0. */
  readonly line: number;
  readonly column: number;
}

/**
 * The values of `id` and `citation-key` of a list's elements; of a text with a fault none, and none that is an alias or
 * spread over lines. Never throws.
 * @param isBrackets whether the text is a whole list in brackets, or a key with one; else it is an element with its dash
 */
export function readItemKeys(text: string, isBrackets: boolean): YamlItemKey[] {
  // it knows how deep and how long a text may be
  if ('fault' in (isBrackets ? readYamlList(text) : readYaml(text))) return [];
  const lines = new LineCounter();
  const { contents } = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const list = isMap(contents) && isBrackets ? contents.items[0]?.value : contents;
  if (!isSeq(list)) return [];
  return list.items.flatMap((item, element) => {
    if (!isMap(item)) return [];
    return item.items.flatMap((pair) => {
      if (!isScalar(pair.key) || !isScalar(pair.value)) return [];
      const { value: key, range } = pair.value;
      const isName = pair.key.value === 'id' || pair.key.value === 'citation-key';
      if (!isName || typeof key !== 'string') return [];
      const [start, end] = range;
      const isOnLine = end > start && !/[\r\n]/.test(text.slice(start, end)) && text.slice(start, end).includes(key);
      const { line, col } = lines.linePos(start);
      return isOnLine ? [{ element, key, start, end, line: line - 1, column: col - 1 }] : [];
    });
  });
}
