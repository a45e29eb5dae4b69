import { bodyStart } from '../notes/frontMatter/frontMatter';
import { LineSplitter, type RawLine } from './lines';
import { readInPart, skipped, type Reader, type Reading, type TextReader } from './reader';
import { Block } from './titledBlocks/block';
import { isRule, labelLine, looksLabelled } from './titledBlocks/labels';
import { recordOf } from './titledBlocks/record';

/** Papers as blocks of labelled lines, `Title:`, `Authors:`, `Summary:` and so on, with rules or blank lines between. */
export const titledBlocks: Reader = {
  format: 'Titled blocks',
  extensions: ['.txt'],
  recognises,
  start: (file) => new TitledBlocksReader(file),
};

class TitledBlocksReader implements TextReader {
  private readonly lines = new LineSplitter();
  private readonly blocks = new BlockSplitter();

  constructor(private readonly file: string) {}

  *write(piece: string): Generator<Reading> {
    for (const line of this.lines.write(piece)) yield* this.readings(this.blocks.write(line));
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) yield* this.readings(this.blocks.write(line));
    yield* this.readings(this.blocks.end());
  }

  private *readings(parts: Iterable<Part>): Generator<Reading> {
    for (const part of parts) yield* readingsOf(part, this.file);
  }
}

/** A block with the line of its first text, or the first line of text that belongs to none. */
type Part = { readonly block: Block; readonly line: number } | { readonly outside: number };

/** Takes a text apart into blocks. */
class BlockSplitter {
  private block: Block | undefined;
  /** Text outside of blocks: its first line, the first of its last paragraph, and its last. */
  private outside: { readonly line: number; paragraph: number; last: number } | undefined;
  /** The first line of what stands directly above the block: perhaps its title, with a damaged label. */
  private above: number | undefined;

  *write(line: RawLine): Generator<Part> {
    const text = line.text.trim();
    const label = labelLine(line.text);
    if (isRule(line.text)) {
      yield* this.end();
    } else if (label && (this.block?.admits(label) ?? true)) {
      if (this.block && !this.block.endsAt(label)) this.block.takeLabel(label);
      else yield* this.begin(new Block(line.number, label));
    } else if (this.block) {
      this.block.takeText(text, line.number, looksLabelled(line.text));
    } else if (/\p{L}/u.test(text)) {
      const { number } = line;
      this.outside ??= { line: number, paragraph: number, last: number };
      if (number > this.outside.last + 1) this.outside.paragraph = number;
      this.outside.last = number;
    }
  }

  *end(): Generator<Part> {
    const { block, outside, above } = this;
    this.block = undefined;
    this.outside = undefined;
    this.above = undefined;
    const isTitle = block !== undefined && above !== undefined && !block.has('title');
    // text of which a part is the title of the block is told of with the block
    if (outside && !(isTitle && above === outside.line)) yield { outside: outside.line };
    if (block) yield { block, line: isTitle ? above : block.line };
  }

  private *begin(next: Block): Generator<Part> {
    const above = this.block?.withoutParagraph();
    if (this.block) yield* this.end();
    this.block = next;
    if (above !== undefined) this.outside = { line: above, paragraph: above, last: next.line - 1 };
    if (this.outside?.last === next.line - 1) this.above = this.outside.paragraph;
  }
}

function* readingsOf(part: Part, file: string): Generator<Reading> {
  if ('outside' in part) {
    yield skipped(file, part.outside, 'Text outside of a record: a record begins with a line like "Title: ..."');
    return;
  }
  const { block, line } = part;
  if (block.tooLong) {
    yield skipped(file, line, 'A record that does not end');
    return;
  }
  const record = recordOf(block, file);
  if (!record) {
    yield skipped(file, line, 'A record without "Title:"');
    return;
  }
  yield { record };
  if (block.stray !== undefined)
    yield readInPart(file, line, 'Text that no label like "Summary:" stands before', block.stray);
}

/**
 * Whether there are blocks with a title and what only papers have, and they are most of the text. The settings of a site
 * have titles and authors as well, and so has the front matter of a note.
 */
function recognises(beginning: string): boolean {
  const lines = new LineSplitter();
  const blocks = new BlockSplitter();
  let papers = 0;
  let others = 0;
  const count = (part: Part) => {
    if ('block' in part && isPaper(part.block)) papers++;
    else others++;
  };
  for (const part of [lines.write(beginning), lines.end()])
    for (const line of part) for (const one of blocks.write(line)) count(one);
  for (const one of blocks.end()) count(one);
  const front = bodyStart(beginning);
  const isNote = front > 1 && labelLine(beginning.slice(front, front + 1000).trimStart())?.field !== 'title';
  return papers > others && !isNote;
}

function isPaper(block: Block): boolean {
  if (!block.has('title')) return false;
  return (
    block.has('summary', 'pdf', 'doi', 'arxiv') || (block.has('authors') && block.has('date', 'venue') && block.capital)
  );
}
