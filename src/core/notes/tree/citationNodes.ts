import type { Literal, Parent, PhrasingContent } from 'mdast';
import type { Citation, Cluster } from '../citations';

/** A citation in the tree: its `value` is the source, `-@{key}` whole. */
export interface CitationNode extends Literal {
  type: 'citation';
  citation: Citation;
}

/** A cluster in the tree. Its children are all that it holds, brackets and text too. */
export interface CitationClusterNode extends Parent {
  type: 'citationCluster';
  children: PhrasingContent[];
  cluster: Cluster;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
    citationCluster: CitationClusterNode;
  }
  interface RootContentMap {
    citation: CitationNode;
    citationCluster: CitationClusterNode;
  }
  interface Data {
    /** What stands in a node that can have no such children: in a picture's text. */
    citations?: (CitationNode | CitationClusterNode)[];
  }
}
