import { blockAt } from './block';
import { findCitations, type Bracketed } from './citations';
import { isSimpleKey } from './citationSyntax';

/** How a paper is cited: `[@key]`, or `@key` as part of the sentence. */
export type CitationStyle = 'cluster' | 'inText';

/** Replaces `start` to `end` by `newText`, then puts the cursor at `cursor`, an offset in the text as edited. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly cursor: number;
}

/** `@key`, or `@{key}` where Pandoc would not read all of the key without braces. A key with blanks no form can hold. */
export function citation(citekey: string): string {
  return isSimpleKey(citekey) ? `@${citekey}` : `@{${citekey}}`;
}

/**
 * The edit that cites a paper at an offset. In a cluster, or touching one, the paper joins it after the citation at or
 * before the cursor, with that one's suffix left in place; if it is there already, the edit is empty. Anywhere else, be it
 * code, the citation is inserted as it is, with blanks where it would run into what is around it.
 */
export function citeAt(text: string, offset: number, citekey: string, style: CitationStyle): CitationEdit {
  return joinCluster(text, offset, citekey) ?? insert(text, offset, citekey, style);
}

function joinCluster(text: string, offset: number, citekey: string): CitationEdit | undefined {
  const block = blockAt(text, offset);
  if (!block) return undefined;
  const source = text.slice(block.start, block.end);
  if (!source.includes('@')) return undefined;
  const cursor = offset - block.start;
  const { brackets } = findCitations(source);
  // a cluster with an empty part, `[@a; ]`, is not one yet, but is meant to be
  const cluster = brackets.find(
    ({ start, end, direct, kind, citations }) =>
      kind === 'plain' && direct && citations.length > 0 && start <= cursor && end !== undefined && cursor <= end,
  );
  if (!cluster) return undefined;
  if (cluster.citations.some(({ key }) => key.toLowerCase() === citekey.toLowerCase())) {
    return { start: offset, end: offset, newText: '', cursor: offset };
  }
  const part = partAt(source, cluster, cursor);
  const content = source.slice(part.start, part.end);
  const start = block.start + part.start + content.trimEnd().length;
  // what is blank is filled; a lone prefix gets its citation
  const end = content.trim() === '' ? block.start + part.end : start;
  const separator = part.cited ? '; ' : source[part.start - 1] === ';' || content.trim() !== '' ? ' ' : '';
  const newText = separator + citation(citekey);
  return { start, end, newText, cursor: start + newText.length };
}

/** What stands between two semicolons, or between one and a bracket. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly cited: boolean;
}

/** The part that the new citation goes after, or into if it has none. */
function partAt(source: string, { start, end, citations, separators }: Bracketed, cursor: number): Part {
  const edges = [start, ...separators, end! - 1];
  const parts = edges.slice(1).map((edge, index): Part => {
    const from = edges[index]! + 1;
    return { start: from, end: edge, cited: citations.some((one) => one.start >= from && one.end <= edge) };
  });
  const last = parts.at(-1)!;
  const here = parts.find((part) => cursor <= part.end) ?? last;
  if (!here.cited && (here === last || source.slice(here.start, here.end).trim() === '')) return here;
  // a cursor in a prefix stands after the citation before it; at the very front there is only the next one
  const before = citations.findLast((one) => one.start <= cursor) ?? citations[0]!;
  return parts.find((part) => before.start >= part.start && before.end <= part.end) ?? here;
}

function insert(text: string, offset: number, citekey: string, style: CitationStyle): CitationEdit {
  const before = text.slice(Math.max(0, offset - 2), offset);
  const after = text.slice(offset, offset + 2);
  // in `[]` that the editor has closed by itself, the brackets are there
  const inBrackets = before.endsWith('[') && /^\](?![([{])/.test(after);
  const bare = style === 'inText' || inBrackets;
  const cited = bare ? citation(citekey) : `[${citation(citekey)}]`;
  const leading = /[\p{L}\p{M}\p{N}.,;:!?)\]]$/u.test(before) ? ' ' : '';
  // it must not become a longer key, or a link's text
  const trailing = (bare ? continuesKey(cited, after) : /^[([{]/.test(after)) ? ' ' : '';
  return {
    start: offset,
    end: offset,
    newText: leading + cited + trailing,
    cursor: offset + leading.length + cited.length,
  };
}

function continuesKey(cited: string, after: string): boolean {
  if (after === '' || cited.endsWith('}')) return false;
  return isSimpleKey(cited.slice(1) + after) || isSimpleKey(cited.slice(1) + after[0]!);
}
