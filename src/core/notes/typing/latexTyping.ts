import { blockAt } from '../block';
import type { CitationOptions } from '../citationSyntax';
import { isQuery, longestTyped } from './typedQuery';
import type { Typing } from './typing';
import { keysBeside, visibleCitation } from './visibleCitation';

/** What makes a citation of what stands before it in the braces of a command, closed or not. */
const placeholder = 'x}';

/** The key that is being typed in `\cite{a, b}` and its relatives, as `typingAt` tells it; offsets are UTF-16 units. */
export function latexTypingAt(text: string, offset: number, syntax: Partial<CitationOptions>): Typing | undefined {
  const start = keyStartBefore(text, offset);
  if (start === undefined) return undefined;
  const typed = text.slice(start, offset);
  if (!isQuery(typed)) return undefined;
  const block = blockAt(text, offset);
  if (!block || block.start > start) return undefined;
  const source = text.slice(block.start, block.end);
  const keyStart = start - block.start;
  const rest = restOfKey(text, offset);
  const probe = source.slice(0, keyStart) + placeholder + source.slice(keyStart);
  const found = visibleCitation(probe, (one) => one.keyStart === keyStart, syntax);
  if (found?.citation.syntax !== 'latex') return undefined;
  const end = typed.includes(' ') ? offset : offset + rest.length;
  const beside = [...keysBeside(found), ...keysAfter(text, offset + rest.length)];
  return { start, end, typed, bracketed: true, braced: false, syntax: 'latex', beside };
}

/** Where the key begins that an offset stands in or after: behind a brace or comma, and blanks, on the same line. */
function keyStartBefore(text: string, offset: number): number | undefined {
  const earliest = Math.max(0, offset - longestTyped - 1);
  for (let at = offset - 1; at >= earliest; at--) {
    const character = text[at]!;
    if (character === '{' || character === ',') {
      const blanks = /^[ \t]*/.exec(text.slice(at + 1, offset))![0].length;
      return at + 1 + blanks;
    }
    if ('}\\\n\r'.includes(character)) return undefined;
  }
  return undefined;
}

function restOfKey(text: string, offset: number): string {
  return /^[^\s,{}\\]{0,200}/.exec(text.slice(offset, offset + 200))![0];
}

/** The keys that follow up to the brace that closes the command. */
function keysAfter(text: string, offset: number): string[] {
  const rest = /^[ \t]*,([^{}\n]{0,1000})\}/.exec(text.slice(offset, offset + 1100))?.[1] ?? '';
  return rest
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
