import type { JsonItem } from './cslJsonFile';
import type { Insertion } from './insertion';
import { spans } from './texText';

/** Text that YAML takes as a string, and as this one, without quotes. */
const plain = /^\p{L}[\p{L}\p{M}\p{N}_./+-]*(?: [\p{L}\p{N}(][\p{L}\p{M}\p{N}_.,/()+-]*)*$/u;
/** Pandoc reads the other variables of an item in YAML as Markdown. */
const verbatim = new Set(['id', 'type', 'DOI', 'ISBN', 'ISSN', 'PMCID', 'PMID', 'URL', 'issued']);
const otherThanText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Items at the end of a CSL-YAML file's list of references, indented as its items are.
 * @param ascii whether the file can hold no more than ASCII
 * @returns undefined for a text without such a list in block style
 */
export function cslYamlInsertion(text: string, items: readonly JsonItem[], ascii: boolean): Insertion | undefined {
  const write = (indent: string) => items.map((item) => itemLines(item, ascii).map((line) => `${indent}${line}\n`));
  const written = (indent: string) => write(indent).flat().join('');
  if (text.trim() === '') return { at: text.length, text: `---\nreferences:\n${written('')}...\n` };
  const list = listIn(text);
  if (!list) return undefined;
  const { at, indent } = list;
  return { at, text: (/[\r\n]/.test(text[at - 1] ?? '\n') ? '' : '\n') + written(indent) };
}

/** Where the list of references ends, behind the line ending of its last line, and how its dashes are indented. */
function listIn(text: string): { at: number; indent: string } | undefined {
  let inList = false;
  let indent: string | undefined;
  let at: number | undefined;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end).trimEnd();
    if (line.trim() === '') continue;
    if (!inList && /^references:(?:\s+#.*)?$/.test(line)) {
      inList = true;
      at = end;
      continue;
    }
    const dash = /^( *)-(?= |$)/.exec(line)?.[1];
    // a file may be the list alone
    if (!inList && dash === '') inList = true;
    if (!inList) continue;
    if (indent === undefined && dash !== undefined) indent = dash;
    const depth = line.length - line.trimStart().length;
    const isMore = indent !== undefined && (depth > indent.length || dash === indent);
    const isComment = line.trimStart().startsWith('#');
    if (isMore) at = end;
    else if (!isComment) break;
  }
  return at === undefined ? undefined : { at, indent: indent ?? '' };
}

/** The lines of a text, each with its line ending. */
function* linesOf(text: string): Generator<{ start: number; end: number }> {
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    yield { start, end };
    start = end;
  }
}

function itemLines(item: JsonItem, ascii: boolean): string[] {
  const written = Object.entries(item).map(([name, value]) => [name, verbatim.has(name) ? value : asMarkdown(value)]);
  return listItem(linesOfValue(Object.fromEntries(written), ascii));
}

/** A value with all its texts as Markdown that shows just them. Items are a few levels deep. */
function asMarkdown(value: unknown): unknown {
  if (typeof value === 'string') return escapedMarkdown(value);
  if (Array.isArray(value)) return value.map(asMarkdown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asMarkdown(part)]));
}

function escapedMarkdown(text: string): string {
  return spans(text)
    .map((span) => (span.math ? span.text : span.text.replace(/[\\*_^~`[\]@]/g, '\\$&')))
    .join('');
}

/** The lines of a value that stands on lines of its own. */
function linesOfValue(value: unknown, ascii: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => listItem(linesOfValue(one, ascii)));
  if (typeof value !== 'object' || value === null) return [scalar(value, ascii)];
  return Object.entries(value).flatMap(([name, part]) => {
    const key = scalar(name, ascii);
    if (typeof part !== 'object' || part === null) return [`${key}: ${scalar(part, ascii)}`];
    const isList = Array.isArray(part);
    return [`${key}:`, ...linesOfValue(part, ascii).map((line) => (isList ? line : `  ${line}`))];
  });
}

function listItem([first = '', ...more]: readonly string[]): string[] {
  return [`- ${first}`, ...more.map((line) => `  ${line}`)];
}

/** JSON's strings are YAML's, too. */
function scalar(value: unknown, ascii: boolean): string {
  if (
    typeof value === 'string' &&
    plain.test(value) &&
    !otherThanText.test(value) &&
    !(ascii && /[^\0-\x7f]/.test(value))
  )
    return value;
  const json = JSON.stringify(value);
  // what YAML takes for line breaks, or for no characters at all
  const unprintable = ascii ? /[^\0-\x7e]/g : /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
  return json.replace(unprintable, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
