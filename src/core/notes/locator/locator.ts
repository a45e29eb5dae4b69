import { locatorLabel, longestTerm, type LocatorLabel } from './locatorTerms';
import { locatorTokens, type LocatorToken } from './locatorTokens';

export type { LocatorLabel } from './locatorTerms';

/** Which part of a work a citation points at. Offsets are UTF-16 units of the suffix; ends are exclusive. */
export interface LocatorReading {
  /** `page` where no term is written. */
  readonly label: LocatorLabel;
  /** `labelStart` to `labelEnd` covers the term as it is written; both are absent where none is. */
  readonly labelStart?: number;
  readonly labelEnd?: number;
  /** Plain text without outer blanks: "33–35", "[17]", "iv, 3(a)". Empty in `{}`, which says that there is no locator. */
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Where the rest begins. */
  readonly end: number;
  /** Whether it was written in braces, so that anything is a locator. */
  readonly forced: boolean;
}

type Tokens = readonly LocatorToken[];
/** What was read: where it ends, and whether an Arabic or Roman numeral is in it. */
interface Part {
  readonly end: number;
  readonly numeral: boolean;
}
/** Something that may stand at a place among the tokens. */
type Reader = (tokens: Tokens, at: number) => Part | undefined;
interface Term {
  readonly label: LocatorLabel;
  readonly labelStart?: number;
  readonly labelEnd?: number;
  /** The token after it, and after the blanks that follow. */
  readonly end: number;
}

const roman = /^M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*$/;
const digit = /[0-9]/;
const punctuation = /^\p{P}$/u;
/** What page ranges are written with, and "3:14" for a page in a volume. */
const joining = new Set(['-', '–', ':']);
const integratedBraces: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const forcedBraces: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);

/**
 * The locator with which a suffix begins: what follows a key in a cluster, as Markdown source, with the comma after the key
 * (", pp. 33-35, and elsewhere"); undefined where it begins with none. Reads what Pandoc 2.17 reads
 * (`Text.Pandoc.Citeproc.Locator`), by the terms of American English: a term and then values that hold an Arabic or Roman
 * numeral each; or values with digits, which are pages; or anything in braces. Takes linear time, and never throws.
 * @param tokensOf how the suffix is taken apart: as Markdown, if nothing else is said
 */
export function readLocator(suffix: string, tokensOf = locatorTokens): LocatorReading | undefined {
  const tokens = tokensOf(suffix);
  let at = 0;
  if (isMark(tokens[at], ',')) at++;
  if (tokens[at]?.kind === 'space') at++;
  return readForced(tokens, at) ?? readIntegrated(tokens, at);
}

/** `{p. anything}`. Braces and brackets within must be pairs that hold one piece at most. */
function readForced(tokens: Tokens, start: number): LocatorReading | undefined {
  if (!isMark(tokens[start], '{')) return undefined;
  let at = start + 1;
  while (tokens[at]?.kind === 'space') at++;
  const term = readTerm(tokens, at, (end) => end < tokens.length) ?? { label: 'page', end: at };
  const end = readBalanced(tokens, term.end, forcedBraces, anyToken)?.end ?? term.end;
  return isMark(tokens[end], '}') ? reading(tokens, term, end, end + 1) : undefined;
}

/** "p. 3", "3-5, 7": a term that a value follows, or a value alone. */
function readIntegrated(tokens: Tokens, at: number): LocatorReading | undefined {
  const term = readTerm(tokens, at, (end) => readWord(tokens, end, false)?.numeral === true);
  if (!term && !hasDigit(tokens, at, readWord(tokens, at, false)?.end ?? at)) return undefined;
  const accepts = (from: number, word: Part) => (term ? word.numeral : hasDigit(tokens, from, word.end));

  const first = term?.end ?? at;
  let end = first;
  for (let word = readWord(tokens, end, !term); word && accepts(end, word); word = readWord(tokens, end, true)) {
    end = word.end;
  }
  return reading(tokens, term ?? { label: 'page', end: first }, end, end);
}

function reading(tokens: Tokens, { end: start, ...term }: Term, end: number, rest: number): LocatorReading {
  let first = start;
  let last = end;
  while (first < last && isBlank(tokens[first]!)) first++;
  while (last > first && isBlank(tokens[last - 1]!)) last--;
  const value = tokens
    .slice(first, last)
    .map(({ text }) => text)
    .join('');
  const valueStart = startOf(tokens, first);
  return {
    ...term,
    value: value.trim(),
    valueStart,
    valueEnd: last > first ? tokens[last - 1]!.end : valueStart,
    end: startOf(tokens, rest),
    forced: rest > end,
  };
}

