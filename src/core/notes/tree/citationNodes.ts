import type { Literal, Nodes, Parent, Parents, PhrasingContent, Root } from 'mdast';
import { isCrossReference, type CitationOptions } from '../citationSyntax';
import type { Citation, Cluster } from '../citations';
import { citationOf } from './citationOf';
import { citationsInLeaf, foundItems, headingEnd, type FoundItem } from './leaves';
import { foldedLabel, type KnownLabels } from '../inline/inlineContext';
import { leafText, type LeafText } from './leafText';
import { definitionAt, paragraphParts, type TextPart } from './paragraphParts';
import { placeNodes, type Placed } from './placing';

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
    /** What stands in a node that can have no such children: in a picture's text, or in a block of HTML. */
    citations?: (CitationNode | CitationClusterNode)[];
  }
}

/** What is needed to find citations in a tree. */
export interface CitationSettings {
  readonly options: CitationOptions;
  /** Labels that are defined elsewhere in the note. */
  readonly known: KnownLabels;
  /** What is added to the offsets of `Citation`s and `Cluster`s; nodes are where the parser puts them. */
  readonly shift: number;
}

/** The labels of a text. */
export interface NoteLabels extends KnownLabels {
  /** Labels that would have made a difference, had they been known. */
  readonly asked: ReadonlySet<string>;
}

interface Leaf {
  readonly node: Nodes;
  readonly text: LeafText;
  /** What of the text may cite. */
  readonly parts: readonly TextPart[];
}

/** Puts the citations of a Markdown tree into it. `source` is what it was parsed from, without a byte order mark. */
export function placeCitations(root: Root, source: string, { options, known, shift }: CitationSettings): NoteLabels {
  const links = new Set<string>();
  const examples = new Set<string>();
  const leaves: Leaf[] = [];
  for (const { node, quotes, inList } of blocksOf(root)) {
    const [start, end] = inkOf(node);
    const content = source.slice(start, end);
    if (node.type === 'definition') links.add(foldedLabel(node.label ?? node.identifier));
    else if (node.type === 'heading') links.add(foldedLabel(content.slice(0, headingEnd(content))));
    if (!content.includes('@') && !(options.latex && content.includes('\\'))) continue;
    const text = leafText(source, start, end, quotes);
    if (node.type === 'paragraph') {
      const parts = paragraphParts(text.text, inList, options);
      for (const label of parts.links) links.add(label);
      for (const label of parts.examples) examples.add(label);
      leaves.push({ node, text, parts: parts.texts });
    } else if (node.type !== 'definition' || !definitionAt(text.text, 0, options)) {
      const inkEnd = node.type === 'heading' ? headingEnd(text.text) : text.text.length;
      leaves.push({ node, text, parts: [{ start: 0, end: inkEnd, soft: false }] });
    }
  }
  const all = { links: union(links, known.links), examples: union(examples, known.examples) };
  const asked = new Set<string>();
  for (const { node, text, parts } of leaves) {
    const found = citationsInLeaf(text.text, parts, options, all);
    for (const label of found.asked) asked.add(label);
    place(node, placed(found.items, text, shift, options), source);
  }
  return { links, examples, asked };
}

function union(first: ReadonlySet<string>, second: ReadonlySet<string>): ReadonlySet<string> {
  return second.size === 0 ? first : new Set([...first, ...second]);
}

/** A block that holds text. */
interface TextBlock {
  readonly node: Nodes;
  /** How many block quotes are around it. */
  readonly quotes: number;
  readonly inList: boolean;
}

/** The blocks that hold text, in order. */
function blocksOf(root: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  const left: TextBlock[] = [{ node: root, quotes: 0, inList: false }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { node } = one;
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'tableCell':
      case 'html':
      case 'definition':
        blocks.push(one);
        break;
      default: {
        const quotes = one.quotes + Number(node.type === 'blockquote');
        const inList = one.inList || node.type === 'listItem';
        const children: readonly Nodes[] = 'children' in node ? node.children : [];
        for (let index = children.length - 1; index >= 0; index--)
          left.push({ node: children[index]!, quotes, inList });
      }
    }
  }
  return blocks;
}

/** Where a block's text begins and ends: without the marks of headings and cells. */
function inkOf(node: Nodes): readonly [start: number, end: number] {
  const isMarked = node.type === 'heading' || node.type === 'tableCell' || node.type === 'paragraph';
  const first = isMarked ? node.children[0] : node;
  const last = isMarked ? node.children.at(-1) : node;
  return [first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0];
}

/** What was found as `Citation`s and `Cluster`s, without cross-references. */
function placed(items: readonly FoundItem[], text: LeafText, shift: number, options: CitationOptions): Placed[] {
  return items.flatMap((item): Placed[] => {
    const start = text.offsetAt(item.start);
    // the end is that of the last character: what follows may be on another line
    const end = text.offsetAt(item.end - 1) + 1;
    if (item.kind === 'citation') {
      const citation = citationOf(item, text, shift);
      return isCrossReference(citation.key, options) ? [] : [{ start, end, citation }];
    }
    const within = placed(foundItems(item.within), text, shift, options);
    const own = new Set(item.citations.map(({ keyStart }) => text.offsetAt(keyStart) + shift));
    const citations = within.flatMap((one) =>
      'citation' in one && own.has(one.citation.keyStart) ? [one.citation] : [],
    );
    if (citations.length === 0) return within;
    const cluster = { start: start + shift, end: end + shift, inText: item.inText, citations };
    return [{ start, end, cluster, within }];
  });
}

function place(node: Nodes, items: readonly Placed[], source: string): void {
  if (items.length === 0) return;
  if ('children' in node) {
    const parent = node as Parents & { children: PhrasingContent[] };
    parent.children = placeNodes(parent.children, items, source);
  } else (node.data ??= {}).citations = placeNodes([], items, source) as (CitationNode | CitationClusterNode)[];
}
