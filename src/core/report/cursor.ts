import type { Nodes } from 'mdast';
import { blockAt } from '../notes/block';
import type { CitationOptions } from '../notes/citationSyntax';
import { bodyStart } from '../notes/frontMatter/frontMatter';
import { parseMarkdown } from '../notes/tree/markdown';
import { typingAt } from '../notes/typing/typing';

/** Where in a note the cursor stands, as far as completion is concerned. */
export type CursorPlace =
  /** Papers are suggested for what was typed. */
  | { readonly kind: 'citation'; readonly typed: string }
  | { readonly kind: 'frontMatter' | Enclosing }
  /** No `@` stands before it on its line. */
  | { readonly kind: 'noMarker' }
  /** The `@` before it follows a letter or digit: an e-mail address. */
  | { readonly kind: 'address' }
  /** What follows the `@` is no key and no words of a title any more. */
  | { readonly kind: 'ended' };

type Enclosing = 'code' | 'formula' | 'html' | 'link';

const enclosing: Readonly<Partial<Record<Nodes['type'], Enclosing>>> = {
  code: 'code',
  inlineCode: 'code',
  formula: 'formula',
  html: 'html',
  link: 'link',
  linkReference: 'link',
  definition: 'link',
  image: 'link',
  imageReference: 'link',
};

const inlineParents: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell'] as const);

/**
 * Judges the place of a cursor in a Markdown text. Total, and as fast as completion: it looks at the block around it.
 * @param syntax what cites besides Pandoc's own
 */
export function cursorPlace(text: string, offset: number, syntax?: Partial<CitationOptions>): CursorPlace {
  const typing = typingAt(text, offset, syntax);
  if (typing) return { kind: 'citation', typed: typing.typed };
  if (offset < bodyStart(text)) return { kind: 'frontMatter' };
  const block = blockAt(text, offset);
  if (!block) return { kind: bodyStart(text) > 1 && offset === bodyStart(text) ? 'frontMatter' : 'code' };
  const kind = around(parseMarkdown(text.slice(block.start, block.end)), offset - block.start);
  if (kind) return { kind };
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, block.start), offset);
  const marker = line.lastIndexOf('@');
  if (marker < 0) return { kind: 'noMarker' };
  return { kind: /[\p{L}\p{N}]$/u.test(line.slice(0, marker)) ? 'address' : 'ended' };
}

/** What the offset stands in that holds no citations, outermost first. */
function around(root: Nodes, offset: number): Enclosing | undefined {
  let node: Nodes | undefined = root;
  let isInline = false;
  while (node) {
    const kind: Enclosing | undefined = enclosing[node.type];
    if (kind) return kind;
    isInline ||= inlineParents.has(node.type);
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    node = children.find((child) => holds(child, offset, isInline));
  }
  return undefined;
}

/** What is typed at the end of a block belongs to it; after the last mark of a link or of code in a line it is outside. */
function holds({ type, position }: Nodes, offset: number, isInline: boolean): boolean {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined || start.offset >= offset) return false;
  return isInline && enclosing[type] ? offset < end.offset : offset <= end.offset;
}
