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
  | { readonly command: 'help' }
  | { readonly command: 'version' };

export const usage = `lectern: papers at hand

  lectern list <path or glob>... [--json]
  lectern search <query> --in <path or glob>... [--limit N] [--json]
  lectern suggest <typed> --in <path or glob>... [--limit N] [--json]
  lectern related --text "<text>" --in <path or glob>... [--limit N] [--json]

list      every paper, in order of first appearance
search    the papers that answer a query, best first
suggest   what completion would offer for what was typed after the @
related   the papers that belong to a passage; --text - reads it from standard input

  --in      where papers are; may be repeated, and takes several
  --limit   how many at most (default 20)
  --json    one JSON object a line
`;

const defaultLimit = 20;

/** @throws UsageError */
export function parseCall(args: readonly string[]): Call {
  const { command, words, paths, text, limit, json, help, version } = parseOptions(args);
  if (help) return { command: 'help' };
  if (version) return { command: 'version' };
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
    default:
      throw new UsageError(command === undefined ? 'What shall be done?' : `There is no command "${command}".`);
  }
}

function sourcesOf(sources: readonly string[]): readonly string[] {
  if (sources.length === 0) throw new UsageError('Say where papers are: a file, a folder or a glob.');
  if (sources.includes('')) throw new UsageError('A path is empty: say where papers are.');
  return sources;
}

function limitOf(limit: string | undefined): number {
  if (limit === undefined) return defaultLimit;
  if (!/^[1-9]\d*$/.test(limit)) throw new UsageError(`--limit takes a whole number from 1, not "${limit}".`);
  return Number(limit);
}
