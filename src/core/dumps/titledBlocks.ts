import { bodyStart } from '../notes/frontMatter';
import { LineSplitter, type RawLine } from './lines';
import { readInPart, skipped, type Reader, type Reading, type TextReader } from './reader';
import { Block } from './titledBlocks/block';
import { isRule, labelLine } from './titledBlocks/labels';
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

/** A block, or the first line of text that belongs to none. */
type Part = Block | RawLine;

/** Takes a text apart into blocks. */
class BlockSplitter {
  private block: Block | undefined;
  /** Whether the stretch of text outside of blocks that we are in has been told of. */
  private told = false;

  *write(line: RawLine): Generator<Part> {
    const text = line.text.trim();
    const label = labelLine(line.text);
    if (isRule(line.text)) {
      yield* this.end();
    } else if (label && (this.block?.admits(label) ?? true)) {
      if (!this.block || this.block.endsAt(label)) {
        yield* this.end();
        this.block = new Block(line.number, label);
      } else {
        this.block.takeLabel(label);
      }
    } else if (this.block) {
      this.block.takeText(text, line.number);
    } else if (!this.told && /\p{L}/u.test(text)) {
      this.told = true;
      yield line;
    }
  }

  *end(): Generator<Part> {
    const { block } = this;
    this.block = undefined;
    this.told = false;
    if (block) yield block;
  }
}

function* readingsOf(part: Part, file: string): Generator<Reading> {
  if (!(part instanceof Block)) {
    yield skipped(file, part.number, 'Text outside of a record: a record begins with a line like "Title: ..."');
    return;
  }
  const record = recordOf(part, file);
  if (!record) {
    yield skipped(file, part.line, 'A record without "Title:"');
    return;
  }
  yield { record };
  if (part.stray !== undefined)
    yield readInPart(file, part.line, 'Text that no label like "Summary:" stands before', part.stray);
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
    if (part instanceof Block && isPaper(part)) papers++;
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
