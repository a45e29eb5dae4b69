import type { BlockField, LabelLine } from './labels';

/** Fields that may stand several times, or go on in several lines each. */
const several: ReadonlySet<BlockField> = new Set<BlockField>(['pdf', 'url', 'keywords']);
const running: ReadonlySet<BlockField> = new Set<BlockField>(['title', 'authors', 'summary', 'keywords', 'venue']);

/** A block while its lines come. */
export class Block {
  /** The line of the first text that belongs to no field. */
  stray: number | undefined;
  private readonly values = new Map<BlockField, string[]>();
  private latest: BlockField | undefined;
  private afterBlank = false;
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

  /** Whether a label begins another block. */
  endsAt({ field }: LabelLine): boolean {
    if (field === 'title') return this.values.has('title') || (this.afterBlank && this.values.has('summary'));
    return this.afterBlank && this.values.has(field) && !several.has(field);
  }

  takeLabel({ field, value }: LabelLine): void {
    const values = this.values.get(field);
    if (values) values.push(value);
    else this.values.set(field, [value]);
    this.latest = field;
    this.afterBlank = false;
  }

  /** Takes a line without a label. */
  takeText(text: string, number: number): void {
    if (text === '') {
      this.afterBlank = true;
      return;
    }
    // only an abstract has paragraphs; a label may stand alone on its line
    const goesOn = this.latest === 'summary' || !this.afterBlank || this.isEmpty(this.latest);
    if (this.latest !== undefined && running.has(this.latest) && goesOn) this.values.get(this.latest)!.push(text);
    else if (/\p{L}/u.test(text)) this.stray ??= number;
    this.afterBlank = false;
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
    return (this.values.get(field) ?? []).filter((line) => line !== '');
  }

  private isEmpty(field: BlockField | undefined): boolean {
    return field === undefined || this.lines(field).length === 0;
  }
}
