import type { CitationOptions } from '../citationSyntax';
import { Absent } from '../inline/absent';
import { CodeMarks } from '../inline/codeMarks';
import type { Block, BlockText, ContainerBlock, Read } from './block';
import { readBullet, readDefinitions, readFootnote, readItem, readQuote } from './containers';
import {
  readDivisionMark,
  readFence,
  readHeading,
  readHtml,
  readIndentedCode,
  readLineBlock,
  readLinkDefinition,
  readMetadata,
  readParagraph,
  readRule,
} from './leafBlocks';
import { linesFrom } from './lines';
import { Region } from './region';
import { readTable } from './tables';

/** Reads the blocks of one Markdown text as Pandoc does (`Readers/Markdown.hs`), as far as it decides what is prose. */
export class BlockReader implements BlockText {
  readonly absent = new Absent();
  private marks: CodeMarks | undefined;

  constructor(
    readonly source: string,
    readonly options: CitationOptions,
  ) {}

  get codeMarks(): CodeMarks {
    return (this.marks ??= new CodeMarks(this.source));
  }

  /** The outermost blocks from the start of a line on, in their order. */
  *from(offset: number): Generator<Block> {
    for (const { blocks } of this.stretchesFrom(offset)) yield* blocks;
  }

  /** The stretches of a text from the start of a line on, in their order. Reads only as far as it is asked. */
  stretchesFrom(offset: number): Generator<Stretch> {
    return stretchesOf(new Region(this, linesFrom(this.source, offset), { list: false, depth: 0 }));
  }

  /** The blocks that a container holds. */
  *within({ lines, within }: ContainerBlock): Generator<Block> {
    for (const { blocks } of stretchesOf(new Region(this, [...lines], within))) yield* blocks;
  }
}

/** What reads the same alone as in its text: a block, a table, a term with what it means, or an item of a list. */
export interface Stretch {
  readonly blocks: readonly Block[];
  /** Where its ink begins, in UTF-16 units. */
  readonly start: number;
  /** After its last ink. */
  readonly end: number;
  /** Whether it begins with its line, and does not depend on what stands before it. */
  readonly isApart: boolean;
}

function* stretchesOf(region: Region): Generator<Stretch> {
  let isApart = true;
  for (let at = 0; at < region.lines.length;) {
    if (region.isBlank(at)) {
      at++;
      continue;
    }
    const { ink: start } = region.lines[at]!;
    const { blocks, next, rest } = readBlock(region, at);
    const end = blocks.at(-1)?.end ?? start;
    yield { blocks, start, end: Math.max(end, region.lines[next - 1]?.end ?? 0), isApart };
    isApart = rest === undefined;
    if (rest) region.lines[next] = rest;
    at = next;
  }
}

/** In the order in which Pandoc tries them. */
function readBlock(region: Region, at: number): Read {
  return (
    readFence(region, at) ??
    readMetadata(region, at) ??
    readDivisionMark(region, at) ??
    readHtml(region, at) ??
    readBullet(region, at) ??
    readHeading(region, at) ??
    readTable(region, at) ??
    readIndentedCode(region, at) ??
    readLineBlock(region, at) ??
    readQuote(region, at) ??
    readRule(region, at) ??
    readItem(region, at) ??
    readDefinitions(region, at) ??
    readFootnote(region, at) ??
    readLinkDefinition(region, at) ??
    readParagraph(region, at)
  );
}
