import type * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import { newClusterContent } from '../../core/notes/citing/clusterEdit';
import type { Paper } from '../../core/paper';
import type { Pasted, PastedPaper } from '../../worker/noteProtocol';
import { nameOf } from '../bibliography/bibliographyFailure';
import type { Cited } from '../bibliography/citedPapers';

/** The papers that something pasted names, as they are to be cited. */
export interface PastedCitation {
  readonly citekeys: readonly string[];
  /** Those that are to be added to the note's bibliography first, under keys of `citekeys`. */
  readonly given: readonly Cited[];
  /** What the menu calls it. */
  readonly title: string;
  /** Whether nothing else is lost that was pasted. */
  readonly isAll: boolean;
}

/**
 * What is to be cited for papers that something pasted names; undefined where that is nothing, or cannot be added.
 * @param citekeys what the note calls them, in their order
 */
export function pastedCitation(
  { papers, isAll }: Pasted,
  citekeys: readonly string[],
  bibliography: vscode.Uri | undefined,
): PastedCitation | undefined {
  const given = papers.flatMap((one) => (one.kind === 'new' ? [citedOf(one)] : []));
  if (papers.length === 0 || (given.length > 0 && !bibliography)) return undefined;
  return { citekeys, given, title: title(citekeys, given.length, bibliography), isAll };
}

/** What is to be cited for papers of the library. */
export function citationOf(citekeys: readonly string[]): PastedCitation {
  return { citekeys, given: [], title: title(citekeys, 0, undefined), isAll: true };
}

/** The key of a paper that something pasted names: the library's, or the one that it is to have. */
export function keyOf(one: PastedPaper): string {
  return one.kind === 'new' ? one.citekey : one.paper.citekey;
}

function title(citekeys: readonly string[], added: number, bibliography: vscode.Uri | undefined): string {
  const wished = { inText: false, citations: citekeys.map((citekey) => ({ citekey })) };
  const cluster = `[${newClusterContent(wished)}]`;
  if (added === 0 || !bibliography) return withoutIcons(`Paste as citation ${cluster}`);
  const what = citekeys.length === 1 ? 'Add' : `Add ${added} ${added === 1 ? 'entry' : 'entries'}`;
  return withoutIcons(`${what} to ${nameOf(bibliography)} and cite ${cluster}`);
}

function citedOf({ citekey, entry, record }: PastedPaper & { readonly kind: 'new' }): Cited {
  const paper: Paper = { ...record, id: `pasted ${citekey}`, citekey, aliases: [], links: [], sources: [] };
  return { citekey, paper, entry };
}
