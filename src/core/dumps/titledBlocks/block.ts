import type { BlockField, LabelLine } from './labels';

/** Fields that may stand several times, or go on in several lines each. */
const several: ReadonlySet<BlockField> = new Set<BlockField>(['pdf', 'url', 'keywords']);
const running: ReadonlySet<BlockField> = new Set<BlockField>([
  'title',
  'authors',
  'summary',
  'keywords',
  'venue',
  'reference',
  'note',
]);
/** How much of a block is held, in UTF-16 units, and at least for each line. */
const mostHeld = 16_000_000;
const leastForLine = 16;

/** A block while its lines come. */
export class Block {
  /** The line of the first text that belongs to no field. */
  stray: number | undefined;
  /** Whether it is longer than any paper. */
  tooLong = false;
  private readonly values = new Map<BlockField, string[]>();
  private latest: BlockField | undefined;
  /** Whether the lines go on with a label that says nothing to us. */
  private inUnknown = false;
  private afterBlank = false;
  /** Text without a known label after the latest blank line: where it begins, and what was there before. */
  private paragraph:
    | { readonly line: number; readonly lengths: ReadonlyMap<BlockField, number>; readonly stray: number | undefined }
    | undefined;
  private held = 0;
  /** Whether labels begin with capitals, as those for readers do. */
  readonly capital: boolean;

  /** @param line the number of its first line */
  constructor(
    readonly line: number,
    label: LabelLine,
  ) {
    this.capital = !label.small;
    this.takeLabel(label);
  }

  /** Whether what looks like a label is one here: where labels have capitals, a line of an abstract may begin "key: ". */
  admits({ field, small }: LabelLine): boolean {
    return !small || !this.capital || (this.afterBlank && field === 'title');
  }

  /** Whether a label begins another block, be it below a paragraph that belongs to that one. */
  endsAt({ field }: LabelLine): boolean {
    const apart = this.afterBlank || this.paragraph !== undefined;
    if (field === 'title') return this.values.has('title') || (this.afterBlank && this.values.has('summary'));
    return apart && this.values.has(field) && !several.has(field);
  }

  takeLabel({ field, value }: LabelLine): void {
    if (!this.values.has(field)) this.values.set(field, []);
    this.hold(field, value);
    this.latest = field;
    this.inUnknown = false;
    this.afterBlank = false;
    this.paragraph = undefined;
  }

  /**
   * Takes a line without a known label.
   * @param labelled whether it looks like one with a label
   */
  takeText(text: string, number: number, labelled: boolean): void {
    if (text === '') {
      this.afterBlank = true;
      this.paragraph = undefined;
      return;
    }
    if (this.afterBlank) {
      const lengths = new Map([...this.values].map(([field, lines]) => [field, lines.length]));
      this.paragraph = { line: number, lengths, stray: this.stray };
    }
    const { latest } = this;
    if (labelled && latest !== 'summary' && !(latest !== undefined && running.has(latest) && this.isEmpty(latest))) {
      this.inUnknown = true;
    } else if (!this.inUnknown || this.afterBlank) {
      this.inUnknown = false;
      // only an abstract has paragraphs; a label may stand alone on its line
      const goesOn = latest === 'summary' || !this.afterBlank || this.isEmpty(latest);
      if (latest !== undefined && running.has(latest) && goesOn) this.hold(latest, text);
      else if (/\p{L}/u.test(text)) this.stray ??= number;
    }
    this.afterBlank = false;
  }

  /** Gives the paragraph directly above a label that ends the block to the next one: returns where it begins. */
  withoutParagraph(): number | undefined {
    const { paragraph } = this;
    if (!paragraph) return undefined;
    for (const [field, length] of paragraph.lengths) this.values.get(field)!.length = length;
    this.stray = paragraph.stray;
    this.paragraph = undefined;
    return paragraph.line;
  }

  has(...fields: readonly BlockField[]): boolean {
    return fields.some((field) => !this.isEmpty(field));
  }

  /** A field's text on one line; the empty string where there is none. */
  text(field: BlockField): string {
    return this.lines(field).join(' ');
  }

  /** A field's lines that are not empty. */
  lines(field: BlockField): readonly string[] {
    return this.values.get(field) ?? [];
  }

  private isEmpty(field: BlockField | undefined): boolean {
    return field === undefined || !this.values.get(field)?.length;
  }

  private hold(field: BlockField, text: string): void {
    if (text === '') return;
    this.held += text.length + leastForLine;
    if (this.held > mostHeld) this.tooLong = true;
    else this.values.get(field)!.push(text);
  }
}
