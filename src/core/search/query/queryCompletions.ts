import { fold } from '../../text/fold';
import { fileName, isInFile } from './filePart';
import { fieldMeanings, queryFields } from './queryFields';
import { queryTokens, type QueryToken } from './queryTokens';

/** What a query that is being typed can become. */
export interface QueryCompletion {
  /** What is written in the place of what is typed: `author:`. */
  readonly label: string;
  /** What that means. */
  readonly detail: string;
  /** The whole query. */
  readonly query: string;
}

/** More files are not offered: a letter of their name tells more. */
const mostFiles = 8;

/**
 * What the end of a query can become: the name of a field by its first letters, or the value of `in:` or `cited:`.
 * @param files where papers are; paths or URIs
 */
export function queryCompletions(query: string, files: readonly string[]): QueryCompletion[] {
  let last: QueryToken | undefined;
  for (const token of queryTokens(query)) last = token;
  if (last?.end !== query.trimEnd().length) return [];
  if (last.kind === 'field') return last.value?.isOpen === false ? [] : values(query, last, files);
  if (last.end !== query.length || (last.kind === 'text' && !last.isExcluded)) return [];
  const start = last.kind === 'text' ? last.value.start : last.start;
  const typed = query.slice(start).toLowerCase();
  return queryFields
    .filter((name) => name.startsWith(typed))
    .map((name) => ({ label: `${name}:`, detail: fieldMeanings[name], query: `${query.slice(0, start)}${name}:` }));
}

function values(
  query: string,
  { field, value, end }: Extract<QueryToken, { kind: 'field' }>,
  files: readonly string[],
): QueryCompletion[] {
  const start = value?.start ?? end;
  const typed = value?.text ?? '';
  const become = (written: string, detail: string): QueryCompletion => {
    return { label: `${field}:${written}`, detail, query: `${query.slice(0, start)}${written} ` };
  };
  if (field === 'cited') {
    const answers = [become('yes', 'notes cite it'), become('no', 'no note cites it')];
    return answers.filter(({ label }) => label.startsWith(`cited:${typed.toLowerCase()}`));
  }
  if (field !== 'in') return [];
  const names = new Set(files.filter((file) => isInFile(file, typed)).map(fileName));
  const first = (name: string) => Number(!fold(name).startsWith(fold(typed)));
  return [...names]
    .sort((a, b) => first(a) - first(b) || (a < b ? -1 : 1))
    .slice(0, mostFiles)
    .map((name) => become(quoted(name), fieldMeanings.in));
}

/** In quotation marks where it needs them. */
function quoted(name: string): string {
  return /\s|^["“„«»]/.test(name) ? `"${name}"` : name;
}
