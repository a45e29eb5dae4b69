import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';
import type { Point } from 'unist';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';
import type { LeafText } from './leafText';

// After parsing, the GFM extension looks for links once more, and so tears text nodes up into ones without positions.
const nodes = [...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })), formulaFromMarkdown()];
const syntax = [inlineOnly(gfm()), formulaSyntax()];

/**
 * The inline elements of each paragraph, heading or cell, as micromark reads them.
 * @param pointAt tells where an offset of the note is
 */
export function inlineNodes(leaves: readonly LeafText[], pointAt: (offset: number) => Point): PhrasingContent[][] {
  const found: PhrasingContent[][] = leaves.map(() => []);
  const starts: number[] = [];
  let source = '';
  for (const { text } of leaves) {
    starts.push(source.length);
    source += `${text}\n\n`;
  }
  // all in one go: to begin takes micromark longer than to read a paragraph
  const root = fromMarkdown(source, { extensions: syntax, mdastExtensions: nodes });
  let index = 0;
  for (const paragraph of root.children) {
    while ((starts[index + 1] ?? Infinity) <= paragraph.position!.start.offset!) index++;
    if (paragraph.type !== 'paragraph') continue;
    for (const child of paragraph.children) move(child, leaves[index]!, starts[index]!, pointAt);
    // blank lines in TeX or in a comment part paragraphs for micromark
    found[index] = [...found[index]!, ...paragraph.children];
  }
  return found;
}

/** Gives a node and all in it the places that they have in the note. */
function move(moved: Nodes, leaf: LeafText, start: number, pointAt: (offset: number) => Point): void {
  const left: Nodes[] = [moved];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const from = node.position!.start.offset! - start;
    const to = node.position!.end.offset! - start;
    const end = to > from ? leaf.offsetAt(to - 1) + 1 : leaf.offsetAt(to);
    node.position = { start: pointAt(leaf.offsetAt(from)), end: pointAt(end) };
    if ('children' in node) for (const child of node.children) left.push(child);
  }
}

/**
 * GFM within paragraphs, with CommonMark's blocks turned off: the text is that of one block. E-mail addresses are text for
 * Pandoc; looking for them at each word costs a third of the time.
 */
function inlineOnly({ text: all, insideSpan, attentionMarkers }: Extension): Extension {
  const text = Object.entries(all ?? {}).flatMap(([code, constructs]) => {
    const left = [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink');
    return left.length > 0 ? [[code, left] as const] : [];
  });
  const blocks = ['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'htmlFlow', 'list'];
  return {
    text: Object.fromEntries(text),
    ...(insideSpan && { insideSpan }),
    ...(attentionMarkers && { attentionMarkers }),
    disable: { null: [...blocks, 'setextUnderline', 'thematicBreak'] },
  };
}
