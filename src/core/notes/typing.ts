import { blockAt } from './block';
import { findCitations } from './citations';

/** A citation that is being typed. Offsets are UTF-16 units of the text. */
export interface Typing {
  /** Where its `@` stands; a `-` before it is not part of what is replaced. */
  readonly start: number;
  /** Where the text ends that an accepted paper replaces: inside a key that is the key's end, with a closing brace. */
  readonly end: number;
  /** What stands between `@` or `@{` and the cursor; may hold single spaces. */
  readonly typed: string;
  /** Whether it stands in `[...]`, closed or not yet. */
  readonly bracketed: boolean;
  readonly braced: boolean;
}

const longestTyped = 60;
const mostWords = 7;
/** What the words of a query may hold beside letters and digits: more than keys do, for titles are typed too. */
export const queryMarks = "_'’:.#$%&+?~/*-";
const word = `[\\p{L}\\p{M}\\p{N}${queryMarks}]+`;
const words = new RegExp(`^(?:${word}(?: ${word})* ?)?$`, 'u');
const sentenceEnd = /[.?] /;
/** A letter that makes a citation of a bare `@`. */
const placeholder = 'x';

/**
 * The citation that is being typed at the cursor, or undefined. The nearest `@` before the cursor counts, if on its line and
 * if a key after it would be a citation by the grammar of `parseNote`, which is asked about the block around the cursor
 * only; link definitions elsewhere in the note are not looked for.
 */
export function typingAt(text: string, offset: number): Typing | undefined {
  const start = markerBefore(text, offset);
  if (start === undefined) return undefined;
  const braced = text[start + 1] === '{';
  const typed = text.slice(start + (braced ? 2 : 1), offset);
  // keys may hold marks that queries may not, so what could be one is asked about first
  if (typed.includes(' ') ? !isQuery(typed) : typed.includes('}')) return undefined;

  const block = blockAt(text, offset);
  if (!block || block.start > start) return undefined;
  const marker = start - block.start;
  const keyStart = marker + (braced ? 2 : 1);
  const source = text.slice(block.start, block.end);
  const inserted = braced ? `${placeholder}}` : placeholder;
  const probe = source.slice(0, keyStart) + inserted + source.slice(keyStart);
  const { citations, brackets } = findCitations(probe);
  const citation = citations.find((one) => one.keyStart === keyStart);
  if (!citation) return undefined;

  const key = braced ? bracedEnd(text, Math.max(offset, start + 2)) : block.start + citation.keyEnd - inserted.length;
  const inKey = key >= offset;
  if (!inKey && !isQuery(typed)) return undefined;
  const bracketed = brackets.some(
    (bracket) =>
      bracket.kind !== 'note' &&
      bracket.citations.includes(citation) &&
      (bracket.end !== undefined || !probe.slice(bracket.start, citation.start).includes('\n')),
  );
  return { start, end: inKey ? key : offset, typed, bracketed, braced };
}

function markerBefore(text: string, offset: number): number | undefined {
  const earliest = Math.max(0, offset - longestTyped - 2);
  for (let at = offset - 1; at >= earliest; at--) {
    const character = text[at];
    if (character === '@') return at;
    if (character === '\n' || character === '\r' || character === ']' || character === ';') return undefined;
  }
  return undefined;
}

function isQuery(typed: string): boolean {
  return (
    typed.length <= longestTyped &&
    words.test(typed) &&
    !sentenceEnd.test(typed) &&
    typed.trimEnd().split(' ').length <= mostWords
  );
}

/** Where a braced key that goes on at the offset ends, after its brace; -1 if no brace closes it. */
function bracedEnd(text: string, offset: number): number {
  const rest = /^[^\s{}@]{0,200}\}/.exec(text.slice(offset, offset + 201));
  return rest ? offset + rest[0].length : -1;
}
