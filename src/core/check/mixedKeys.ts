import { fullTitle, type Paper } from '../paper';
import type { Citation } from '../notes/note';
import type { Draft } from './draft';
import type { HeldKeys } from './heldKeys';
import { brief, heldKey } from './keyFindings';
import { citedRange, rekeyed } from './rekey';

/** A citation whose key names a paper. */
export interface Named {
  readonly cited: Citation;
  readonly paper: Paper;
}

/**
 * Works that a note cites under several keys: Pandoc takes them for different ones. They are to be cited by the key that the
 * note's bibliographies hold, else by the one that the note uses most, else by its first. One fix changes the whole note.
 */
export function mixedKeys(text: string, named: readonly Named[], held: HeldKeys | undefined): Draft[] {
  const works = new Map<string, Named[]>();
  for (const one of named) {
    const known = works.get(one.paper.id);
    if (known) known.push(one);
    else works.set(one.paper.id, [one]);
  }
  return [...works.values()].flatMap((work) => mixed(text, work, held));
}

function mixed(text: string, work: readonly Named[], held: HeldKeys | undefined): Draft[] {
  const uses = new Map<string, number>();
  for (const { cited } of work) uses.set(cited.key, (uses.get(cited.key) ?? 0) + 1);
  const first = work[0];
  if (!first || uses.size < 2) return [];
  const key = chosenKey(first.paper, uses, held);
  const others = work.filter(({ cited }) => cited.key !== key);
  const places = others.length === 1 ? '' : ` (${others.length} places)`;
  const edits = others.map(({ cited }) => rekeyed(cited, key, text));
  const fix = { title: `Cite this paper as @${key} throughout this note${places}`, edits, isSafe: true };
  return others.map(({ cited, paper }) => ({
    ...citedRange(cited, text),
    code: 'mixed-keys' as const,
    message: `This note cites "${brief(fullTitle(paper))}" as @${key} too: under two keys it is two works for Pandoc.`,
    key: cited.key,
    fixes: [fix],
  }));
}

function chosenKey(paper: Paper, uses: ReadonlyMap<string, number>, held: HeldKeys | undefined): string {
  const all = [...uses.keys()];
  const inBibliography = all.filter((key) => held?.has(key));
  const candidates = inBibliography.length > 0 ? inBibliography : all;
  // of those that are used as often, the first
  const most = candidates.reduce((best, key) => (uses.get(key)! > uses.get(best)! ? key : best));
  if (inBibliography.length > 0 || !held) return most;
  return heldKey(paper, held) ?? most;
}
