import type { Position } from '../notes/positions';
import type { Finding, Fix, Replacement } from './finding';

/**
 * The edits that mend at once all that can only be meant one way, in order, each once. Of fixes whose edits are in each
 * other's way, the one that begins later is left for the next time.
 */
export function safeEdits(findings: readonly Finding[]): Replacement[] {
  const fixes = new Set(findings.flatMap(({ fixes }) => fixes.find(({ isSafe }) => isSafe) ?? []));
  const all = [...fixes].flatMap((fix) => fix.edits.map((edit) => ({ edit, fix })));
  all.sort((a, b) => compare(a.edit.start, b.edit.start) || compare(a.edit.end, b.edit.end));
  const inTheWay = new Set<Fix>();
  let last: Replacement | undefined;
  const once = all.filter(({ edit, fix }) => {
    if (last && isSame(last, edit)) return false;
    if (last && compare(edit.start, last.end) < 0) inTheWay.add(fix);
    else last = edit;
    return true;
  });
  return once.flatMap(({ edit, fix }) => (inTheWay.has(fix) ? [] : [edit]));
}

function isSame(a: Replacement, b: Replacement): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0 && a.newText === b.newText;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