/**
 * The longest term from a place on after which a value can begin: "sub verbo", never "sub". Only so many pieces are looked
 * at as make the longest term.
 */
function readTerm(tokens: Tokens, start: number, valueFollows: (at: number) => boolean): Term | undefined {
  let first = start;
  while (first < tokens.length && isBlank(tokens[first]!)) first++;
  let found: Term | undefined;
  let text = '';
  for (let at = first; at < tokens.length && text.length <= longestTerm;) {
    text += tokens[at]!.text;
    const labelEnd = tokens[at]!.end;
    at++;
    const label = locatorLabel(text.trim());
    const blanks = at;
    while (at < tokens.length && isBlank(tokens[at]!)) at++;
    if (label && valueFollows(at)) found = { label, labelStart: tokens[first]!.start, labelEnd, end: at };
    for (let blank = blanks; blank < at && text.length <= longestTerm; blank++) text += tokens[blank]!.text;
  }
  return found;
}

/** A value: "33-35", "12(a)", "[17]"; with what separates it from the one before, unless it is the first. */
function readWord(tokens: Tokens, start: number, separated: boolean): Part | undefined {
  let at = start;
  if (separated && (isMark(tokens[at], ',') || isMark(tokens[at], ';'))) at++;
  if (tokens[at]?.kind === 'space') at++;
  return readBalanced(tokens, at, integratedBraces, readPages);
}

/** One or more of what `inner` reads, in a pair of braces or without; braces in braces are none. */
function readBalanced(
  tokens: Tokens,
  start: number,
  braces: ReadonlyMap<string, string>,
  inner: Reader,
): Part | undefined {
  const closing = new Set(braces.values());
  const unbraced: Reader = (_, at) =>
    isOneOf(tokens[at], braces) || isOneOf(tokens[at], closing) ? undefined : inner(tokens, at);
  const one = (at: number): Part | undefined => {
    const close = tokens[at]?.kind === 'text' ? braces.get(tokens[at].text) : undefined;
    if (close === undefined) return unbraced(tokens, at);
    const held = unbraced(tokens, at + 1) ?? { end: at + 1, numeral: false };
    return isMark(tokens[held.end], close) ? { ...held, end: held.end + 1 } : undefined;
  };
  return many(one, start);
}

/** "1", "1.2.3", ".2"; a full stop at the end is not part of it. */
const readPages: Reader = (tokens, start) => {
  const decimal = (at: number) => (isMark(tokens[at], '.') ? readUnit(tokens, at + 1) : undefined);
  const unit = readUnit(tokens, start);
  if (!unit) return decimal(start);
  const more = many(decimal, unit.end);
  return more ? { end: more.end, numeral: unit.numeral || more.numeral } : unit;
};

/** A Roman numeral, or all up to a blank, a formula or a mark that no page range is written with. */
const readUnit: Reader = (tokens, start) => {
  const first = tokens[start];
  if (first?.kind === 'text' && isRoman(first.text)) return { end: start + 1, numeral: true };
  let end = start;
  while (end < tokens.length && belongsToUnit(tokens[end]!)) end++;
  return end === start ? undefined : { end, numeral: hasDigit(tokens, start, end) };
};

const anyToken: Reader = (tokens, at) => (at < tokens.length ? { end: at + 1, numeral: true } : undefined);

function many(one: (at: number) => Part | undefined, start: number): Part | undefined {
  let all: Part | undefined;
  for (let part = one(start); part; part = one(part.end)) {
    all = { end: part.end, numeral: part.numeral || all?.numeral === true };
  }
  return all;
}

function belongsToUnit({ kind, text }: LocatorToken): boolean {
  return kind === 'inline' || (kind === 'text' && (joining.has(text) || !punctuation.test(text)));
}

function isRoman(text: string): boolean {
  return text !== '' && roman.test(text.toUpperCase());
}

function hasDigit(tokens: Tokens, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (digit.test(tokens[at]!.text)) return true;
  return false;
}

function isMark(token: LocatorToken | undefined, mark: string): boolean {
  return token?.kind === 'text' && token.text === mark;
}

function isOneOf(token: LocatorToken | undefined, marks: { has(mark: string): boolean }): boolean {
  return token?.kind === 'text' && marks.has(token.text);
}

function isBlank({ text }: LocatorToken): boolean {
  return text.trim() === '';
}

function startOf(tokens: Tokens, at: number): number {
  return tokens[at]?.start ?? tokens.at(-1)?.end ?? 0;
}
