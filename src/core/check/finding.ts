import type { Position } from '../notes/positions';

/** What can be wrong with citations. */
export const findingCodes = [
  /** No paper has this key. */
  'unknown-key',
  /** Several papers may be meant. */
  'ambiguous-key',
  /** A note cites one work under two keys. */
  'mixed-keys',
  /** Brackets that look like a cluster, which Pandoc prints as text. */
  'malformed-cluster',
  /** The key is known, but the note's bibliography lacks it: Pandoc will not find it. */
  'missing-entry',
  /** An entry of a bibliography that no note cites. */
  'uncited-entry',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** How grave a finding is, in the order of gravity, as VS Code names them. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** How grave each finding is taken; `off` where it is not looked for. */
export type Severities = Readonly<Record<FindingCode, Severity | 'off'>>;

/** Unless a setting says otherwise. Errors are what makes Pandoc print something wrong in any case. */
export const defaultSeverities: Severities = {
  'unknown-key': 'error',
  'ambiguous-key': 'warning',
  'mixed-keys': 'information',
  'malformed-cluster': 'warning',
  'missing-entry': 'information',
  'uncited-entry': 'off',
};

/** A stretch of a text; `end` is exclusive. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A replacement in the checked text. */
export interface Replacement extends Span {
  readonly newText: string;
}

/** Edits that mend a finding, all in the checked text. */
export interface Fix {
  /** In the imperative, as a quick fix is called; plain text. */
  readonly title: string;
  readonly edits: readonly Replacement[];
  /** Whether it can only be meant this way, so that "fix all" may do it. */
  readonly isSafe: boolean;
}

/** Something wrong with a citation, where it stands in a note or a bibliography. */
export interface Finding extends Span {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One sentence or two for people: what is wrong, and what to do; plain text. */
  readonly message: string;
  /** The key as it is written, where the finding is about one. */
  readonly key?: string;
  /** What mends it at once; the ones that need a search are asked for when they are wanted. */
  readonly fixes: readonly Fix[];
}
