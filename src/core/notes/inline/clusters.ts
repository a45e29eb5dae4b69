import { lineBlanksEnd } from './blanks';
import type { MarkedKey } from '../citationSyntax';
import type { CitationMode, Found, FoundCitation, FoundCluster, TextRange } from './inlineContext';
import type { InlineReader, Read, Surroundings } from './inlines';

/** Citations separated by semicolons: where they end, and what they hold. */
interface CitationList {
  readonly end: number;
  readonly citations: readonly FoundCitation[];
  readonly within: readonly Found[];
}

/** Text before or after a key: its ink, and what is cited in it. */
interface Affix extends Read {
  readonly range: TextRange | undefined;
}

/** `[see @a, p. 3; -@b]` at a place; undefined where the brackets are anything else. */
export function readCluster(reader: InlineReader, at: number, around: Surroundings): FoundCluster | undefined {
  const { text, limit } = reader;
  if (text[at] !== '[') return undefined;
  const list = readList(reader, lineBlanksEnd(text, at + 1, limit), around);
  const end = list ? closed(reader, list.end, '[({') : -1;
  return end < 0 ? undefined : { kind: 'cluster', start: at, end, inText: false, ...contents(list!) };
}

/** `@key`, with the brackets after it: `@key [p. 33; @other]`. A label of an example list is no key. */
export function readTextualCitation(
  reader: InlineReader,
  at: number,
  around: Surroundings,
  afterWord: boolean,
): Read | undefined {
  const { text, limit, context } = reader;
  const first = textualCitation(reader, at, afterWord);
  if (!first) return undefined;
  const bracket = lineBlanksEnd(text, first.end, limit);
  const braced = text[bracket] === '[' && bracket < limit ? readBraced(reader, first, bracket, around) : undefined;
  if (!braced) return { end: first.end, word: false, found: first };
  if (context.isLink(text.slice(bracket, braced.end))) {
    // then it is a link beside a citation
    const label = reader.readWithin(bracket + 1, braced.end - 1, around);
    return { end: braced.end, word: false, found: [first, label] };
  }
  return { end: braced.end, word: false, found: { kind: 'cluster', start: first.start, inText: true, ...braced } };
}

/** `@key` alone, whatever follows it. */
export function readBareCitation(reader: InlineReader, at: number, afterWord: boolean): Read | undefined {
  const first = textualCitation(reader, at, afterWord);
  return first && { end: first.end, word: false, found: first };
}

function textualCitation(
  { text, limit, context }: InlineReader,
  at: number,
  afterWord: boolean,
): FoundCitation | undefined {
  const marked = afterWord ? undefined : context.keys.at(at, limit);
  if (!marked || context.known.examples.has(text.slice(marked.keyStart, marked.keyEnd))) return undefined;
  return cited(marked, marked.suppressAuthor ? 'SuppressAuthor' : 'AuthorInText');
}

/** What stands in brackets after a citation in the text: a cluster, or a suffix and then other citations. */
function readBraced(
  reader: InlineReader,
  first: FoundCitation,
  at: number,
  around: Surroundings,
): Pick<FoundCluster, 'end' | 'citations' | 'within'> | undefined {
  const { text, limit } = reader;
  const cluster = readCluster(reader, at, around);
  if (cluster) {
    return { end: cluster.end, citations: [first, ...cluster.citations], within: [first, cluster.within] };
  }
  if (text[at + 1] === '^') return undefined;
  const suffix = readSuffix(reader, at + 1, around);
  const head = withAffixes(first, undefined, suffix.range);
  const separator = text[suffix.end] === ';' && suffix.end < limit;
  const rest = separator ? readList(reader, lineBlanksEnd(text, suffix.end + 1, limit), around) : undefined;
  const end = closed(reader, rest?.end ?? suffix.end, '[(');
  if (end < 0) return undefined;
  return {
    end,
    citations: [head, ...(rest?.citations ?? [])],
    within: [head, suffix.found ?? [], rest?.within ?? []],
  };
}

function readList(reader: InlineReader, start: number, around: Surroundings): CitationList | undefined {
  const { text, limit } = reader;
  const citations: FoundCitation[] = [];
  const within: Found[] = [];
  for (let at = start; ;) {
    const prefix = readPrefix(reader, at, around);
    const marked = prefix && !prefix.word ? reader.context.keys.at(prefix.end, limit) : undefined;
    if (!prefix || !marked) return undefined;
    const suffix = readSuffix(reader, marked.end, around);
    const mode = marked.suppressAuthor ? 'SuppressAuthor' : 'NormalCitation';
    const citation = withAffixes(cited(marked, mode), prefix.range, suffix.range);
    citations.push(citation);
    within.push(prefix.found ?? [], citation, suffix.found ?? []);
    if (text[suffix.end] !== ';' || suffix.end >= limit) return { end: suffix.end, citations, within };
    at = lineBlanksEnd(text, suffix.end + 1, limit);
  }
}

/** All before a key. A bracket that closes ends it too: Pandoc takes `[see]@a]` for a cluster. */
function readPrefix(reader: InlineReader, at: number, around: Surroundings): Affix | undefined {
  const { text, limit } = reader;
  let word = false;
  let end = at;
  const found: Found[] = [];
  while (end < limit && !reader.citesAt(end, word)) {
    if (text[end] === ']') return { end: end + 1, word: false, found, range: inkBetween(text, at, end) };
    const read: Read | undefined =
      text[end] === ';' || !reader.context.spend() ? undefined : reader.read(end, around, word);
    if (!read) return undefined;
    reader.context.spendOn(read.end - end);
    ({ end, word } = read);
    if (read.found) found.push(read.found);
  }
  return { end, word, found, range: inkBetween(text, at, end) };
}

/** All after a key, up to a semicolon or the bracket that closes. */
function readSuffix(reader: InlineReader, at: number, around: Surroundings): Affix {
  const { text, limit } = reader;
  const start = lineBlanksEnd(text, at, limit);
  const read = reader.readWhile(
    start,
    around,
    false,
    (here) => here < limit && text[here] !== ';' && text[here] !== ']',
  );
  return { ...read, range: inkBetween(text, start, read.end) };
}

/** What is left without blanks at both ends; an escaped blank is ink. */
function inkBetween(text: string, start: number, end: number): TextRange | undefined {
  let first = start;
  let last = end;
  while (first < last && isBlank(text[first])) first++;
  while (last > first && isBlank(text[last - 1])) last--;
  if (last < end && text[last - 1] === '\\' && text[last] === ' ') last++;
  return last > first ? { start: first, end: last } : undefined;
}

/** After the bracket that closes a list of citations; -1 if there is none, or one of `others` makes it something else. */
function closed(reader: InlineReader, at: number, others: string): number {
  const { text, limit } = reader;
  const end = lineBlanksEnd(text, at, limit) + 1;
  if (end > limit || text[end - 1] !== ']') return -1;
  return end < limit && others.includes(text[end]!) ? -1 : end;
}

function contents({ citations, within }: CitationList): Pick<FoundCluster, 'citations' | 'within'> {
  return { citations, within };
}

function cited(marked: MarkedKey, mode: CitationMode): FoundCitation {
  return { kind: 'citation', ...marked, mode, syntax: 'pandoc' };
}

function withAffixes(
  citation: FoundCitation,
  prefix: TextRange | undefined,
  suffix: TextRange | undefined,
): FoundCitation {
  return { ...citation, ...(prefix && { prefix }), ...(suffix && { suffix }) };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n';
}
