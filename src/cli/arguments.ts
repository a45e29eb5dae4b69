import { parseArgs } from 'node:util';

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

/** The command line cannot be understood; the message says why, in a sentence. */
export class UsageError extends Error {}

export const usage = `lectern: papers at hand

  lectern list <path or glob>... [--json]
  lectern search "<query>" --in <path or glob>... [--limit N] [--json]
  lectern suggest "<typed>" --in <path or glob>... [--limit N] [--json]
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
  const { values, positionals } = parse(args);
  if (values.help === true) return { command: 'help' };
  if (values.version === true) return { command: 'version' };
  const [command, ...rest] = positionals;
  const json = values.json === true;
  switch (command) {
    case 'help':
      return { command };
    case 'list': {
      if (values.text !== undefined || values.limit !== undefined) {
        throw new UsageError('list takes no --text and no --limit.');
      }
      return { command, sources: sourcesOf([...rest, ...(values.in ?? [])]), json };
    }
    case 'search':
    case 'suggest': {
      const [text, ...more] = rest;
      if (text === undefined) throw new UsageError(`${command} wants something to look for.`);
      if (values.text !== undefined) throw new UsageError(`--text is for related.`);
      return { command, text, sources: sourcesOf([...(values.in ?? []), ...more]), limit: limitOf(values.limit), json };
    }
    case 'related': {
      if (values.text === undefined) throw new UsageError('related wants a passage: --text "...", or --text -.');
      const sources = sourcesOf([...(values.in ?? []), ...rest]);
      return { command, text: values.text, sources, limit: limitOf(values.limit), json };
    }
    default:
      throw new UsageError(command === undefined ? 'What shall be done?' : `There is no command "${command}".`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        in: { type: 'string', multiple: true },
        text: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function sourcesOf(sources: readonly string[]): readonly string[] {
  if (sources.length === 0) throw new UsageError('Say where papers are: a file, a folder or a glob.');
  return sources;
}

function limitOf(limit: string | undefined): number {
  if (limit === undefined) return defaultLimit;
  if (!/^[1-9]\d*$/.test(limit)) throw new UsageError(`--limit takes a whole number from 1, not "${limit}".`);
  return Number(limit);
}
