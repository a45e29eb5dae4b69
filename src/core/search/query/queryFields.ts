import { singleEdits } from '../words/edits';

/** The fields that a query can name. */
export const queryFields = ['title', 'author', 'abstract', 'year', 'in', 'key', 'cited'] as const;

export type QueryField = (typeof queryFields)[number];

/** What stands behind the colon of each, as it is offered and explained. */
export const fieldMeanings: Readonly<Record<QueryField, string>> = {
  title: 'words of the title',
  author: 'names of authors',
  abstract: 'words of the abstract',
  year: '2019, 2019..2022, 2019.. or ..2022',
  in: 'a dump or bibliography, or a folder',
  key: 'a part of the citation key',
  cited: 'yes or no',
};

/** Names of fewer letters are too much like other words to be taken for a slip. */
const shortestSlip = 3;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const longestName = Math.max(...queryFields.map((name) => name.length));

/** The field of this name, without regard to case. */
export function fieldNamed(name: string): QueryField | undefined {
  const lower = name.toLowerCase();
  return queryFields.find((field) => field === lower);
}

/** The field that a name was meant as which names none: one slip away, and not in the first letter. */
export function fieldNear(name: string): QueryField | undefined {
  const lower = name.toLowerCase();
  if (lower.length < shortestSlip || lower.length > longestName + 1) return undefined;
  const near = queryFields.filter((field) => field.length >= shortestSlip && field.startsWith(lower.charAt(0)));
  if (near.length === 0) return undefined;
  const edits = new Set(singleEdits(lower, letters));
  return near.find((field) => edits.has(field));
}
