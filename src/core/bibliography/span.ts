/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a text has a part: at a place that is looked at first, or else at the one place where it is. */
export function spanOf(text: string, part: string, at?: number): Span | undefined {
  const found = at !== undefined && text.startsWith(part, at) ? at : onlyPlace(text, part);
  return found === undefined ? undefined : { start: found, end: found + part.length };
}

function onlyPlace(text: string, part: string): number | undefined {
  const first = text.indexOf(part);
  return first >= 0 && text.lastIndexOf(part) === first ? first : undefined;
}
