import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { citationFromMarkdown, citationSyntax } from './citationSyntax';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';

/**
 * Parses Markdown without front matter: GFM, with `CitationNode`s and `FormulaNode`s. A byte order mark is not counted in
 * the offsets.
 */
export function parseMarkdown(text: string): Root {
  // After parsing, the GFM extension looks for links once more, and so tears text nodes up into ones without positions.
  const gfmNodes = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return fromMarkdown(text, {
    extensions: [gfm(), formulaSyntax(), citationSyntax()],
    mdastExtensions: [...gfmNodes, formulaFromMarkdown(), citationFromMarkdown()],
  });
}
