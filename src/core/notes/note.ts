import { blockAt, chunksOf, type Block } from './block';
import { findCitations, type Citation, type Cluster, type Found } from './citations';
import type { CitationOptions } from './citationSyntax';
import { foldedLabel, type KnownLabels } from './inline/inlineContext';
import { headingsIn } from './outline';

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
 * The parser's time grows faster than the text, and most of a note cites nothing: so a note is parsed in stretches of this
 * many units, and only where they hold an `@`.
 */
const chunkSize = 2000;

/**
 * Reads the citations of a Markdown note, by Pandoc's grammar. Total: any text is a note. Code, formulas, HTML tags, targets
 * of links, footnote labels, link definitions and front matter cite nothing.
 */
export function parseNote(text: string, syntax: Partial<CitationOptions> = {}): Note {
  // most Markdown that is not about literature need not be looked at at all
  if (!text.includes('@') && !(syntax.latex && text.includes('\\'))) return { citations: [], clusters: [] };
  const found = findInChunks(text, chunksOf(text, chunkSize), syntax);
  return {
    citations: found.flatMap(({ citations }) => citations),
    clusters: found.flatMap(({ clusters }) => clusters),
  };
}

/** What stands in each chunk, given the labels of all. */
function findInChunks(text: string, chunks: readonly Block[], syntax: Partial<CitationOptions>): Found[] {
  const parsed = new Map<Block, Found>();
  for (const chunk of chunks) {
    const source = text.slice(chunk.start, chunk.end);
    const mayCite = source.includes('@') || (syntax.latex && source.includes('\\'));
    if (mayCite || source.includes(']:')) parsed.set(chunk, findCitations(source, chunk.start, { syntax }));
  }
  const known = labelsOf(text, [...parsed.values()]);
  return [...parsed].map(([chunk, found]) => {
    if (!isAffected(found, known)) return found;
    return findCitations(text.slice(chunk.start, chunk.end), chunk.start, { known, syntax });
  });
}

/** The labels of the whole note: headings only where one is asked for. */
function labelsOf(text: string, found: readonly Found[]): KnownLabels {
  const links = new Set(found.flatMap(({ labels }) => [...labels.links]));
  const examples = new Set(found.flatMap(({ labels }) => [...labels.examples]));
  if (found.some(({ labels }) => labels.asked.size > 0)) {
    for (const { text: heading } of headingsIn(text)) links.add(foldedLabel(heading));
  }
  return { links, examples };
}

/** Whether labels of elsewhere change what is cited here. */
function isAffected({ citations, labels }: Found, { links, examples }: KnownLabels): boolean {
  for (const label of labels.asked) if (links.has(label)) return true;
  return citations.some(({ key }) => examples.has(key) && !labels.examples.has(key));
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
