import { defaultSeverities, findingCodes, type Severities } from '../core/check/finding';
import type { CitationOptions } from '../core/notes/citationSyntax';
import { parseOptions, UsageError } from './options';

export { UsageError } from './options';

/** What the command line asks for. */
export type Call =
  | { readonly command: 'list'; readonly sources: readonly string[]; readonly json: boolean }
  | {
      readonly command: 'search' | 'suggest' | 'related';
      /** The query, what was typed, or the passage; "-" for a passage on standard input. */
      readonly text: string;
      readonly sources: readonly string[];
      readonly limit: number;
      readonly json: boolean;
    }
  | {
      readonly command: 'check';
      /** Notes, or folders and globs of them. */
      readonly notes: readonly string[];
      readonly sources: readonly string[];
      readonly severities: Severities;
      /** Keys that are not reported as unknown; `*` stands for any characters. */
      readonly ignored: readonly string[];
      /** What cites besides Pandoc's own syntax. */
      readonly syntax: Partial<CitationOptions>;
      readonly json: boolean;
    }
  | { readonly command: 'help' }
  | { readonly command: 'version' };

export const usage = `lectern: papers at hand

  lectern list <path or glob>... [--json]
  lectern search <query> --in <path or glob>... [--limit N] [--json]
  lectern suggest <typed> --in <path or glob>... [--limit N] [--json]
  lectern related --text "<text>" --in <path or glob>... [--limit N] [--json]
  lectern check <note or folder>... [--in <path or glob>...] [--severity <code>=<level>]...
                [--ignore <key>]... [--syntax latex|wikilink]... [--json]

list      every paper, in order of first appearance
search    the papers that answer a query, best first
suggest   what completion would offer for what was typed after the @
related   the papers that belong to a passage; --text - reads it from standard input
check     what is wrong with the citations of notes; the bibliographies that they name are read as well. Ends with 1
          when there are errors

A query holds words, "an exact phrase", -not, title:, author:, abstract:, year:2019..2022, in:<file or folder>, key:

  --in        where papers are; may be repeated, and takes several
  --limit     how many at most (default 20)
  --severity  how grave a finding is: error, warning, information, hint or off; may be repeated. The codes are
              ${findingCodes.slice(0, 3).join(', ')},
              ${findingCodes.slice(3).join(', ')} (off by default)
  --ignore    a key that is not reported as unknown; * stands for anything; may be repeated
  --syntax    what cites besides Pandoc's syntax: latex (\\cite{key}), wikilink ([[@key]]); may be repeated
  --json      one JSON object a line
`;

const defaultLimit = 20;
const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** @throws UsageError */
export function parseCall(args: readonly string[]): Call {
  const { command, words, paths, text, limit, severities, ignored, syntaxes, json, help, version } = parseOptions(args);
  if (help) return { command: 'help' };
  if (version) return { command: 'version' };
  const ofCheck = { severity: severities, ignore: ignored, syntax: syntaxes };
  for (const [name, given] of Object.entries(ofCheck)) {
    if (given.length > 0 && command !== 'check') throw new UsageError(`--${name} is for check.`);
  }
  switch (command) {
    case 'help':
      return { command };
    case 'list':
      if (text !== undefined || limit !== undefined) throw new UsageError('list takes no --text and no --limit.');
      return { command, sources: sourcesOf([...words, ...paths]), json };
    case 'search':
    case 'suggest':
      if (text !== undefined) throw new UsageError('--text is for related.');
      if (words.length === 0) throw new UsageError(`${command} wants something to look for, before --in.`);
      return { command, text: words.join(' '), sources: sourcesOf(paths), limit: limitOf(limit), json };
    case 'related':
      if (text === undefined) throw new UsageError('related wants a passage: --text "...", or --text -.');
      return { command, text, sources: sourcesOf([...words, ...paths]), limit: limitOf(limit), json };
    case 'check':
      if (text !== undefined || limit !== undefined) throw new UsageError('check takes no --text and no --limit.');
      if (words.length === 0) throw new UsageError('check wants notes, or folders of them, before --in.');
      if ([...words, ...paths].includes('')) throw new UsageError('A path is empty.');
      return {
        ...{ command, notes: words, sources: paths },
        ...{ severities: severitiesOf(severities), ignored, syntax: syntaxOf(syntaxes), json },
      };
    default:
      throw new UsageError(command === undefined ? 'What shall be done?' : `There is no command "${command}".`);
  }
}

function sourcesOf(sources: readonly string[]): readonly string[] {
  if (sources.length === 0) throw new UsageError('Say where papers are: a file, a folder or a glob.');
  if (sources.includes('')) throw new UsageError('A path is empty: say where papers are.');
  return sources;
}

/** Each written as `code=level`; the last of a code counts. */
function severitiesOf(written: readonly string[]): Severities {
  const set = { ...defaultSeverities };
  for (const one of written) {
    const at = one.indexOf('=');
    const code = findingCodes.find((name) => name === one.slice(0, at));
    const level = levels.find((name) => name === one.slice(at + 1));
    if (!code)
      throw new UsageError(`There is nothing to be found that is called "${one.slice(0, Math.max(0, at)) || one}".`);
    if (!level) throw new UsageError(`--severity takes ${code}= and one of ${levels.join(', ')}, not "${one}".`);
    set[code] = level;
  }
  return set;
}

function syntaxOf(written: readonly string[]): Partial<CitationOptions> {
  const other = written.find((one) => one !== 'latex' && one !== 'wikilink');
  if (other !== undefined) throw new UsageError(`--syntax takes latex or wikilink, not "${other}".`);
  return { latex: written.includes('latex'), wikilinks: written.includes('wikilink') };
}

function limitOf(limit: string | undefined): number {
  if (limit === undefined) return defaultLimit;
  if (!/^[1-9]\d*$/.test(limit)) throw new UsageError(`--limit takes a whole number from 1, not "${limit}".`);
  return Number(limit);
}
