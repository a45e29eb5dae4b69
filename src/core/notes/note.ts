import { blockAt } from './block';
import { findCitations, type Citation, type Cluster } from './citations';
import type { CitationOptions } from './citationSyntax';
import { bodyStart } from './frontMatter/frontMatter';

export type { Citation, Cluster } from './citations';

/**
 * What a note cites, in order. Citations do not overlap; a cluster may stand in another one's prefix or suffix, and then
 * follows it.
 */
export interface Note {
  readonly citations: readonly Citation[];
  readonly clusters: readonly Cluster[];
}

/**
 * Reads the citations of a Markdown note, by Pandoc's grammar. Total: any text is a note. Code, formulas, HTML tags, targets
 * of links, footnote labels, link definitions and front matter cite nothing.
 */
export function parseNote(text: string, syntax: Partial<CitationOptions> = {}): Note {
  // most Markdown that is not about literature need not be looked at at all
  if (!text.includes('@') && !(syntax.latex && text.includes('\\'))) return { citations: [], clusters: [] };
  const body = bodyStart(text);
  const { citations, clusters } = findCitations(text.slice(body), body, { syntax });
  return { citations, clusters };
}

/**
 * The citation at an offset of a text, read from the block around it alone: for where a whole `parseNote` would be felt.
 * Labels that are defined elsewhere in the note are not seen.
 */
export function citationInBlock(
  text: string,
  offset: number,
  syntax: Partial<CitationOptions> = {},
): Citation | undefined {
  const block = blockAt(text, offset);
  if (!block) return undefined;
  const { citations } = findCitations(text.slice(block.start, block.end), block.start, { syntax });
  return citationAt({ citations }, offset);
}

/** The citation at an offset; touching either end counts. Of two that touch there, the one that starts there. */
export function citationAt(note: Pick<Note, 'citations'>, offset: number): Citation | undefined {
  let low = 0;
  let high = note.citations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (note.citations[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = note.citations[low - 1];
  return found && offset <= found.end ? found : undefined;
}
