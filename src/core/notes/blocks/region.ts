import { closesFence, fenceOpening } from '../fence';
import type { BlockText, Within } from './block';
import { inkOf, isBlank, type Line } from './lines';
import { itemStart, type ItemStart } from './listMarkers';

/** How deep containers may stand in each other; marks of deeper ones are text. */
const deepest = 50;

const heading = /#{1,6}(?=[ \t]|$)/y;
const dashedLine = /^-+(?: +-+)*$/;

/** The first line of a kind from a line on. */
interface Sought {
  from: number;
  at: number;
}

/** The lines of a text or a container, with what has to be known about each to tell blocks apart. */
export class Region {
  private blank = -1;
  private readonly metadataEnds: Sought = { from: 0, at: -1 };
  private readonly footers: Sought = { from: 0, at: -1 };

  constructor(
    readonly text: BlockText,
    /** Those that are read anew are replaced. */
    readonly lines: Line[],
    readonly within: Within,
  ) {}

  get source(): string {
    return this.text.source;
  }

  get mayNest(): boolean {
    return this.within.depth < deepest;
  }

  /** Within a container here. */
  inside(list: boolean): Within {
    return { list: this.within.list || list, depth: this.within.depth + 1 };
  }

  ink(at: number): string {
    return inkOf(this.source, this.lines[at]!);
  }

  startsWith(at: number, mark: string): boolean {
    return this.source.startsWith(mark, this.lines[at]!.ink);
  }

  isBlank(at: number): boolean {
    return isBlank(this.lines[at]!);
  }

  /** Whether there is such a line, and ink on it. */
  hasInk(at: number): boolean {
    return at < this.lines.length && !this.isBlank(at);
  }

  /** The next blank line from here on, or after the last line. */
  nextBlank(at: number): number {
    if (this.blank < at) {
      this.blank = at;
      while (this.hasInk(this.blank)) this.blank++;
    }
    return this.blank;
  }

  /** The run of marks that opens fenced code. */
  fence(at: number): string | undefined {
    const line = this.lines[at]!;
    const code = this.source.charCodeAt(line.ink);
    if ((code !== 96 && code !== 126) || line.indent > 3 || isBlank(line)) return undefined;
    return fenceOpening(this.ink(at));
  }

  /** The marks of a heading. */
  headingMark(at: number): string | undefined {
    const { ink, end, indent } = this.lines[at]!;
    if (this.source[ink] !== '#' || indent > 3 || ink >= end) return undefined;
    heading.lastIndex = ink;
    const mark = heading.exec(this.source)?.[0];
    return mark ?? (/^#{1,6}$/.test(this.ink(at)) ? this.ink(at) : undefined);
  }

  isQuote(at: number): boolean {
    const { ink, end, indent } = this.lines[at]!;
    return ink < end && indent <= 3 && this.source[ink] === '>';
  }

  item(at: number): ItemStart | undefined {
    return this.itemIn(this.lines[at]!);
  }

  itemIn(line: Line): ItemStart | undefined {
    return itemStart(this.source, line, this.text.options.exampleLists);
  }

  /** Whether a line ends the paragraph above it; an item does, too, in a list. */
  interrupts(at: number): boolean {
    return this.fence(at) !== undefined || this.headingMark(at) !== undefined || this.closes(at);
  }

  /** Whether a line closes a division, and with it whatever is open there. */
  closes(at: number): boolean {
    const { ink, indent } = this.lines[at]!;
    if (indent > 0) return false;
    return this.source[ink] === ':' ? /^:{3,}$/.test(this.ink(at)) : this.source.startsWith('</div>', ink);
  }

  /** Whether a line closes the code that a run of marks opens. */
  closesFence(at: number, fence: string): boolean {
    const { ink, indent } = this.lines[at]!;
    return indent <= 3 && this.source.startsWith(fence, ink) && closesFence(this.ink(at), fence);
  }

  /** Whether a line is the `---` that may begin metadata. */
  isMetadataMark(at: number): boolean {
    const { ink, end, indent } = this.lines[at]!;
    return indent === 0 && end - ink === 3 && this.source.startsWith('---', ink);
  }

  /** The next line from here on that ends metadata. */
  metadataEnd(at: number): number | undefined {
    return this.next(this.metadataEnds, at, (line) => {
      const { ink, end, indent } = this.lines[line]!;
      return indent === 0 && end - ink === 3 && /^(?:---|\.\.\.)$/.test(this.source.slice(ink, end));
    });
  }

  /** Whether a line is dashes and blanks. */
  isDashed(at: number): boolean {
    const { ink, end, indent } = this.lines[at]!;
    return indent <= 3 && this.source[ink] === '-' && this.source[end - 1] === '-' && dashedLine.test(this.ink(at));
  }

  /** The next line of dashes from here on that a blank line follows, or the end of a division. */
  dashedFooter(at: number): number | undefined {
    return this.next(
      this.footers,
      at,
      (line) => this.isDashed(line) && (!this.hasInk(line + 1) || this.closes(line + 1)),
    );
  }

  /** The first line from `from` on that does not end before an offset. */
  lineAt(offset: number, from: number): number {
    let low = from;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle]!.end < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The next line from `at` on that is as it should be; no line is looked at twice. */
  private next(sought: Sought, at: number, isIt: (line: number) => boolean): number | undefined {
    if (at < sought.from || at > sought.at) {
      sought.from = at;
      sought.at = at;
      while (sought.at < this.lines.length && !isIt(sought.at)) sought.at++;
    }
    return sought.at < this.lines.length ? sought.at : undefined;
  }
}
