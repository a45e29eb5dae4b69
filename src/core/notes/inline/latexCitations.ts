import type { Absent } from './absent';
import type { FoundCluster } from './inlineContext';
import { readCitationArguments } from './latexArguments';
import { citationCommand } from './latexCommands';
import { environmentClose } from './texNesting';
import { addressArgumentEnd, commandAt, commentEnd, environmentAt, isMath, isVerbatim, verbatimEnd } from './texSyntax';

/** How deep citations in the options of citations are looked for. */
const deepest = 8;

/**
 * `\citep[see][p. 3]{a,b}`, `\cites(see)(and so)[3]{a}[4]{b}` and the like at a backslash; undefined for any other command,
 * and where it cites nobody. As in Pandoc, a single option is the suffix, the prefix belongs to the first key of a list and
 * the suffix to its last, and only the first key is part of the sentence. Of a note for all lists and an option beside the
 * same key, the option counts. Offsets are UTF-16 units of the text.
 */
export function readLatexCitation(text: string, at: number, limit: number, absent: Absent): FoundCluster | undefined {
  return readCommand(text, at, limit, absent, 0);
}

/**
 * What is cited in TeX, in order: in groups, options and environments, but not in formulas, comments, `\verb|..|`, and
 * environments such as `verbatim`. Offsets are UTF-16 units of the text.
 */
export function latexCitationsIn(text: string, start: number, limit: number, absent: Absent): FoundCluster[] {
  return readTex(text, start, limit, absent, 0);
}

function readTex(text: string, start: number, limit: number, absent: Absent, depth: number): FoundCluster[] {
  const found: FoundCluster[] = [];
  for (let at = start; at < limit;) {
    const character = text[at]!;
    if (character === '%') at = commentEnd(text, at, limit);
    else if (character === '$') at = dollarsEnd(text, at, limit, absent);
    else if (character !== '\\') at++;
    else {
      const cited = readCommand(text, at, limit, absent, depth);
      if (cited) found.push(cited);
      at = cited?.end ?? commandEnd(text, at, limit, absent);
    }
  }
  return found;
}

/** After a command that is no citation: with its argument where that is no TeX, or a formula. */
function commandEnd(text: string, at: number, limit: number, absent: Absent): number {
  const command = commandAt(text, at, limit);
  if (!command) {
    const close = text[at + 1] === '(' ? '\\)' : text[at + 1] === '[' ? '\\]' : undefined;
    const end = close === undefined ? -1 : absent.find(text, close, at + 2, limit);
    return (end < 0 ? at : end) + 2;
  }
  const environment = command.name === 'begin' ? environmentAt(text, command.end, limit) : undefined;
  if (environment && (isVerbatim(environment.name) || isMath(environment.name))) {
    return Math.max(environment.end, environmentClose(text, environment.name, environment.end, limit, absent));
  }
  return Math.max(command.end, verbatimEnd(text, command, limit), addressArgumentEnd(text, command, limit));
}

/** After the formula that one or two dollars begin, or after them: no formula goes beyond a blank line. */
function dollarsEnd(text: string, at: number, limit: number, absent: Absent): number {
  const mark = text[at + 1] === '$' ? '$$' : '$';
  const blank = absent.find(text, '\n\n', at, limit);
  for (let here = at + mark.length; ;) {
    const close = absent.find(text, mark, here, limit);
    if (close < 0 || (blank >= 0 && blank < close)) return at + mark.length;
    here = close + mark.length;
    if (!isEscaped(text, close, at)) return here;
  }
}

function isEscaped(text: string, at: number, start: number): boolean {
  let slashes = 0;
  while (at - slashes - 1 > start && text[at - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1;
}

/** What a citation command cites, and what the options before its keys do. */
function readCommand(text: string, at: number, limit: number, absent: Absent, depth: number): FoundCluster | undefined {
  const command = commandAt(text, at, limit);
  const kind = command && citationCommand(command);
  const read = kind && readCitationArguments(text, command.end, limit, kind, absent);
  if (!read) return undefined;
  const { end, citations, affixes } = read;
  const nested = depth < deepest ? affixes : [];
  const within = [
    ...nested.flatMap((affix) => readTex(text, affix.start, affix.end, absent, depth + 1)),
    ...citations,
  ].toSorted((first, second) => first.start - second.start);
  return { kind: 'cluster', start: at, end, inText: kind.mode === 'AuthorInText', citations, within };
}
