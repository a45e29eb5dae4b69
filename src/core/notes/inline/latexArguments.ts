import type { Absent } from './absent';
import type { FoundCitation, TextRange } from './inlineContext';
import type { CitationCommand } from './latexCommands';
import { optionEnd } from './tex';
import { texBlanksEnd } from './texSyntax';

/** The arguments of a citation command. */
interface CitationArguments {
  readonly end: number;
  /** At least one, in order. */
  readonly citations: readonly FoundCitation[];
  /** All options, in which more may be cited. */
  readonly affixes: readonly TextRange[];
}

/** A list of keys, and what its options say about it. */
interface KeyList {
  readonly end: number;
  readonly prefix: TextRange | undefined;
  readonly suffix: TextRange | undefined;
  readonly keys: readonly TextRange[];
}

/** Options in a row. */
interface Options {
  readonly end: number;
  readonly ranges: readonly TextRange[];
}

/** Longer than what anybody says of a citation. */
const longestOption = 4000;
const keyCharacters = /[^\s,{}\\%]+/y;
/** What is no key: a macro's parameter, all that there are (`\nocite{*}`), and what no entry can be called. */
const noKey = /[#~]|^@|^\*$/;

/** The arguments after a citation command's name; undefined where they are no such, or cite nobody. */
export function readCitationArguments(
  text: string,
  at: number,
  limit: number,
  kind: CitationCommand,
  absent: Absent,
): CitationArguments | undefined {
  const notes = kind.many ? readOptions(text, at, limit, absent, '(', 2) : { end: at, ranges: [] };
  const lists: KeyList[] = [];
  let { end } = notes;
  do {
    const list = readKeyList(text, end, limit, absent, kind.volume);
    if (!list) break;
    lists.push(list);
    ({ end } = list);
  } while (kind.many);
  const [prenote, postnote] = notes.ranges.length > 1 ? notes.ranges : [undefined, notes.ranges[0]];
  const citations = lists.flatMap(({ keys, ...list }, index) => {
    const prefix = inked(list.prefix) ?? (index === 0 ? inked(prenote) : undefined);
    const suffix = inked(list.suffix) ?? (index === lists.length - 1 ? inked(postnote) : undefined);
    return keys.map(({ start, end: keyEnd }, place): FoundCitation => {
      const isFirst = index === 0 && place === 0;
      const mode = kind.mode === 'AuthorInText' && !isFirst ? 'NormalCitation' : kind.mode;
      return {
        ...{ kind: 'citation', start, end: keyEnd, keyStart: start, keyEnd, mode, syntax: 'latex' },
        ...{ suppressAuthor: mode === 'SuppressAuthor', braced: false },
        ...(prefix && place === 0 && { prefix }),
        ...(suffix && place === keys.length - 1 && { suffix }),
      };
    });
  });
  if (citations.length === 0) return undefined;
  const affixes = [...notes.ranges, ...lists.flatMap(({ prefix, suffix }) => [prefix, suffix])];
  return { end, citations, affixes: affixes.filter((one) => one !== undefined) };
}

/** `[see][3]{a,b}`, or with a volume `[see]{2}[3]{a}`. A single option is the suffix. */
function readKeyList(text: string, at: number, limit: number, absent: Absent, hasVolume: boolean): KeyList | undefined {
  const first = readOptions(text, at, limit, absent, '[', hasVolume ? 1 : 2);
  if (!hasVolume) {
    const [prefix, suffix] = first.ranges.length > 1 ? first.ranges : [undefined, first.ranges[0]];
    const list = readKeys(text, first.end, limit);
    return list && { ...list, prefix, suffix };
  }
  const brace = texBlanksEnd(text, first.end, limit);
  const volumeEnd = text[brace] === '{' && brace < limit ? absent.braces.end(text, brace, limit) : -1;
  if (volumeEnd < 0) return undefined;
  const pages = readOptions(text, volumeEnd, limit, absent, '[', 1);
  const list = readKeys(text, pages.end, limit);
  return list && { ...list, prefix: first.ranges[0], suffix: pages.ranges[0] };
}

function readOptions(
  text: string,
  at: number,
  limit: number,
  absent: Absent,
  bracket: '[' | '(',
  most: number,
): Options {
  const ranges: TextRange[] = [];
  let end = at;
  while (ranges.length < most) {
    const next = texBlanksEnd(text, end, limit);
    const close = text[next] === bracket && next < limit ? optionEnd(text, next, limit, absent, longestOption) : -1;
    if (close < 0) break;
    ranges.push(trimmed(text, next + 1, close - 1));
    end = close;
  }
  return { end, ranges };
}

/** `{a, b}`: keys with commas, blanks and comments between. Undefined where anything else stands in the braces. */
function readKeys(text: string, at: number, limit: number): Pick<KeyList, 'end' | 'keys'> | undefined {
  const brace = texBlanksEnd(text, at, limit);
  if (text[brace] !== '{') return undefined;
  const keys: TextRange[] = [];
  for (let start = texBlanksEnd(text, brace + 1, limit); start < limit;) {
    if (text[start] === '}') return { end: start + 1, keys };
    keyCharacters.lastIndex = start;
    const length = text[start] === ',' ? 1 : (keyCharacters.exec(text)?.[0].length ?? 0);
    const end = start + length;
    if (length === 0 || end > limit) return undefined;
    if (text[start] !== ',' && !noKey.test(text.slice(start, end))) keys.push({ start, end });
    start = texBlanksEnd(text, end, limit);
  }
  return undefined;
}

/** A range with ink in it. */
function inked(range: TextRange | undefined): TextRange | undefined {
  return range && range.end > range.start ? range : undefined;
}

function trimmed(text: string, start: number, end: number): TextRange {
  const first = texBlanksEnd(text, start, end);
  return { start: first, end: first + text.slice(first, end).trimEnd().length };
}
