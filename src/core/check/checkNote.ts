import { nociteCitations } from '../notes/frontMatter/nocite';
import type { Citation, Note } from '../notes/note';
import { isQuery, longestTyped } from '../notes/typing/typedQuery';
import { findingsOf, type Draft } from './draft';
import type { Finding, Severities } from './finding';
import type { HeldKeys } from './heldKeys';
import { ignoring } from './ignoredKeys';
import { ambiguousKey, missingEntry, unknownKey, type KnownPapers } from './keyFindings';
import { malformedClusters } from './malformedClusters';
import { mixedKeys, type Named } from './mixedKeys';

/** What pandoc-crossref refers to within a document; Quarto's references are no citations for the parser. */
const crossReference = /^(?:fig|tbl|eq|sec|lst):/i;

/** How a note is judged. */
export interface NoteRules {
  readonly severities: Severities;
  /** Keys that are not reported as unknown; `*` stands for any characters. */
  readonly ignored: readonly string[];
  /** The keys that the note's bibliographies hold; undefined where it has none. */
  readonly held: HeldKeys | undefined;
  /** Whether every file is read that may give the keys which the note cites: until then keys are not judged. */
  readonly isRead: boolean;
  /** Where somebody is typing, in UTF-16 units: what may only be unfinished there is held back. */
  readonly typedAt?: number;
}

/** What is wrong with a note. */
export interface Checked {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** Whether there is more where somebody is typing: the note is to be checked again when the cursor has left. */
  readonly isHeldBack: boolean;
}

/** What completion offers where somebody is typing. */
export interface KnownCompletion {
  /** Every key of the library. */
  keys(): Iterable<string>;
  /** Whether there are papers for what was typed. */
  finds(typed: string): boolean;
}

/**
 * What is wrong with the citations of a note. Linear in its text; never throws.
 * @param note its text and what it cites, front matter apart
 * @param completion asked where somebody is typing
 */
export function checkNote(
  { text, parsed }: { readonly text: string; readonly parsed: Note },
  papers: KnownPapers,
  rules: NoteRules,
  completion?: KnownCompletion,
): Checked {
  const { typedAt } = rules;
  const isKnown = (key: string) => papers.named(key) !== undefined;
  const drafts = [
    ...malformedClusters(text, parsed, isKnown),
    // without any paper nobody knows what keys mean
    ...(rules.isRead && papers.size > 0 ? keyDrafts(text, parsed, papers, rules) : []),
  ].filter(({ code }) => rules.severities[code] !== 'off');
  const isFinished = (draft: Draft) =>
    typedAt === undefined || !completion || !isUnfinished(draft, text, typedAt, completion);
  const kept = drafts.filter(isFinished);
  return { findings: findingsOf(text, kept, rules.severities), isHeldBack: kept.length < drafts.length };
}

function keyDrafts(text: string, parsed: Note, papers: KnownPapers, rules: NoteRules): Draft[] {
  const { held, severities } = rules;
  const isIgnored = ignoring(rules.ignored);
  const citations = [...nociteCitations(text), ...parsed.citations].filter(({ key }) => key !== '*');
  const named: Named[] = [];
  const drafts: Draft[] = [];
  const unnamed = (cited: Citation): Draft[] => {
    if (held?.has(cited.key)) return [];
    const choices = papers.choices(cited.key);
    if (choices.length > 0) return [ambiguousKey(cited, text, choices)];
    return isIgnored(cited.key) || crossReference.test(cited.key) ? [] : [unknownKey(cited, text)];
  };
  for (const cited of citations) {
    const paper = papers.named(cited.key);
    if (paper) named.push({ cited, paper });
    else drafts.push(...unnamed(cited));
  }
  const mixed = mixedKeys(text, named, held);
  const isMixed = new Set(severities['mixed-keys'] === 'off' ? [] : mixed.map(({ start }) => start));
  const missing = named.flatMap(({ cited, paper }) => (held && missingEntry(cited, text, paper, held)) ?? []);
  return [...drafts, ...mixed, ...missing.filter(({ start }) => !isMixed.has(start))];
}

/** Whether a finding may come of a key, or of brackets, that somebody has not typed to the end. */
function isUnfinished(
  { code, start, end, key = '' }: Draft,
  text: string,
  typedAt: number,
  completion: KnownCompletion,
): boolean {
  if (typedAt <= start) return false;
  // brackets that are open go on until the sentence is over
  const isOpen = code === 'malformed-cluster' && text[end - 1] !== ']';
  if (isOpen && !/[\r\n]|[.!?] /.test(text.slice(end, typedAt))) return true;
  if (typedAt > end) return code === 'unknown-key' && isSought(text.slice(start, typedAt), completion);
  if (code === 'malformed-cluster' || code === 'missing-entry') return true;
  if (code === 'mixed-keys') return false;
  const beginning = key.toLowerCase();
  for (const one of completion.keys())
    if (one.length > key.length && one.toLowerCase().startsWith(beginning)) return true;
  return false;
}

/** Whether a key and what follows it are words by which a paper is being looked for: `@mode conn`. */
function isSought(written: string, completion: KnownCompletion): boolean {
  const typed = written.slice(0, 2 * longestTyped).replace(/^-?@\{?/, '');
  return typed.length < written.length && isQuery(typed) && completion.finds(typed);
}
