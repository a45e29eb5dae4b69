import { blanksEnd } from './blanks';

/** A command where it stands. Offsets are UTF-16 units. */
export interface TexCommand {
  /** Without the backslash and the star. */
  readonly name: string;
  readonly starred: boolean;
  /** After its name and star; blanks may follow. */
  readonly end: number;
}

const command = /\\([a-zA-Z@]+)(\*?)/y;
const environment = /\{([^\s{}\\]{1,60})\}/y;
const verbatimEnvironments = new Set(
  'verbatim Verbatim BVerbatim LVerbatim SaveVerbatim lstlisting minted comment filecontents code'.split(' '),
);
const mathEnvironments = new Set(
  'math displaymath equation eqnarray align aligned alignat flalign gather gathered multline split'.split(' '),
);
const verbatimCommands = new Set(['verb', 'Verb', 'lstinline', 'mintinline']);
const addressCommands = new Set(['url', 'href', 'nolinkurl']);

/** The command at a backslash; undefined for an escaped character. */
export function commandAt(text: string, at: number, limit: number): TexCommand | undefined {
  command.lastIndex = at;
  const match = command.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  return end > limit ? undefined : { name: match[1]!, starred: match[2] === '*', end };
}

/** The name in the braces after `\begin` or `\end`. */
export function environmentAt(text: string, at: number, limit: number): { name: string; end: number } | undefined {
  environment.lastIndex = at;
  const match = environment.exec(text);
  return match && at + match[0].length <= limit ? { name: match[1]!, end: at + match[0].length } : undefined;
}

/** Whether nothing in an environment is TeX, but for what ends it. */
export function isVerbatim(name: string): boolean {
  return verbatimEnvironments.has(unstarred(name));
}

/** Whether what stands in an environment is a formula. */
export function isMath(name: string): boolean {
  return mathEnvironments.has(unstarred(name));
}

function unstarred(name: string): string {
  return name.endsWith('*') ? name.slice(0, -1) : name;
}

/** After the comment at a per cent sign: at the next line. */
export function commentEnd(text: string, at: number, limit: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 || feed >= limit ? limit : feed + 1;
}

/** After blanks and comments, with at most one line ending that is in no comment. */
export function texBlanksEnd(text: string, at: number, limit: number): number {
  let end = at;
  for (let feeds = 0; ;) {
    end = blanksEnd(text, end, limit);
    if (end >= limit) return end;
    if (text[end] === '%') end = commentEnd(text, end, limit);
    else if (text[end] === '\r' && text[end + 1] === '\n') end++;
    else if (text[end] === '\n' && feeds++ === 0) end++;
    else return end;
  }
}

/** After `\verb|x|`, `\lstinline[..]{x}` and their kind, whose argument is no TeX; -1 for any other command. */
export function verbatimEnd(text: string, { name, end }: TexCommand, limit: number): number {
  if (!verbatimCommands.has(name)) return -1;
  let at = end;
  if (name !== 'verb' && text[at] === '[') at = closeOnLine(text, at, ']', limit);
  if (name === 'mintinline' && text[at] === '{') at = closeOnLine(text, at, '}', limit);
  const open = text[at];
  if (at < end || at >= limit || open === undefined || /[\s\p{L}]/u.test(open)) return -1;
  return closeOnLine(text, at, open === '{' && name !== 'verb' ? '}' : open, limit);
}

/** After the address in `\url{x}` or `\href{x}{text}`, in which a per cent sign is one; -1 for any other command. */
export function addressArgumentEnd(text: string, { name, end }: TexCommand, limit: number): number {
  return addressCommands.has(name) && text[end] === '{' && end < limit ? closeOnLine(text, end, '}', limit) : -1;
}

/** Longer than anybody writes on one line. */
const longestVerbatim = 2000;

/** After the mark that closes what the one at a place opens, on the same line; -1 where there is none. */
function closeOnLine(text: string, at: number, close: string, limit: number): number {
  const open = text[at]!;
  let depth = 1;
  for (let here = at + 1; here < Math.min(limit, at + longestVerbatim) && text[here] !== '\n'; here++) {
    if (text[here] === open && open !== close) depth++;
    else if (text[here] === close && --depth === 0) return here + 1;
  }
  return -1;
}
