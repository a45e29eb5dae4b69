import { braceEnd } from '../inline/tex';
import { withRunsJoined, type LocatorToken } from './locatorTokens';

/** What a citation command's option consists of, tried in this order; a group is read by itself. */
const pieces = new RegExp(
  [
    String.raw`(?<comment>%[^\n]*(?:\n[ \t]*)?)`,
    String.raw`(?<space>[ \t\r\n]+)`,
    String.raw`(?<tie>~|\\[ \r\n])`,
    String.raw`\\(?<name>[a-zA-Z]+)\*?(?<after>[ \t\r\n]*)(?:\{\})?`,
    String.raw`\\(?<escaped>[^])`,
    String.raw`\$(?<math>[^$]*)\$`,
    "``(?<quoted>[^`'{}\\\\]*)''",
    String.raw`-{2,3}`,
    String.raw`(?<word>[\p{L}\p{N}:]+|[^])`,
  ].join('|'),
  'uy',
);
/** What commands stand for that locators are written with; thin spaces as Pandoc has them. */
const commands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    S: '§',
    textsection: '§',
    P: '¶',
    textparagraph: '¶',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    textendash: '–',
    textemdash: '—',
    nobreakspace: '\u00a0',
    thinspace: '\u2006',
    textunderscore: '_',
  }),
);
/** Blanks of several widths, and places where a word may be broken. */
const marks: ReadonlyMap<string, string> = new Map(
  Object.entries({ ',': '\u2006', ';': '\u00a0', ':': '\u00a0', '!': '', '/': '', '-': '' }),
);
const dashes: ReadonlyMap<string, string> = new Map(Object.entries({ '--': '–', '---': '—' }));
/** Commands whose argument is no part of the text. */
const aside = new Set(['footnote', 'footnotemark', 'label', 'index', 'marginpar', 'todo', 'hspace', 'vspace']);

type Piece = Pick<LocatorToken, 'kind' | 'text' | 'end'>;

/**
 * Takes the option of a LaTeX citation apart, as Pandoc's LaTeX reader does before citeproc looks for a locator: what a group
 * or a command's argument holds is one piece, `~` and `\ ` are blanks, `\S` is a section sign.
 */
export function texLocatorTokens(option: string): LocatorToken[] {
  const tokens: LocatorToken[] = [];
  for (let at = 0; at < option.length;) {
    const piece = pieceAt(option, at);
    if (piece.text !== '' || piece.kind === 'inline') tokens.push({ ...piece, start: at });
    at = piece.end;
  }
  return withRunsJoined(tokens);
}

function pieceAt(option: string, at: number): Piece {
  const group = groupAt(option, at);
  if (group) return group;
  pieces.lastIndex = at;
  const match = pieces.exec(option)!;
  const { comment, space, tie, name, after = '', escaped, math, quoted, word } = match.groups!;
  const end = at + match[0].length;
  if (comment !== undefined) return { kind: 'text', text: '', end };
  if (space !== undefined || tie !== undefined) return { kind: 'space', text: ' ', end };
  if (math !== undefined) return { kind: 'math', text: math, end };
  if (quoted !== undefined) return { kind: 'inline', text: quoted, end };
  if (name !== undefined) {
    const symbol = commands.get(name);
    if (symbol !== undefined) return textPiece(symbol, end);
    const argument = groupAt(option, end);
    if (argument) return { ...argument, text: aside.has(name) ? '' : argument.text };
    // a name without an argument shows nothing, nor do the blanks after it
    return { kind: 'text', text: '', end: end - (match[0].endsWith('{}') && after === '' ? '{}'.length : 0) };
  }
  if (escaped !== undefined) return textPiece(marks.get(escaped) ?? escaped, end);
  return textPiece(dashes.get(match[0]) ?? word ?? match[0], end);
}

function textPiece(text: string, end: number): Piece {
  return { kind: text === '\u00a0' ? 'space' : 'text', text, end };
}

function groupAt(option: string, at: number): Piece | undefined {
  const end = option[at] === '{' ? braceEnd(option, at, option.length) : -1;
  return end < 0 ? undefined : { kind: 'inline', text: plain(option.slice(at + 1, end - 1)), end };
}

/** What a reader sees of TeX, roughly. */
function plain(tex: string): string {
  return tex
    .replace(/\\([a-zA-Z]+)\*?[ \t\r\n]*(?:\{\})?/g, (_, name: string) => commands.get(name) ?? '')
    .replace(/\\([^])/g, (_, mark: string) => marks.get(mark) ?? mark)
    .replace(/---?/g, (run) => dashes.get(run)!)
    .replace(/~/g, '\u00a0')
    .replace(/[{}]|``|''/g, '');
}
