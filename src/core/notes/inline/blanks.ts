/** Where the blanks end that begin at a place. */
export function blanksEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && (text[end] === ' ' || text[end] === '\t')) end++;
  return end;
}

/** Where blanks with at most one line ending among them end. */
export function lineBlanksEnd(text: string, at: number, limit: number): number {
  const end = blanksEnd(text, at, limit);
  return end < limit && text[end] === '\n' ? blanksEnd(text, end + 1, limit) : end;
}
