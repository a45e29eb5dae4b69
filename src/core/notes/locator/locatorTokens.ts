/** A piece of a suffix. Offsets are UTF-16 units of the suffix. */
export interface LocatorToken {
  /**
   * `text`: one punctuation mark, one unusual blank, or a run of anything else; `space`: blanks, a line ending, a
   * non-breaking space; `math`: a formula; `inline`: other markup, whole.
   */
  readonly kind: 'text' | 'space' | 'math' | 'inline';
  /** What a reader sees, as plain text; empty where markup shows nothing. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What a suffix consists of, tried in this order. No span holds a mark of its own kind, so a mark that nothing closes is
 * scanned as far as the next one only, and taking a suffix apart needs linear time.
 */
const pieces = new RegExp(
  [
    String.raw`(?<lineBreak>(?:[ \t]*\\| {2,})\r?\n[ \t]*)`,
    String.raw`(?<space>[ \t\r\n]+|\\ )`,
    String.raw`\\(?<escaped>[^\p{L}\p{N}\s])`,
    String.raw`&(?:#(?<decimal>\d{1,7})|#x(?<hexadecimal>[\da-f]{1,6})|(?<named>[a-z][a-z\d]{1,30}));`,
    '(?<ticks>`{1,3})(?!`)(?<code>[^`]+)\\k<ticks>(?!`)',
    String.raw`\$(?![\s$])(?<math>[^$]*[^$\s])\$(?!\d)`,
    String.raw`\$\$(?<displayMath>[^$]+)\$\$`,
    String.raw`(?<stars>\*{1,3})(?![\s*])(?<starred>[^*]+)\k<stars>(?!\*)`,
    String.raw`(?<![\p{L}\p{N}.])(?<bars>_{1,3})(?![\s_])(?<barred>[^_]+)\k<bars>(?![\p{L}\p{N}_])`,
    String.raw`~~(?<struck>[^~]+)~~|~(?<lowered>[^~\s]+)~|\^(?<raised>[^^\s[]+)\^`,
    String.raw`<(?<url>[a-z]+:[^<>\s]+)>`,
    String.raw`!?\[(?<linked>[^[\]]*)\](?:\([^()]*\)|\{\s*[.#][^{}]*\})`,
    String.raw`(?<![\p{L}\p{N}.])(?<quoted>["“](?!\s)[^"“”]+["”]|['‘](?!\s)[^'‘’]+['’](?![\p{L}\p{N}]))`,
    String.raw`(?<hidden>!(?=\[)|\^\[[^[\]]*\]|<\/?[a-z][^<>]*>|<!--[^<>]*-->|\\[a-z]+(?:\{[^{}]*\}){0,9})`,
    String.raw`-{2,3}|\.{3}`,
    String.raw`(?<word>[\p{L}\p{N}:]+|[^])`,
  ].join('|'),
  'giu',
);
/** The named groups of one match. */
type Found = Readonly<Record<string, string | undefined>>;
/** What Pandoc makes of several marks. */
const smart: ReadonlyMap<string, string> = new Map([
  ['--', '–'],
  ['---', '—'],
  ['...', '…'],
]);
/** Marks of markup within markup. */
const marks = /[*_`~^\\]/g;
const alone = /^[\t-\r\p{Zs}\p{P}]$/u;

/** The character references that decide what a locator is; others stand for letters, and are kept as they are written. */
const references: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['sect', '§'],
  ['para', '¶'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

/**
 * Takes a suffix apart as Pandoc does before it looks for a locator: what emphasis, a code span, a link or quotation marks
 * hold is one piece, escapes and character references are what they stand for, two hyphens are an en dash.
 */
export function locatorTokens(suffix: string): LocatorToken[] {
  return withRunsJoined(
    Array.from(suffix.matchAll(pieces), (match) => ({
      ...read(match.groups!, match[0]),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

/** Makes one piece of what stands side by side in running text. */
export function withRunsJoined(pieces: readonly LocatorToken[]): LocatorToken[] {
  const tokens: LocatorToken[] = [];
  for (const token of pieces) {
    const last = tokens.at(-1);
    if (last && isRun(last) && isRun(token))
      tokens[tokens.length - 1] = { ...last, text: last.text + token.text, end: token.end };
    else tokens.push(token);
  }
  return tokens;
}

function isRun({ kind, text }: Pick<LocatorToken, 'kind' | 'text'>): boolean {
  return kind === 'text' && (text.length > 2 || text === ':' || !alone.test(text));
}

function read(found: Found, source: string): Pick<LocatorToken, 'kind' | 'text'> {
  const text = found['word'] ?? found['escaped'] ?? referred(found, source);
  if (text !== undefined) return { kind: text === '\u00a0' ? 'space' : 'text', text };
  if (found['space'] !== undefined) return { kind: 'space', text: ' ' };
  const mark = smart.get(source);
  if (mark !== undefined) return { kind: 'text', text: mark };
  const math = found['math'] ?? found['displayMath'];
  if (math !== undefined) return { kind: 'math', text: math };
  if (found['lineBreak'] !== undefined) return { kind: 'inline', text: ' ' };
  if (found['hidden'] !== undefined) return { kind: 'inline', text: '' };
  return { kind: 'inline', text: found['code'] ?? found['url'] ?? emphasised(found) };
}

function emphasised({ starred, barred, struck, lowered, raised, linked, quoted }: Found): string {
  return (starred ?? barred ?? struck ?? lowered ?? raised ?? linked ?? quoted ?? '').replace(marks, '');
}

function referred({ decimal, hexadecimal, named }: Found, source: string): string | undefined {
  if (named !== undefined) return references.get(named) ?? source;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
