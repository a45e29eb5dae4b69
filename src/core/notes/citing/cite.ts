import { blockAt } from '../block';
import { findCitations, type Citation, type Cluster } from '../citations';
import { isSimpleKey } from '../citationSyntax';

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
  const cluster = innermost(findCitations(source).clusters, cursor);
  const edit = cluster ? joinAfter(source, cluster, cursor, citekey) : fillPart(source, cursor, citekey);
  if (!edit) return undefined;
  const { start, end, newText } = edit;
  const after = newText === '' ? cursor : start + newText.length;
  return { start: block.start + start, end: block.start + end, newText, cursor: block.start + after };
}

type Edit = Omit<CitationEdit, 'cursor'>;

/** The cluster in brackets that an offset is in or touches. */
function innermost(clusters: readonly Cluster[], offset: number): Cluster | undefined {
  return clusters.findLast(
    ({ start, end, inText, citations }) =>
      start <= offset && offset <= end && !inText && citations.every(({ syntax }) => syntax === 'pandoc'),
  );
}

/** After the suffix of the citation before the cursor; at the very front there is only the next one. */
function joinAfter(source: string, { end, citations }: Cluster, cursor: number, citekey: string): Edit {
  if (cites(citations, citekey)) return { start: cursor, end: cursor, newText: '' };
  const before = Math.max(
    0,
    citations.findLastIndex((one) => one.start <= cursor),
  );
  const next = citations[before + 1];
  const limit = next ? source.lastIndexOf(';', (next.prefix?.start ?? next.start) - 1) : end - 1;
  const start = source.slice(0, limit).trimEnd().length;
  return { start, end: start, newText: `; ${citation(citekey)}` };
}

/** A part without a citation, as in `[@a; ]`: it makes the brackets no cluster, but with a citation in it they are one. */
function fillPart(source: string, cursor: number, citekey: string): Edit | undefined {
  const content = source.slice(0, cursor);
  const start = content.trimEnd().length;
  // what is blank is filled
  const rest = /^[ \t]*(?=[;\]])/.exec(source.slice(cursor))?.[0].length ?? 0;
  const end = content.endsWith(';') || (start < cursor && source[start - 1] === ';') ? cursor + rest : start;
  const newText = ` ${citation(citekey)}`;
  const filled = source.slice(0, start) + newText + source.slice(end);
  const { clusters } = findCitations(filled);
  const cluster = innermost(clusters, start + 1);
  const others = cluster?.citations.filter((one) => one.start !== start + 1) ?? [];
  if (!cluster || others.length === 0 || others.length === cluster.citations.length) return undefined;
  return cites(others, citekey) ? { start: cursor, end: cursor, newText: '' } : { start, end, newText };
}

function cites(citations: readonly Citation[], citekey: string): boolean {
  return citations.some(({ key }) => key.toLowerCase() === citekey.toLowerCase());
}

function insert(text: string, offset: number, citekey: string, style: CitationStyle): CitationEdit {
  return insertCluster(text, offset, citation(citekey), style);
}

/**
 * The edit that puts a new cluster at an offset, with blanks where it would run into what is around it.
 * @param content what is to stand between its brackets, or, in the text, all of it
 */
export function insertCluster(text: string, offset: number, content: string, style: CitationStyle): CitationEdit {
  const before = text.slice(Math.max(0, offset - 2), offset);
  const after = text.slice(offset, offset + 2);
  // in `[]` that the editor has closed by itself, the brackets are there
  const inBrackets = before.endsWith('[') && /^\](?![([{])/.test(after);
  const bare = style === 'inText' || inBrackets;
  const cited = bare ? content : `[${content}]`;
  const leading = /[\p{L}\p{M}\p{N}.,;:!?)\]]$/u.test(before) ? ' ' : '';
  // it must not become a longer key, or a link's text
  const trailing = (cited.endsWith(']') ? /^[([{]/.test(after) : continuesKey(cited, after)) ? ' ' : '';
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
