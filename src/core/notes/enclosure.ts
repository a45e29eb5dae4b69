import type { Block, ContainerBlock, ProseBlock } from './blocks/block';
import { BlockReader } from './blocks/blocks';
import { defaultCitationOptions, type CitationOptions } from './citationSyntax';
import type { SpanKind } from './inline/inlineContext';
import { leafText } from './leaves/leafText';
import { noteLeaves } from './leaves/noteLeaves';
import { placedCitations, type Placed, type PlacedSpan } from './leaves/placedCitations';

const blockKinds: Readonly<Partial<Record<Block['kind'], SpanKind>>> = {
  code: 'code',
  html: 'html',
  definition: 'link',
};

/**
 * What an offset of a Markdown text stands in that is no prose, outermost first: code, a formula, HTML, or a link with its text
 * or its definition. What is typed at the end of a block belongs to it; after the last mark of a link or of code in a line
 * it is outside.
 * @param text without front matter
 */
export function enclosureAt(
  text: string,
  offset: number,
  syntax: Partial<CitationOptions> = {},
): PlacedSpan | undefined {
  const options = { ...defaultCitationOptions, ...syntax };
  const reader = new BlockReader(text, options);
  let block = blockAround(reader.from(0), offset);
  while (block && 'within' in block) block = blockAround(reader.within(block), offset);
  if (!block) return undefined;
  if (!('lines' in block)) {
    const kind = blockKinds[block.kind];
    return kind && { kind, start: block.start, end: block.end };
  }
  const leaf = { block, text: leafText(text, block.lines) };
  return spanAround(placedCitations(leaf, 0, options, noteLeaves(text, options).labels), offset);
}

function blockAround(blocks: Iterable<Block>, offset: number): Block | undefined {
  for (const block of blocks) if (holds(block, offset)) return block;
  return undefined;
}

function holds(block: Block, offset: number): boolean {
  // what stands beside it on the same lines is none of it, as in a table
  return 'lines' in block ? isOnLine(block, offset) : block.start < offset && offset <= block.end;
}

function isOnLine({ lines }: ProseBlock | ContainerBlock, offset: number): boolean {
  return lines.some(({ ink, end }) => ink <= offset && offset <= end);
}

function spanAround(placed: readonly Placed[], offset: number): PlacedSpan | undefined {
  for (const one of placed) {
    if ('citation' in one) continue;
    const { start, end } = 'span' in one ? one.span : one.cluster;
    if (start >= offset || offset >= end) continue;
    return 'span' in one ? one.span : spanAround(one.within, offset);
  }
  return undefined;
}
