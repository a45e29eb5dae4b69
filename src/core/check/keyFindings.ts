import type { Paper } from '../paper';
import type { Citation } from '../notes/note';
import type { Draft } from './draft';
import type { HeldKeys } from './heldKeys';
import { citedRange, rekeyed } from './rekey';

/** The library as citations are judged by it. */
export interface KnownPapers {
  /** How many papers there are. */
  readonly size: number;
  /** The paper that a key names. */
  named(key: string): Paper | undefined;
  /** The papers that a key may mean which names none. */
  choices(key: string): readonly Paper[];
}

const longestTitle = 80;
/** More choices than this nobody reads in one sentence, or in one list of fixes. */
const mostTold = 5;
const mostOffered = 20;

/** A key that no paper has. */
export function unknownKey(cited: Citation, text: string): Draft {
  const { key } = cited;
  const message = `No paper has the key @${key}.`;
  return { ...citedRange(cited, text), code: 'unknown-key', message, key, fixes: [] };
}

/** A key that may mean several papers. */
export function ambiguousKey(cited: Citation, text: string, choices: readonly Paper[]): Draft {
  const told = choices.slice(0, mostTold).map(({ citekey, title }) => `@${citekey} (${brief(title)})`);
  const more = choices.length - told.length;
  const named = [...told, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  const fixes = choices.slice(0, mostOffered).map(({ citekey, title }) => ({
    title: `Cite @${citekey}: ${brief(title)}`,
    edits: [rekeyed(cited, citekey, text)],
    isSafe: false,
  }));
  const message = `@${cited.key} may mean any of these papers: ${named}. Choose one.`;
  return { ...citedRange(cited, text), code: 'ambiguous-key', message, key: cited.key, fixes };
}

/** A key under which the note's bibliographies do not hold its paper; undefined where they do. */
export function missingEntry(cited: Citation, text: string, paper: Paper, held: HeldKeys): Draft | undefined {
  const { key } = cited;
  if (held.has(key)) return undefined;
  const other = heldKey(paper, held);
  const range = citedRange(cited, text);
  if (other === undefined) {
    const message = `The note's bibliography has no entry @${key}: Pandoc will not find it.`;
    return { ...range, code: 'missing-entry', message, key, fixes: [] };
  }
  const isCase = other.toLowerCase() === key.toLowerCase();
  const message = isCase
    ? `The entry in the note's bibliography is @${other}: Pandoc tells keys apart by case, and will not find @${key}.`
    : `The note's bibliography has this paper as @${other}: Pandoc will not find it as @${key}.`;
  const fix = { title: `Change to @${other}`, edits: [rekeyed(cited, other, text)], isSafe: true };
  return { ...range, code: 'missing-entry', message, key, fixes: [fix] };
}

/** The key under which bibliographies hold a paper. */
export function heldKey({ citekey, aliases }: Paper, held: HeldKeys): string | undefined {
  return [citekey, ...aliases].find((key) => held.has(key));
}

/** A title as a message or a fix shows it. */
export function brief(title: string): string {
  const characters = Array.from(title.slice(0, 2 * longestTitle));
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle).join('').trimEnd()}…` : title;
}
