import { blockAt } from '../block';
import type { CitationOptions } from '../citationSyntax';
import { isQuery, longestTyped } from './typedQuery';
import type { Typing } from './typing';
import { keysBeside, visibleCitation } from './visibleCitation';

/** A key where one is being typed: alone where the braces are closed, else with what closes them. */
const placeholders = ['x', 'x}'];
/** How far back the brace is looked for in which keys are typed. */
const longestList = 2000;

/** The key that is being typed in `\cite{a, b}` and its relatives, as `typingAt` tells it; offsets are UTF-16 units. */
export function latexTypingAt(text: string, offset: number, syntax: Partial<CitationOptions>): Typing | undefined {
  const start = keyStartBefore(text, offset);
  if (start === undefined || !isInBraces(text, start)) return undefined;
  const typed = text.slice(start, offset);
  if (!isQuery(typed)) return undefined;
  const block = blockAt(text, offset);
  if (!block || block.start > start) return undefined;
  const end = typed.includes(' ') ? offset : offset + restOfKey(text, offset);
  const before = text.slice(block.start, start);
  const after = text.slice(end, Math.max(end, block.end));
  for (const placeholder of placeholders) {
    const found = visibleCitation(before + placeholder + after, (one) => one.keyStart === before.length, syntax);
    if (found?.citation.syntax !== 'latex') continue;
    return { start, end, typed, bracketed: true, braced: false, syntax: 'latex', beside: keysBeside(found) };
  }
  return undefined;
}

/** Where the key begins that an offset stands in or after: behind a brace, a comma or a line's start, and blanks. */
function keyStartBefore(text: string, offset: number): number | undefined {
  const earliest = Math.max(0, offset - longestTyped - 1);
  for (let at = offset - 1; at >= earliest; at--) {
    const character = text[at]!;
    // the marks of a quote may stand before it
    if ('{,\n'.includes(character)) return at + 1 + /^[ \t>]*/.exec(text.slice(at + 1, offset))![0].length;
    if ('}\\%\r'.includes(character)) return undefined;
  }
  return undefined;
}

/** Whether the nearest brace before a key opens: elsewhere nothing has to be parsed. */
function isInBraces(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestList), start);
  return before.lastIndexOf('{') > before.lastIndexOf('}');
}

/** The length of what follows of a key. */
function restOfKey(text: string, offset: number): number {
  return /^[^\s,{}\\%]{0,200}/.exec(text.slice(offset, offset + 200))![0].length;
}
