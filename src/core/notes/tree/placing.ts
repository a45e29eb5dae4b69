import type { PhrasingContent, Text } from 'mdast';
import type { Position } from 'unist';
import type { Citation, Cluster } from '../citations';
import { decodeReference } from '../inline/characterReference';

/** A citation, or a cluster with all that is cited in it, to be put into a tree. Offsets are the tree's. */
export type Placed =
  | { readonly start: number; readonly end: number; readonly citation: Citation }
  | { readonly start: number; readonly end: number; readonly cluster: Cluster; readonly within: readonly Placed[] };

/**
 * Puts citations and clusters among nodes. Text is cut where they begin and end; where one begins or ends amid another node
 * (for the two grammars differ), that node becomes text.
 */
export function placeNodes(
  nodes: readonly PhrasingContent[],
  items: readonly Placed[],
  source: string,
): PhrasingContent[] {
  const placed: PhrasingContent[] = [];
  const left = nodes.toReversed();
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    while (left.length > 0 && endOf(left.at(-1)!) <= item.start) placed.push(whole(left.pop()!, source));
    const around = left.at(-1);
    if (around && around.type !== 'text' && startOf(around) <= item.start && endOf(around) >= item.end) {
      const inner = itemsWithin(items, index, around);
      if (inner) {
        placeInside(around, inner, source);
        index += inner.length - 1;
        continue;
      }
    }
    if (around && startOf(around) < item.start) placed.push(cutTop(left, item.start, source));
    const inside: PhrasingContent[] = [];
    while (left.length > 0 && startOf(left.at(-1)!) < item.end) {
      inside.push(endOf(left.at(-1)!) <= item.end ? whole(left.pop()!, source) : cutTop(left, item.end, source));
    }
    placed.push(nodeOf(item, inside, source));
  }
  while (left.length > 0) placed.push(whole(left.pop()!, source));
  return placed;
}

/** The items from `first` on that a node holds; undefined if another one reaches beyond the node's end. */
function itemsWithin(items: readonly Placed[], first: number, node: PhrasingContent): Placed[] | undefined {
  const inner: Placed[] = [];
  const end = endOf(node);
  for (let index = first; index < items.length && items[index]!.start < end; index++) inner.push(items[index]!);
  return inner.every((item) => item.end <= end) ? inner : undefined;
}

function placeInside(node: PhrasingContent, items: readonly Placed[], source: string): void {
  if ('children' in node) {
    const parent = node as { children: PhrasingContent[] };
    parent.children = placeNodes(parent.children, items, source);
  } else {
    (node.data ??= {}).citations = placeNodes([], items, source).filter(
      (one) => one.type === 'citation' || one.type === 'citationCluster',
    );
  }
}

function nodeOf(item: Placed, inside: readonly PhrasingContent[], source: string): PhrasingContent {
  const position = positionOf(item, inside);
  if ('citation' in item) {
    return { type: 'citation', value: source.slice(item.start, item.end), citation: item.citation, position };
  }
  const children = placeNodes(inside, item.within, source);
  return { type: 'citationCluster', cluster: item.cluster, children, position };
}

/** What is left of a node that was cut: its text is read when it is not cut any more. */
const rest = { citationRest: true } as const;

declare module 'mdast' {
  interface TextData {
    citationRest?: boolean;
  }
}

function whole(node: PhrasingContent, source: string): PhrasingContent {
  return node.type === 'text' && node.data?.citationRest ? textNode(source, node.position!) : node;
}

/** Takes what is before `offset` off the last of the nodes, as text. */
function cutTop(left: PhrasingContent[], offset: number, source: string): Text {
  const node = left.pop()!;
  const middle = pointAfter(node, offset, source);
  const { start, end } = node.position!;
  left.push({ type: 'text', value: '', position: { start: middle, end }, data: rest });
  return textNode(source, { start, end: middle });
}

function textNode(source: string, position: Position): Text {
  const written = source.slice(position.start.offset, position.end.offset);
  const value = written
    .replace(/\r?\n[ \t>]*/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&[#a-zA-Z\d]{1,32};/g, decodeReference);
  return { type: 'text', value, position };
}

function positionOf(item: Placed, inside: readonly PhrasingContent[]): Position {
  const start = inside[0]?.position?.start ?? { line: 1, column: 1, offset: item.start };
  const end = inside.at(-1)?.position?.end ?? { line: 1, column: 1, offset: item.end };
  return { start, end };
}

/** The point of an offset in a node. */
function pointAfter(node: PhrasingContent, offset: number, source: string): Position['start'] {
  const { start } = node.position!;
  const before = source.slice(start.offset, offset);
  const feed = before.lastIndexOf('\n');
  const lines = before.split('\n').length - 1;
  const column = feed < 0 ? start.column + before.length : before.length - feed;
  return { line: start.line + lines, column, offset };
}

function startOf(node: PhrasingContent): number {
  return node.position!.start.offset!;
}

function endOf(node: PhrasingContent): number {
  return node.position!.end.offset!;
}
