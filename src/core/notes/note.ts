import { blockAt, chunksOf, type Block } from './block';
import { findCitations, type Bracketed, type Citation, type Found } from './citations';

export type { Citation } from './citations';

/** Citations in one pair of square brackets: `[see @a, p. 3; @b]`. `start` is at `[`, `end` after `]`. */
export interface Cluster {
  readonly start: number;
  readonly end: number;
  /** At least one, in order. */
  readonly citations: readonly Citation[];
}

/** What a note cites: citations and clusters in order, neither overlapping their like. */
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
 * Reads the citations of a Markdown note, by Pandoc's grammar. Total: any text is a note. Code, formulas, HTML, links with
 * their texts, footnote labels, link definitions and front matter cite nothing.
 */
export function parseNote(text: string): Note {
  // most Markdown that is not about literature need not be looked at at all
  if (!text.includes('@')) return { citations: [], clusters: [] };
  const found = findInChunks(text, chunksOf(text, chunkSize));
  const citations = found.flatMap((one) => one.citations);
  const brackets = found.flatMap((one) => one.brackets);
  const clusters: Cluster[] = [];
  for (const bracketed of brackets) {
    const { start, end, citations } = bracketed;
    if (end === undefined || !isCluster(bracketed) || start < (clusters.at(-1)?.end ?? 0)) continue;
    clusters.push({ start, end, citations });
  }
  return { citations, clusters };
}

/** What stands in each chunk, given the link definitions of all. */
function findInChunks(text: string, chunks: readonly Block[]): Found[] {
  const parsed = new Map<Block, Found>();
  for (const chunk of chunks) {
    const source = text.slice(chunk.start, chunk.end);
    if (source.includes('@') || source.includes(']:')) parsed.set(chunk, findCitations(source, chunk.start));
  }
  const labels = new Set([...parsed.values()].flatMap((one) => one.definitions));
  if (labels.size === 0) return [...parsed.values()];
  return [...parsed].map(([chunk, found]) => {
    if (found.brackets.every(({ citations }) => citations.length === 0)) return found;
    const source = text.slice(chunk.start, chunk.end);
    const folded = source.toLowerCase().replace(/\s+/g, ' ');
    const own = new Set(found.definitions);
    const elsewhere = [...labels].filter((label) => !own.has(label) && folded.includes(label.toLowerCase()));
    return elsewhere.length === 0 ? found : findCitations(source, chunk.start, elsewhere);
  });
}

/** Whether Pandoc reads the brackets as a cluster: every part after a semicolon needs a citation, text may come first. */
function isCluster({ citations, separators, direct, kind }: Bracketed): boolean {
  const last = citations.at(-1);
  return kind === 'plain' && direct && last !== undefined && !separators.some((separator) => separator > last.start);
}

/**
 * The citation at an offset of a text, read from the block around it alone: for where a whole `parseNote` would be felt.
 * Link definitions elsewhere in the note are not seen.
 */
export function citationInBlock(text: string, offset: number): Citation | undefined {
  const block = blockAt(text, offset);
  if (!block) return undefined;
  const { citations } = findCitations(text.slice(block.start, block.end), block.start);
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
