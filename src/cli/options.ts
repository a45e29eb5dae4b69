/** The command line cannot be understood; the message says why, in a sentence. */
export class UsageError extends Error {}

/** The command line taken apart, before it is known whether it makes sense. */
export interface Options {
  readonly command: string | undefined;
  /** What stands before `--in`, and after `--`. */
  readonly words: readonly string[];
  /** What stands after `--in`. */
  readonly paths: readonly string[];
  readonly text: string | undefined;
  readonly limit: string | undefined;
  /** What stands after each `--severity`. */
  readonly severities: readonly string[];
  /** What stands after each `--ignore`. */
  readonly ignored: readonly string[];
  /** What stands after each `--syntax`. */
  readonly syntaxes: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The options, and what each wants after it. */
const wanted = {
  '--in': 'a path or glob',
  '--text': 'a passage',
  '--limit': 'a number',
  '--severity': 'a finding and how grave it is, such as unknown-key=warning,',
  '--ignore': 'a key, in which * stands for anything,',
  '--syntax': 'latex or wikilink',
  '--json': undefined,
  '--help': undefined,
  '-h': undefined,
  '--version': undefined,
} as const;

type Name = keyof typeof wanted;

/** Commands whose words may begin with a dash: they are what a user looks for. */
const looking: readonly (string | undefined)[] = ['search', 'suggest'];

/**
 * Takes the command line apart. Unlike `util.parseArgs` it lets `--in` take several values, and an option take a value
 * that begins with a dash, unless that is the name of an option: `--text=--in` takes even that.
 * @throws UsageError
 */
export function parseOptions(args: readonly string[]): Options {
  let command: string | undefined;
  const words: string[] = [];
  const paths: string[] = [];
  const repeated = { '--severity': [] as string[], '--ignore': [] as string[], '--syntax': [] as string[] };
  const values = new Map<Name, string>();
  const given = new Set<Name>();

  const loose = (arg: string) => {
    if (command === undefined) command = arg;
    else (given.has('--in') ? paths : words).push(arg);
  };
  const valueOf = (name: Name, value: string) => {
    if (name === '--in') paths.push(value);
    else if (name === '--severity' || name === '--ignore' || name === '--syntax') repeated[name].push(value);
    else values.set(name, value);
  };

  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      const rest = args.slice(i + 1);
      command ??= rest.shift();
      words.push(...rest);
      break;
    }
    const option = optionOf(arg);
    if (!option) {
      if (!isWord(arg) && !(looking.includes(command) && !given.has('--in') && mayBeQuery(arg))) {
        throw new UsageError(`There is no option "${arg}".${hint(command)}`);
      }
      loose(arg);
      continue;
    }
    const { name, value } = option;
    given.add(name);
    const wants = wanted[name];
    if (wants === undefined && value !== undefined) throw new UsageError(`${name} takes no value.`);
    if (wants === undefined) continue;
    if (value !== undefined) valueOf(name, value);
    else {
      const next = args[++i];
      if (next === undefined || optionOf(next)) throw new UsageError(`${name} wants ${wants} after it.`);
      valueOf(name, next);
    }
  }
  return {
    command,
    words,
    paths,
    text: values.get('--text'),
    limit: values.get('--limit'),
    severities: repeated['--severity'],
    ignored: repeated['--ignore'],
    syntaxes: repeated['--syntax'],
    json: given.has('--json'),
    help: given.has('--help') || given.has('-h'),
    version: given.has('--version'),
  };
}

function optionOf(arg: string): { readonly name: Name; readonly value: string | undefined } | undefined {
  const [, name, value] = /^(--?[a-z]+)(?:=(.*))?$/s.exec(arg) ?? [];
  return name !== undefined && Object.hasOwn(wanted, name) ? { name: name as Name, value } : undefined;
}

/** A lone dash is a word: programs know it as standard input. */
function isWord(arg: string): boolean {
  return arg === '-' || !arg.startsWith('-');
}

/** What begins with one dash, or is no single word, is no misspelt option. */
function mayBeQuery(arg: string): boolean {
  return !arg.startsWith('--') || /\s/.test(arg);
}

function hint(command: string | undefined): string {
  if (command === undefined) return '';
  return looking.includes(command)
    ? ' Words that begin with dashes are looked for after " -- ", at the end.'
    : ' A file of such a name is written with "./" before it.';
}
