/** Square brackets around an offset. Offsets are UTF-16 units. */
export interface Brackets {
  /** At the bracket that opens. */
  readonly start: number;
  /** After the bracket that closes; undefined where none does. */
  readonly end: number | undefined;
  /** What stands around the offset between semicolons or brackets; up to the offset, where no bracket closes. */
  readonly partStart: number;
  readonly partEnd: number;
}

/**
 * The innermost square brackets that an offset is in, within its paragraph. They are only what they look like: whoever
 * writes into them has to see whether it is read as it was meant.
 */
export function bracketsAround(text: string, offset: number): Brackets | undefined {
  let start = -1;
  let partStart = -1;
  for (let at = offset - 1, depth = 0; at >= 0 && !endsParagraph(text, at); at--) {
    const mark = markAt(text, at);
    if (mark === ']') depth++;
    else if (mark === '[' && depth-- === 0) {
      start = at;
      break;
    } else if (mark === ';' && depth === 0 && partStart < 0) partStart = at + 1;
  }
  if (start < 0) return undefined;
  if (partStart < 0) partStart = start + 1;
  let partEnd = -1;
  for (let at = offset, depth = 0; at < text.length && !endsParagraph(text, at); at++) {
    const mark = markAt(text, at);
    if (mark === '[') depth++;
    else if (mark === ';' && depth === 0 && partEnd < 0) partEnd = at;
    else if (mark === ']' && depth-- === 0) {
      return { start, end: at + 1, partStart, partEnd: partEnd < 0 ? at : partEnd };
    }
  }
  return { start, end: undefined, partStart, partEnd: offset };
}

/** A bracket or a semicolon that no backslash makes a letter. */
function markAt(text: string, at: number): string | undefined {
  const mark = text[at]!;
  if (mark !== '[' && mark !== ']' && mark !== ';') return undefined;
  return isEscaped(text, at) ? undefined : mark;
}

/** Whether an odd number of backslashes stands before an offset. */
export function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** Whether a line feed has a blank line below it. */
function endsParagraph(text: string, at: number): boolean {
  if (text[at] !== '\n') return false;
  let next = at + 1;
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r' || text[next] === '>') next++;
  return next >= text.length || text[next] === '\n';
}
