import { blockAt } from '../notes/block';
import type { CitationOptions } from '../notes/citationSyntax';
import { enclosureAt } from '../notes/enclosure';
import { bodyStart } from '../notes/frontMatter/frontMatter';
import type { SpanKind } from '../notes/inline/inlineContext';
import { typingAt } from '../notes/typing/typing';

/** Where in a note the cursor stands, as far as completion is concerned. */
export type CursorPlace =
  /** Papers are suggested for what was typed. */
  | { readonly kind: 'citation'; readonly typed: string }
  | { readonly kind: 'frontMatter' | SpanKind }
  /** No `@` stands before it on its line. */
  | { readonly kind: 'noMarker' }
  /** The `@` before it follows a letter or digit: an e-mail address. */
  | { readonly kind: 'address' }
  /** What follows the `@` is no key and no words of a title any more. */
  | { readonly kind: 'ended' };

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
  const around = enclosureAt(text.slice(block.start, block.end), offset - block.start, syntax);
  if (around) return { kind: around.kind };
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, block.start), offset);
  const marker = line.lastIndexOf('@');
  if (marker < 0) return { kind: 'noMarker' };
  return { kind: /[\p{L}\p{N}]$/u.test(line.slice(0, marker)) ? 'address' : 'ended' };
}
