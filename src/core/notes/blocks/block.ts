import type { CitationOptions } from '../citationSyntax';
import type { Absent } from '../inline/absent';
import type { CodeMarks } from '../inline/codeMarks';
import type { Line } from './lines';

/** What is the same for all blocks of a text. */
export interface BlockText {
  /** Without a byte order mark. */
  readonly source: string;
  readonly options: CitationOptions;
  readonly absent: Absent;
  readonly codeMarks: CodeMarks;
}

/** Where blocks stand. */
export interface Within {
  /** Whether in a list: there each line may begin another item. */
  readonly list: boolean;
  /** How many containers are around. */
  readonly depth: number;
}

/** Offsets are UTF-16 units of the source; `end` is exclusive. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A block whose text is prose. */
export interface ProseBlock extends Placed {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** At least one; only lines of a formula, a comment or TeX's environments may be blank. */
  readonly lines: readonly Line[];
  /** The numbers of lines that would begin an item, if brackets were not open there; only what needs them goes on. */
  readonly soft?: readonly number[];
  /** Of a heading, from 1 to 6. */
  readonly level?: number;
}

/** A block that cites nothing. */
export interface OpaqueBlock extends Placed {
  /** A `mark` is a rule, or a line of colons around a division. */
  readonly kind: 'code' | 'html' | 'metadata' | 'mark';
}

/** The definition of a link: `[label]: target`. */
export interface LinkDefinition extends Placed {
  readonly kind: 'definition';
  /** Folded. */
  readonly label: string;
}

/** A block that holds blocks; an item is one of a list of any kind, a footnote or what a term means a part. */
export interface ContainerBlock extends Placed {
  readonly kind: 'quote' | 'item' | 'part';
  readonly lines: readonly Line[];
  readonly within: Within;
  /** The label of an example, `(@label)`. */
  readonly example?: string;
}

export type Block = ProseBlock | OpaqueBlock | LinkDefinition | ContainerBlock;

/** Blocks that were read, up to a line. */
export interface Read {
  readonly blocks: readonly Block[];
  /** The number of the line after them. */
  readonly next: number;
  /** What of that line is left, where they end amid it, or took its indentation. */
  readonly rest?: Line;
}

/** The range of some lines. */
export function placeOf(lines: readonly Line[]): Placed {
  return { start: lines[0]!.ink, end: lines.at(-1)!.end };
}
