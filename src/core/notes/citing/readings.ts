import { blockAt } from '../block';
import { findCitations, type Citation, type Cluster } from '../citations';
import type { TextRange } from '../inline/inlineContext';
import { replaced, type Replacement } from './citationEdit';
import type { WishedCluster } from './clusterEdit';

/** How a citation is read: two are the same to a reader whose readings are equal. */
export function readingOf(text: string, { key, mode, prefix, locator, suffix }: Citation): string {
  const after = suffix ? withoutCommas(written(text, suffix)) : '';
  return JSON.stringify([key, mode, written(text, prefix), locator?.label, locator?.value, after]);
}

/** Whether what a replacement leaves is cited as it was. What its block does not show is not looked at. */
export function keepsOthers(text: string, change: Replacement): boolean {
  const block = blockAt(text, change.start);
  if (!block || block.end < change.end) return true;
  const { start, end, newText } = change;
  const edited = replaced(text, change);
  const grown = newText.length - (end - start);
  const readings = (source: string, blockEnd: number, from: number, to: number) =>
    findCitations(source.slice(block.start, blockEnd), block.start)
      .citations.filter((one) => one.end <= from || one.start >= to)
      // a text around what is replaced is another one
      .map((one) => (covers(one, from, to) ? JSON.stringify([one.key, one.mode]) : readingOf(source, one)));
  const before = readings(text, block.end, start, end);
  const after = readings(edited, block.end + grown, start, start + newText.length);
  return before.length === after.length && before.every((reading, i) => reading === after[i]);
}

/** Whether the text before or after a key reaches over a stretch. */
function covers({ prefix, suffix }: Citation, start: number, end: number): boolean {
  return [prefix, suffix].some((range) => range && range.start <= end && range.end >= start);
}

/**
 * Whether what a cluster keeps is read as before, but for what is wished otherwise, and for words before or after the citation
 * in the text, which go out of the brackets or into them.
 * @param edited the text in which `now` is the cluster that was made of `was`
 */
export function keepsParts(text: string, was: Cluster, edited: string, now: Cluster, wished: WishedCluster): boolean {
  return wished.citations.every(({ kept, locator }, i) => {
    if (kept === undefined || locator !== undefined) return true;
    const [before, after] = [was.citations[kept]!, now.citations[i]!];
    const isHead = (wished.inText && i === 0) || (was.inText && kept === 0);
    const parts = (source: string, { prefix, suffix, locator: its }: Citation) =>
      JSON.stringify([
        isHead ? '' : written(source, prefix),
        its?.label,
        its?.value,
        withoutCommas(written(source, suffix)).replace(/^[\s,]+/, ''),
      ]);
    return parts(text, before) === parts(edited, after);
  });
}

function written(text: string, range: TextRange | undefined): string {
  return range ? text.slice(range.start, range.end) : '';
}

/** Without a comma at the end that nothing follows. */
function withoutCommas(text: string): string {
  let end = text.length;
  while (end > 0 && ', \t\r\n'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}
