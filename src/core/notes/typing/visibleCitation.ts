import type { Citation, Cluster } from '../citations';
import { defaultCitationOptions, type CitationOptions } from '../citationSyntax';
import { noteLeaves } from '../leaves/noteLeaves';
import { placedCitations, type Placed } from '../leaves/placedCitations';

/** A citation that its writer sees as one. */
export interface VisibleCitation {
  readonly citation: Citation;
  /** The innermost cluster that it stands in. */
  readonly cluster: Cluster | undefined;
}

/**
 * The citation that is asked for, in Markdown without front matter; undefined if there is none, or it stands in the text of
 * a link or a picture: it is cited there, but nobody types a key there.
 */
export function visibleCitation(
  text: string,
  isWanted: (citation: Citation) => boolean,
  syntax: Partial<CitationOptions>,
): VisibleCitation | undefined {
  const options = { ...defaultCitationOptions, ...syntax, exampleLists: false };
  const { leaves, labels } = noteLeaves(text, options);
  for (const leaf of leaves) {
    const found = wantedIn(placedCitations(leaf, 0, options, labels), undefined, isWanted);
    if (found) return found;
  }
  return undefined;
}

function wantedIn(
  placed: readonly Placed[],
  cluster: Cluster | undefined,
  isWanted: (citation: Citation) => boolean,
): VisibleCitation | undefined {
  for (const one of placed) {
    if ('span' in one) continue;
    if ('citation' in one) {
      if (isWanted(one.citation)) return { citation: one.citation, cluster };
      continue;
    }
    const found = wantedIn(one.within, one.cluster, isWanted);
    if (found) return found;
  }
  return undefined;
}

/** The keys of a citation's cluster but its own. */
export function keysBeside({ citation, cluster }: VisibleCitation): string[] {
  const others = cluster?.citations.filter(({ keyStart }) => keyStart !== citation.keyStart) ?? [];
  return others.map(({ key }) => key);
}
