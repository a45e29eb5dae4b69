import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';
import { placeCitations, type NoteLabels } from './citationNodes';
import type { FindOptions } from '../citations';
import { defaultCitationOptions, type CitationOptions } from '../citationSyntax';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';

// E-mail addresses are text for Pandoc; looking for them at each word costs a third of the time.
const syntax = [withoutEmailLinks(gfm()), formulaSyntax()];
// After parsing, the GFM extension looks for links once more, and so tears text nodes up into ones without positions.
const nodes = [...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })), formulaFromMarkdown()];
const nothing = { links: new Set<string>(), examples: new Set<string>() };

/**
 * Parses Markdown without front matter: GFM, with `CitationNode`s, `CitationClusterNode`s and `FormulaNode`s. A byte order
 * mark is not counted in the offsets of nodes.
 */
export function parseMarkdown(text: string, options: Partial<CitationOptions> = {}): Root {
  return parseNoteText(text, 0, { syntax: options }).root;
}

/**
 * Parses Markdown as `parseMarkdown` does. Blocks are CommonMark's; what is cited in them is decided by Pandoc's grammar,
 * which reads each paragraph once more: its brackets, quotation marks and emphasis nest otherwise than CommonMark's.
 * @param offset what is added to the offsets of `Citation`s and `Cluster`s
 */
export function parseNoteText(
  source: string,
  offset: number,
  options: FindOptions,
): { readonly root: Root; readonly labels: NoteLabels } {
  // micromark drops a byte order mark without counting it
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const root = fromMarkdown(text, { extensions: syntax, mdastExtensions: nodes });
  const labels = placeCitations(root, text, {
    options: { ...defaultCitationOptions, ...options.syntax },
    known: options.known ?? nothing,
    shift: offset + source.length - text.length,
  });
  return { root, labels };
}

function withoutEmailLinks(extension: Extension): Extension {
  const text = Object.entries(extension.text ?? {}).flatMap(([code, constructs]) => {
    const left = [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink');
    return left.length > 0 ? [[code, left] as const] : [];
  });
  return { ...extension, text: Object.fromEntries(text) };
}
