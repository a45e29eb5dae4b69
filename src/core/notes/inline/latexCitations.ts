import type { CitationMode, FoundCitation, TextRange } from './inlineContext';
import type { Read } from './inlines';
import { blanksEnd } from './blanks';

/** LaTeX's own command, natbib's and biblatex's for one list of keys, without stars and in lower case. */
const commands: ReadonlyMap<string, CitationMode> = new Map([
  ...modes('NormalCitation', 'cite citep citealp citenum nocite parencite footcite footcitetext smartcite supercite'),
  ...modes('NormalCitation', 'autocite fullcite footfullcite'),
  ...modes('AuthorInText', 'citet citealt textcite citeauthor citetitle'),
  ...modes('SuppressAuthor', 'citeyear citeyearpar citedate citeurl'),
]);
const command = /\\([a-zA-Z]+)\*?/y;
const longestOption = 500;

function modes(mode: CitationMode, names: string): (readonly [string, CitationMode])[] {
  return names.split(' ').map((name) => [name, mode] as const);
}

/**
 * `\citep[see][p. 3]{a,b}` at a place, with no more than two options. A single option is the suffix; the prefix belongs to
 * the first key, the suffix to the last.
 */
export function readLatexCitation(text: string, at: number, limit: number): Read | undefined {
  command.lastIndex = at;
  const match = command.exec(text);
  const mode = match ? commands.get(match[1]!.toLowerCase()) : undefined;
  if (!match || mode === undefined) return undefined;
  const options: TextRange[] = [];
  let end = at + match[0].length;
  for (
    let next = blanksEnd(text, end, limit);
    text[next] === '[' && options.length < 2;
    next = blanksEnd(text, end, limit)
  ) {
    const close = text.slice(next, Math.min(limit, next + longestOption)).indexOf(']');
    if (close < 0) return undefined;
    options.push(trimmed(text, next + 1, next + close));
    end = next + close + 1;
  }
  const brace = blanksEnd(text, end, limit);
  const close = text[brace] === '{' ? text.indexOf('}', brace) : -1;
  if (close < 0 || close >= limit) return undefined;
  const keys = keysBetween(text, brace + 1, close);
  const prefix = options.length > 1 ? options[0]! : undefined;
  const suffix = options.at(-1);
  const citations = keys.map(({ start, end: keyEnd }, index): FoundCitation => {
    const isFirst = index === 0 && prefix && prefix.end > prefix.start;
    const isLast = index === keys.length - 1 && suffix && suffix.end > suffix.start;
    return {
      ...{ kind: 'citation', start, end: keyEnd, keyStart: start, keyEnd, mode, syntax: 'latex' },
      ...{ suppressAuthor: mode === 'SuppressAuthor', braced: false },
      ...(isFirst && { prefix }),
      ...(isLast && { suffix }),
    };
  });
  if (citations.length === 0) return undefined;
  const inText = mode === 'AuthorInText';
  return {
    end: close + 1,
    word: false,
    found: { kind: 'cluster', start: at, end: close + 1, inText, citations, within: citations },
  };
}

function keysBetween(text: string, start: number, end: number): TextRange[] {
  const keys: TextRange[] = [];
  for (let at = start; at <= end;) {
    const comma = text.indexOf(',', at);
    const next = comma < 0 || comma > end ? end : comma;
    const key = trimmed(text, at, next);
    if (key.end > key.start && !/\s/.test(text.slice(key.start, key.end))) keys.push(key);
    at = next + 1;
  }
  return keys;
}

function trimmed(text: string, start: number, end: number): TextRange {
  const content = text.slice(start, end);
  const first = start + content.length - content.trimStart().length;
  return { start: first, end: Math.max(first, start + content.trimEnd().length) };
}
