import type { Heading, Paragraph, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import type { Point } from 'unist';
import type { Block, ProseBlock } from '../blocks/block';
import { BlockReader } from '../blocks/blocks';
import { defaultCitationOptions, type CitationOptions } from '../citationSyntax';
import { positionsIn } from '../positions';
import { inlineNodes } from './inlineNodes';
import { leafText } from './leafText';
import { noteLeaves } from './noteLeaves';
import { placedCitations } from './placedCitations';
import { placeNodes, type Placed } from './placing';

/**
 * Parses Markdown without front matter: Pandoc's blocks, with what micromark finds in their paragraphs, and with
 * `CitationNode`s, `CitationClusterNode`s and `FormulaNode`s. Quotes and items of lists have nodes of their own, other
 * containers' children stand beside them. A byte order mark is not counted in the offsets of nodes.
 */
export function parseMarkdown(text: string, syntax: Partial<CitationOptions> = {}): Root {
  const options = { ...defaultCitationOptions, ...syntax };
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { leaves, labels } = noteLeaves(source, options);
  const citations = new Map<number, readonly Placed[]>();
  for (const leaf of leaves) {
    citations.set(leaf.block.start, placedCitations(leaf, text.length - source.length, options, labels));
  }
  const reader = new BlockReader(source, options);
  const builder = new TreeBuilder(reader, citations);
  const children = builder.nodesOf(reader.from(0));
  builder.fill();
  return { type: 'root', children };
}

/** A node whose children are still to be read. */
interface OpenNode {
  readonly node: { children: PhrasingContent[] };
  readonly block: ProseBlock;
}

class TreeBuilder {
  private readonly position: ReturnType<typeof positionsIn>;
  private readonly open: OpenNode[] = [];

  /** @param citations those of each leaf, by its start */
  constructor(
    private readonly reader: BlockReader,
    private readonly citations: ReadonlyMap<number, readonly Placed[]>,
  ) {
    this.position = positionsIn(reader.source);
  }

  nodesOf(blocks: Iterable<Block>): RootContent[] {
    return [...blocks].flatMap((block) => this.nodes(block));
  }

  /** Reads the children of all paragraphs, headings and cells. */
  fill(): void {
    const { source } = this.reader;
    const leaves = this.open.map(({ block }) => leafText(source, block.lines));
    const inline = inlineNodes(leaves, (offset) => this.pointAt(offset));
    for (const [index, { node, block }] of this.open.entries()) {
      node.children = placeNodes(inline[index]!, this.citations.get(block.start) ?? [], source);
    }
  }

  private nodes(block: Block): RootContent[] {
    if ('within' in block) return this.containerNodes(block.kind, block, this.nodesOf(this.reader.within(block)));
    if ('lines' in block) return [this.proseNode(block)];
    const position = this.positionOf(block);
    const value = this.reader.source.slice(block.start, block.end);
    switch (block.kind) {
      case 'metadata':
        return [{ type: 'yaml', value, position }];
      case 'mark':
        return [{ type: 'thematicBreak', position }];
      case 'definition':
        return [{ type: 'definition', identifier: block.label, url: '', position }];
      default:
        return [{ type: block.kind, value, position }];
    }
  }

  private containerNodes(kind: string, block: { start: number; end: number }, children: RootContent[]): RootContent[] {
    if (kind === 'part') return children;
    const type = kind === 'quote' ? 'blockquote' : 'listItem';
    return [{ type, children, position: this.positionOf(block) } as RootContent];
  }

  private proseNode(block: ProseBlock): RootContent {
    const position = this.positionOf(block);
    const node: Heading | Paragraph | TableCell =
      block.kind === 'heading'
        ? { type: 'heading', depth: block.level as Heading['depth'], children: [], position }
        : { type: block.kind === 'cell' ? 'tableCell' : 'paragraph', children: [], position };
    this.open.push({ node, block });
    return node;
  }

  private positionOf({ start, end }: { readonly start: number; readonly end: number }) {
    return { start: this.pointAt(start), end: this.pointAt(end) };
  }

  private pointAt(offset: number): Required<Point> {
    const { line, character } = this.position(offset);
    return { line: line + 1, column: character + 1, offset };
  }
}
