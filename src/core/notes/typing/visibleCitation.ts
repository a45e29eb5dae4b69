import type { Nodes } from 'mdast';
import type { Citation, Cluster } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import { parseMarkdown } from '../tree/markdown';

/** A citation that its writer sees as one. */
export interface VisibleCitation {
  readonly citation: Citation;
  /** The innermost cluster that it stands in. */
  readonly cluster: Cluster | undefined;
}

/** What hides a citation from its writer: it is cited, but nobody types a key there. */
const hiding: ReadonlySet<Nodes['type']> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'html',
  'definition',
]);

/**
 * The citation that is asked for, in Markdown without front matter; undefined if there is none, or it stands in the text of
 * a link or a picture, in HTML, or in a link's definition.
 */
export function visibleCitation(
  text: string,
  isWanted: (citation: Citation) => boolean,
  syntax: Partial<CitationOptions>,
): VisibleCitation | undefined {
  const root = parseMarkdown(text, { ...syntax, exampleLists: false });
  const left: { readonly node: Nodes; readonly cluster: Cluster | undefined }[] = [{ node: root, cluster: undefined }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { node } = one;
    if (hiding.has(node.type)) continue;
    if (node.type === 'citation' && isWanted(node.citation)) {
      return { citation: node.citation, cluster: one.cluster };
    }
    const cluster = node.type === 'citationCluster' ? node.cluster : one.cluster;
    if ('children' in node) for (const child of node.children) left.push({ node: child, cluster });
  }
  return undefined;
}

/** The keys of a citation's cluster but its own. */
export function keysBeside({ citation, cluster }: VisibleCitation): string[] {
  const others = cluster?.citations.filter(({ keyStart }) => keyStart !== citation.keyStart) ?? [];
  return others.map(({ key }) => key);
}
