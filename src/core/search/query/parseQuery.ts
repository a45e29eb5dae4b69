import { foldedWords } from '../words/words';
import type { Condition, ParsedQuery, QueryProblem, Span } from './parsedQuery';
import { fieldMeanings as wanted, fieldNear } from './queryFields';
import { queryTokens, type QueryToken, type QueryValue } from './queryTokens';
import { yearRange } from './yearRange';

/** More conditions than anybody types; each is looked at for many papers. */
const mostConditions = 32;

/** A field with its value, as it was found. */
type Field = Extract<QueryToken, { kind: 'field' }>;

/**
 * Reads a query: words, `"exact phrase"`, `-word`, `title:`, `author:`, `abstract:`, `year:2019..2022`, `in:dump`, `key:`,
 * `cited:yes`, each of these also behind a hyphen. What is wrong is told, and left out. A query without any of it is its
 * words as they were typed. Linear; throws on nothing.
 */
export function parseQuery(text: string): ParsedQuery {
  const conditions: Condition[] = [];
  const problems: QueryProblem[] = [];
  const ranked: Span[] = [];
  for (const token of queryTokens(text)) {
    if (token.kind === 'word') {
      ranked.push(token);
      const hint = slipIn(text, token);
      if (hint) problems.push(hint);
      continue;
    }
    const read = token.kind === 'field' ? fieldCondition(token) : phraseCondition(token);
    if (!read) continue;
    if ('message' in read) problems.push(read);
    else if (conditions.length === mostConditions) {
      problems.push({
        start: read.start,
        end: text.length,
        message: `Only ${mostConditions} conditions are looked at.`,
      });
      break;
    } else {
      conditions.push(read);
      if (read.kind === 'text' && !read.isExcluded) ranked.push(token.value!);
    }
  }
  return { words: wordsOf(text, ranked, conditions.length > 0 || problems.length > 0), conditions, problems };
}

/**
 * The text of some stretches, as it stands where they are neighbours. It ends in a letter only where the query does in one
 * that may be typed on.
 */
function wordsOf(text: string, ranked: readonly Span[], isDivided: boolean): string {
  if (!isDivided) return text;
  let words = '';
  for (const [i, { start, end }] of ranked.entries()) {
    const before = ranked[i - 1];
    words += before && text.slice(before.end, start).trim() === '' ? text.slice(before.end, start) : ' ';
    words += text.slice(start, end);
  }
  const last = ranked.at(-1);
  const isOpen = last?.end === text.length;
  return isOpen ? words.trimStart() : words.trim() === '' ? '' : `${words.trim()} `;
}

/** The condition of a phrase or of what is excluded; none where there is no word in it. */
function phraseCondition(token: Extract<QueryToken, { kind: 'text' }>): Condition | undefined {
  return textCondition(token, 'anywhere', token.value);
}

function fieldCondition(token: Field): Condition | QueryProblem | undefined {
  const { start, end, isExcluded, field, value } = token;
  const problem = (said: string): QueryProblem => ({ start, end, message: `${field}: ${said}` });
  const written = value?.text.trim() ?? '';
  if (written === '') return problem(`wants ${wanted[field]}.`);
  const base = { start, end, isExcluded };
  switch (field) {
    case 'title':
    case 'author':
    case 'abstract':
      return textCondition(token, field, value!) ?? problem(`wants ${wanted[field]}, not "${written}".`);
    case 'year': {
      const years = yearRange(written, value!.isOpen);
      if (years) return { ...base, kind: 'year', years };
      const isTurned = /^\d{1,4}\.\.\d{1,4}$/.test(written);
      return problem(isTurned ? `"${written}" ends before it begins.` : `wants ${wanted.year}, not "${written}".`);
    }
    case 'in':
      return { ...base, kind: 'in', part: written };
    case 'key': {
      const part = written.replace(/^@/, '');
      return part === '' ? problem(`wants ${wanted.key}.`) : { ...base, kind: 'key', part };
    }
    case 'cited': {
      const isCited = answer(written, value!.isOpen);
      return isCited === undefined
        ? problem(`wants ${wanted.cited}, not "${written}".`)
        : { ...base, kind: 'cited', isCited };
    }
  }
}

/** Yes or no, if it may be half typed by its first letters. */
function answer(written: string, isOpen: boolean): boolean | undefined {
  const meant = ['yes', 'no'].find((word) => {
    return isOpen ? word.startsWith(written.toLowerCase()) : word === written.toLowerCase();
  });
  return meant === undefined ? undefined : meant === 'yes';
}

function textCondition(
  { start, end, isExcluded }: Span & { readonly isExcluded: boolean },
  place: Extract<Condition, { kind: 'text' }>['place'],
  { text, isOpen }: QueryValue,
): Condition | undefined {
  if (foldedWords(text).length === 0) return undefined;
  // who leaves something out means the whole word
  const isHalf = isOpen && !isExcluded && /[\p{L}\p{N}\p{M}]$/u.test(text);
  return { kind: 'text', start, end, isExcluded, place, words: text, isOpen: isHalf };
}

/** A word that looks like a field, but for a slip. */
function slipIn(text: string, { start, end }: Span): QueryProblem | undefined {
  const [, name] = /^([a-z]+):./i.exec(text.slice(start, Math.min(end, start + 16))) ?? [];
  const meant = name === undefined ? undefined : fieldNear(name);
  return meant && { start, end, message: `There is no field ${name}: did you mean ${meant}:?` };
}
