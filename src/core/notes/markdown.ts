import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { citationFromMarkdown, citationSyntax } from './citationSyntax';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';

function citationsAndFormulas(this: Processor): void {
  const data = this.data();
  // After parsing, the GFM extension looks for links once more, and so tears text nodes up into ones without positions.
  const extensions = (data.fromMarkdownExtensions ?? []).flat().map((extension) => ({ ...extension, transforms: [] }));
  data.fromMarkdownExtensions = [...extensions, formulaFromMarkdown(), citationFromMarkdown()];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), formulaSyntax(), citationSyntax()];
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(citationsAndFormulas).freeze();

/**
 * Parses Markdown without front matter: GFM, with `CitationNode`s and `FormulaNode`s. A byte order mark is not counted in
 * the offsets.
 */
export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}
