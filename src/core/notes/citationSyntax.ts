/** Which syntaxes cite. The default is Pandoc's alone, with Quarto's cross-references left out. */
export interface CitationOptions {
  /** Whether LaTeX's `\cite{a,b}` and its relatives cite. */
  readonly latex: boolean;
  /** Whether `[[@key]]` is one citation; Pandoc reads it as brackets around `[@key]`. */
  readonly wikilinks: boolean;
  /** Whether `(@label) text` is an item of an example list, as in Pandoc: then `@label` is its number. */
  readonly exampleLists: boolean;
  /** What keys begin with that are cross-references, before a hyphen: `fig` for `@fig-one`. */
  readonly crossReferences: readonly string[] | false;
}

/** The prefixes that Quarto reserves: floats, equations, sections, theorems and proofs, callouts. */
const quartoCrossReferences: readonly string[] = [
  ...['fig', 'tbl', 'lst', 'eq', 'sec'],
  ...['thm', 'lem', 'cor', 'prp', 'cnj', 'def', 'exm', 'exr', 'sol', 'rem', 'alg'],
  ...['nte', 'tip', 'wrn', 'imp', 'cau'],
];

export const defaultCitationOptions: CitationOptions = {
  latex: false,
  wikilinks: false,
  exampleLists: true,
  crossReferences: quartoCrossReferences,
};

/** Whether a key is a cross-reference; Quarto takes `@Fig-one` for one too. */
export function isCrossReference(key: string, { crossReferences }: CitationOptions): boolean {
  if (crossReferences === false) return false;
  const hyphen = key.indexOf('-');
  if (hyphen < 1) return false;
  const prefix = key.slice(0, hyphen);
  return crossReferences.includes(prefix[0]!.toLowerCase() + prefix.slice(1));
}

/** A key where it stands in a text, with what marks it: `-@{key}`. Offsets are UTF-16 units, ends are exclusive. */
export interface MarkedKey {
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly suppressAuthor: boolean;
  readonly braced: boolean;
}

const simpleKey = /[\p{L}\p{N}_*](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
const alphanumeric = /[\p{L}\p{N}]/uy;

/** Whether `@` and the key alone are a citation of exactly this key; any other key needs braces. */
export function isSimpleKey(key: string): boolean {
  simpleKey.lastIndex = 0;
  return simpleKey.exec(key)?.[0].length === key.length;
}

/** Finds the keys in one text. */
export class KeyFinder {
  private braced: ReadonlyMap<number, number> | undefined;

  constructor(private readonly text: string) {}

  /**
   * The key and its marks at a place, after Pandoc's `Parsing/Citations.hs`; undefined where there is none. A key that would
   * go on beyond `limit` ends there. What stands before it is for the caller to know.
   */
  at(start: number, limit: number): MarkedKey | undefined {
    const { text } = this;
    const suppressAuthor = text[start] === '-';
    const marker = suppressAuthor ? start + 1 : start;
    if (text[marker] !== '@' || marker >= limit) return undefined;
    if (text[marker + 1] === '{') {
      this.braced ??= bracedKeyEnds(text);
      const end = this.braced.get(marker + 1) ?? -1;
      // Pandoc takes `@{}` for a citation of nothing
      if (end <= marker + 3 || end > limit) return undefined;
      return { start, end, keyStart: marker + 2, keyEnd: end - 1, suppressAuthor, braced: true };
    }
    simpleKey.lastIndex = marker + 1;
    const key = simpleKey.exec(text)?.[0];
    if (key === undefined || marker + 1 >= limit) return undefined;
    let end = Math.min(marker + 1 + key.length, limit);
    // at the limit a mark that is not followed by a letter is no part of the key
    if (end === limit)
      end = marker + 1 + (new RegExp(simpleKey.source, 'u').exec(text.slice(marker + 1, limit))?.[0].length ?? 0);
    return { start, end, keyStart: marker + 1, keyEnd: end, suppressAuthor, braced: false };
  }
}

/** For each `{` of a text the offset after the brace that closes it, if no blank stands between: braces in a key balance. */
function bracedKeyEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '{') open.push(at);
    else if (character === '}' && open.length > 0) ends.set(open.pop()!, at + 1);
    else if (character <= ' ' || (character > '~' && /\s/.test(character))) open = [];
  }
  return ends;
}

/** The length of the letter or digit at a place in UTF-16 units; 0 where there is none. */
export function alphanumericAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123) ? 1 : 0;
  alphanumeric.lastIndex = at;
  return alphanumeric.exec(text)?.[0].length ?? 0;
}
