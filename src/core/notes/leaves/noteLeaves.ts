import type { Block, ProseBlock } from '../blocks/block';
import { BlockReader } from '../blocks/blocks';
import type { CitationOptions } from '../citationSyntax';
import { foldedLabel, type KnownLabels } from '../inline/inlineContext';
import { leafText, type LeafText } from './leafText';
import { headingEnd } from './citationsInLeaf';

/** A paragraph, a heading or a cell that may cite. */
export interface Leaf {
  readonly block: ProseBlock;
  readonly text: LeafText;
}

/** What of a text may cite, and the labels that decide what does. */
export interface NoteLeaves {
  /** In order. */
  readonly leaves: readonly Leaf[];
  readonly labels: KnownLabels;
}

/** Finds what of Markdown without front matter may cite. A byte order mark is none of it. */
export function noteLeaves(source: string, options: CitationOptions): NoteLeaves {
  const reader = new BlockReader(source, options);
  const links = new Set<string>();
  const examples = new Set<string>();
  const leaves: Leaf[] = [];
  const open: Iterator<Block>[] = [reader.from(0)];
  while (open.length > 0) {
    const { value: block, done } = open.at(-1)!.next() as IteratorResult<Block, undefined>;
    if (done === true) open.pop();
    else if ('within' in block) {
      if (block.example !== undefined) examples.add(block.example);
      open.push(reader.within(block));
    } else if (block.kind === 'definition') links.add(block.label);
    else if ('lines' in block) {
      const mayCite = mentions(source, block, options);
      if (!mayCite && block.kind !== 'heading') continue;
      const text = leafText(source, block.lines);
      if (block.kind === 'heading') links.add(foldedLabel(headingText(text.text)));
      if (mayCite) leaves.push({ block, text });
    }
  }
  return { leaves, labels: { links, examples } };
}

/** Whether an `@`, or for LaTeX a backslash, stands in a block. */
function mentions(source: string, { lines }: ProseBlock, { latex }: CitationOptions): boolean {
  return lines.some(({ ink, end }) => {
    const line = source.slice(ink, end);
    return line.includes('@') || (latex && line.includes('\\'));
  });
}

/** What a heading is called and referred to by: its text without attributes and the marks behind it. */
export function headingText(text: string): string {
  const written = text.slice(0, headingEnd(text)).trimEnd();
  let end = written.length;
  while (end > 0 && written[end - 1] === '#') end--;
  return end === 0 || written[end - 1] === ' ' || written[end - 1] === '\t' ? written.slice(0, end) : written;
}
