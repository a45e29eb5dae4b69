import { blockAt } from '../block';
import { defaultCitationOptions, isCrossReference, type CitationOptions } from '../citationSyntax';
import type { CitationForm } from '../inline/inlineContext';
import { latexTypingAt } from './latexTyping';
import { readLocator } from '../locator/locator';
import { isQuery, longestTyped } from './typedQuery';
import { keysBeside, visibleCitation } from './visibleCitation';

/** A citation that is being typed. Offsets are UTF-16 units of the text. */
export interface Typing {
  /** Where its `@` stands, or in LaTeX its key; a `-` before it is not part of what is replaced. */
  readonly start: number;
  /** Where the text ends that an accepted paper replaces: inside a key that is the key's end, with a closing brace. */
  readonly end: number;
  /** What stands between `@` or `@{` (in LaTeX the brace or the comma) and the cursor; may hold single spaces. */
  readonly typed: string;
  /** Whether it stands in `[...]`, closed or not yet; in LaTeX in the braces of a command. */
  readonly bracketed: boolean;
  readonly braced: boolean;
  readonly syntax: CitationForm;
  /** The other keys of its cluster, as far as that is closed. */
  readonly beside: readonly string[];
}

/** How far back a URL is looked for. */
const longestUrl = 2000;
/** A letter that makes a citation of a bare `@`. */
const placeholder = 'x';

const bareUrl = /(?:^|[\s[\]<>"(])(?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s[\]<>"]*$/i;

/**
 * The citation that is being typed at the cursor, or undefined. The nearest `@` before the cursor counts, if on its line and
 * if a key after it would be a citation by the grammar of `parseNote`, which is asked about the block around the cursor
 * only; labels that are defined elsewhere in the note are not looked for. Nothing is typed in a locator or a
 * cross-reference, nor in the text of a link or a picture, in HTML, or in a URL, though Pandoc cites in these.
 */
export function typingAt(text: string, offset: number, syntax: Partial<CitationOptions> = {}): Typing | undefined {
  return markedTypingAt(text, offset, syntax) ?? (syntax.latex ? latexTypingAt(text, offset, syntax) : undefined);
}

function markedTypingAt(text: string, offset: number, syntax: Partial<CitationOptions>): Typing | undefined {
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
  const found = visibleCitation(probe, (one) => one.keyStart === keyStart, syntax);
  if (!found || bareUrl.test(source.slice(Math.max(0, marker - longestUrl), marker))) return undefined;

  const { citation } = found;
  const keyEnd = block.start + citation.keyEnd - inserted.length;
  const options = { ...defaultCitationOptions, ...syntax };
  // of `@fig-` the key ends before the hyphen
  const written = text.slice(block.start + keyStart, keyEnd);
  if (isCrossReference(written, options) || isCrossReference(typed, options)) return undefined;
  const key = braced ? bracedEnd(text, Math.max(offset, start + 2)) : keyEnd;
  const inKey = key >= offset;
  if (!inKey && (!isQuery(typed) || citation.syntax === 'wikilink')) return undefined;
  const inCluster = found.cluster !== undefined && citation.mode !== 'AuthorInText';
  const bracketed = inCluster || isInBrackets(source, marker);
  if (!inKey && bracketed && isLocator(text.slice(keyEnd, offset))) return undefined;
  const { syntax: form } = citation;
  return { start, end: inKey ? key : offset, typed, bracketed, braced, syntax: form, beside: keysBeside(found) };
}

/** Whether a bracket is open before an offset on its line, other than an inline note's. */
function isInBrackets(text: string, offset: number): boolean {
  let closed = 0;
  for (let at = offset - 1; at >= 0 && text[at] !== '\n'; at--) {
    if (text[at - 1] === '\\') continue;
    if (text[at] === ']') closed++;
    else if (text[at] === '[' && closed-- === 0) return text[at - 1] !== '^';
  }
  return false;
}

/** Whether what follows a key begins with a locator; a number alone may be a year that is looked for. */
function isLocator(suffix: string): boolean {
  return readLocator(suffix)?.labelStart !== undefined;
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

/** Where a braced key that goes on at the offset ends, after its brace; -1 if no brace closes it. */
function bracedEnd(text: string, offset: number): number {
  const rest = /^[^\s{}@]{0,200}\}/.exec(text.slice(offset, offset + 201));
  return rest ? offset + rest[0].length : -1;
}
