import type { TextRange } from '../notes/citations';
import { positionsIn } from '../notes/positions';
import type { Finding, FindingCode, Fix, Severities, Span } from './finding';

/** A replacement by offsets. */
export interface DraftEdit extends TextRange {
  readonly newText: string;
}

/** A fix by offsets. */
export interface DraftFix {
  readonly title: string;
  readonly edits: readonly DraftEdit[];
  readonly isSafe: boolean;
}

/** A finding by offsets of the checked text, before it is known how grave it is taken. */
export interface Draft extends TextRange {
  readonly code: FindingCode;
  readonly message: string;
  readonly key?: string;
  readonly fixes: readonly DraftFix[];
}

/** The findings that are looked for, in the order of their places. */
export function findingsOf(text: string, drafts: readonly Draft[], severities: Severities): Finding[] {
  const position = positionsIn(text);
  const span = ({ start, end }: TextRange): Span => ({ start: position(start), end: position(end) });
  // many findings may share one fix
  const located = new Map<DraftFix, Fix>();
  const fixOf = (draft: DraftFix): Fix => {
    const known = located.get(draft);
    if (known) return known;
    const edits = draft.edits.map((edit) => ({ ...span(edit), newText: edit.newText }));
    const fix = { title: draft.title, edits, isSafe: draft.isSafe };
    located.set(draft, fix);
    return fix;
  };
  return [...drafts]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .flatMap(({ code, message, key, fixes, ...range }): Finding[] => {
      const severity = severities[code];
      if (severity === 'off') return [];
      return [{ ...span(range), code, severity, message, ...(key !== undefined && { key }), fixes: fixes.map(fixOf) }];
    });
}
