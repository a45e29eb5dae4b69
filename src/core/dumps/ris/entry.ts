import { plainText } from '../json/markup';
import type { TagLine } from './tags';

/** Values of one line: what follows them without a tag is not theirs. */
const oneLine = new Set('TY PY Y1 Y2 YR DA VL IS SP EP SN DO ID LA ET'.split(' '));

/** How much of a record is held, in UTF-16 units, and at least for each line. */
const mostHeld = 16_000_000;
const leastForLine = 64;

/** A record of RIS while its lines come: what each tag says, and where. */
export class RisEntry {
  /** Whether this record writes its tags in lower case. */
  readonly anyCase: boolean;
  /** The line of the first text that belongs to nothing. */
  stray: number | undefined;
  /** Whether it is longer than any record, and not all of it is here. */
  tooLong = false;
  private held = 0;
  private readonly values = new Map<string, string[][]>();
  /** The lines of the latest value. */
  private latest: string[] | undefined;

  /** @param line the number of the line of its `TY` */
  constructor(
    readonly line: number,
    type: TagLine,
  ) {
    this.anyCase = type.lowerCase;
    this.take(type, line);
  }

  /** Takes the next line: with its tag, or as it is where it has none. */
  take(line: TagLine | string, number: number): void {
    if (typeof line === 'string') {
      const text = line.trim();
      if (text === '') return;
      if (this.latest) {
        if (this.hasRoom(text)) this.latest.push(text);
      } else this.stray ??= number;
      return;
    }
    if (!this.hasRoom(line.value)) return;
    const value = [line.value];
    const all = this.values.get(line.tag);
    if (all) all.push(value);
    else this.values.set(line.tag, [value]);
    this.latest = oneLine.has(line.tag) ? undefined : value;
  }

  /** The first text that one of these tags has, by their order, without the markup that publishers leave in. */
  text(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      for (const lines of this.values.get(tag) ?? []) {
        const text = plainText(lines.join(' '));
        if (text !== '') return text;
      }
    }
    return undefined;
  }

  /** Every line that these tags have, by their order, but empty ones. */
  lines(...tags: readonly string[]): string[] {
    const all = tags.flatMap((tag) => this.values.get(tag) ?? []).flat();
    return all.map(plainText).filter((text) => text !== '');
  }

  private hasRoom(text: string): boolean {
    this.held += text.length + leastForLine;
    this.tooLong ||= this.held > mostHeld;
    return !this.tooLong;
  }
}
