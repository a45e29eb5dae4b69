import { spanOf, type Span } from './span';

/**
 * What is to be taken out of a CSL-JSON file so that items are no more in its list: as they were added where that leaves
 * a list, else the items with the comma that joins them to those around them.
 * @param added as `cslJsonInsertion` made it
 * @returns undefined where they are not there as they were, or where there would be no JSON without them
 */
export function cslJsonRemoval(text: string, added: string, at?: number): Span | undefined {
  const whole = spanOf(text, added, at);
  if (whole && !isJoined(text, whole) && isJson(without(text, whole))) return whole;
  const items = itemsOf(added);
  const core = items && spanOf(text, items, whole && whole.start + added.indexOf(items));
  if (!core) return undefined;
  const removal = withComma(text, core);
  return isJson(without(text, removal)) ? removal : undefined;
}

/** The items that were added, without what is around them: a comma, or in a new file the brackets. */
function itemsOf(added: string): string {
  const trimmed = added.trim();
  if (trimmed.startsWith('[')) return trimmed.slice(1, -1).trim();
  return trimmed.startsWith(',') ? trimmed.slice(1).trim() : trimmed;
}

/** Whether a comma would be left over. */
function isJoined(text: string, span: Span): boolean {
  const [before, after] = [text[lastBefore(text, span.start)], text[firstFrom(text, span.end)]];
  return (before === ',' && (after === ',' || after === ']')) || (before === '[' && after === ',');
}

function withComma(text: string, { start, end }: Span): Span {
  const before = lastBefore(text, start);
  if (text[before] === ',') return { start: before, end };
  const after = firstFrom(text, end);
  return { start: before + 1, end: text[after] === ',' ? after + 1 : end };
}

/** Where the last character before an offset is that is not blank; -1 where there is none. */
function lastBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (isBlank(text[at])) at--;
  return at;
}

function firstFrom(text: string, offset: number): number {
  let at = offset;
  while (isBlank(text[at])) at++;
  return at;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}

function without(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(end);
}

/** A file without anything in it is none yet, and may be so again. */
function isJson(text: string): boolean {
  // some programs write a byte order mark, of which each byte may be a unit here
  const json = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').trim();
  if (json === '') return true;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
