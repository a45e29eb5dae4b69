import { findCitations, type Found } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import { replaced } from './citationEdit';

/** Where keys go in the braces of a LaTeX command. */
export interface CommandPlace {
  /** Where they are put: behind a key, or where one is missing. */
  readonly keysAt: number;
  /** What separates the keys of the command. */
  readonly separator: string;
  /** Whether a key stands before them. */
  readonly joins: boolean;
  /** The keys that it cites. */
  readonly cited: readonly string[];
}

/** The place in the braces of a command that cites, `\cite{a, b}`, if an offset of a text is in such braces. */
export function commandPlace(
  text: string,
  offset: number,
  { clusters }: Found,
  syntax: Partial<CitationOptions>,
): CommandPlace | undefined {
  // a key that is missing at the offset
  const probe = replaced(text, { start: offset, end: offset, newText: 'x' });
  const probed = findCitations(probe, 0, { syntax }).clusters.find(({ citations }) =>
    citations.some((one) => one.syntax === 'latex' && one.keyStart === offset && one.keyEnd === offset + 1),
  );
  const separatorIn = (start: number, end: number) => (text.slice(start, end).includes(', ') ? ', ' : ',');
  if (probed) {
    const cited = probed.citations.filter(({ keyStart }) => keyStart !== offset).map(({ key }) => key);
    return { keysAt: offset, separator: separatorIn(probed.start, probed.end - 1), joins: false, cited };
  }
  const command = clusters.find(
    ({ start, end, citations }) => start < offset && offset < end && citations.every((one) => one.syntax === 'latex'),
  );
  if (!command) return undefined;
  const before = command.citations.findLast(({ keyStart }) => keyStart < offset) ?? command.citations[0]!;
  const cited = command.citations.map(({ key }) => key);
  return { keysAt: before.keyEnd, separator: separatorIn(command.start, command.end), joins: true, cited };
}
