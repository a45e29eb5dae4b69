import type { FoundCitation } from './inlineContext';

/** Longer than anybody writes of a link: a folder, a heading or what is shown. */
const longestPart = 300;
const opening = new RegExp(String.raw`\[\[(?:[^[\]|#^\\@\n]{0,${longestPart}}/)?@`, 'y');
/** What names of files may hold, but for blanks and what Pandoc's clusters are written with. */
const name = /[^\s[\]|#^\\;,@{}"`]+/y;
const rest = new RegExp(
  String.raw`(?:[#^][^[\]|\\\n]{0,${longestPart}})?(?:\\?\|[^[\]\n]{0,${longestPart}})?\]\]`,
  'y',
);

/**
 * A link to the note of a paper, which is called as `@` and its key: `[[@key]]`, `[[@key.md]]`, `[[papers/@key]]`, with a
 * heading or a block after `#` or `^`, and with what is shown after `|`, in tables `\|`. An embedded one, `![[@key]]`, is one
 * without its `!`. It is one citation, in brackets; undefined for anything else.
 */
export function readWikilink(text: string, at: number, limit: number): FoundCitation | undefined {
  const marker = matchEnd(opening, text, at);
  const nameEnd = marker < 0 ? -1 : matchEnd(name, text, marker);
  const end = nameEnd < 0 ? -1 : matchEnd(rest, text, nameEnd);
  if (end < 0 || end > limit) return undefined;
  const keyEnd = text.slice(marker, nameEnd).endsWith('.md') ? nameEnd - '.md'.length : nameEnd;
  if (keyEnd === marker) return undefined;
  return {
    ...{ kind: 'citation', start: at, end, keyStart: marker, keyEnd, mode: 'NormalCitation', syntax: 'wikilink' },
    ...{ suppressAuthor: false, braced: false },
  };
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : -1;
}
