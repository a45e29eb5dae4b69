import type { BibliographyFormat } from './format';
import { writtenKeys } from './writtenKeys';

/** The lines of a text, from 0. */
export interface Lines {
  readonly count: number;
  at(line: number): string;
}

/** How far from its place a record is looked for, and how many lines are looked at for all of them together. */
const nearby = 1000;
const mostLooked = 20_000;

/** Finds records in a text that may have been edited since it was read: by their keys or, in a dump, their titles. */
export class RecordLines {
  /** How far the last record that was found had moved: the next ones have most likely moved along. */
  private shift = 0;
  private looked = 0;

  /** @param format undefined for a dump that has no keys */
  constructor(
    private readonly lines: Lines,
    private readonly format: BibliographyFormat | undefined,
  ) {}

  /**
   * The line that names a record, nearest to where it is expected; the expected one, within the text, where there is none.
   * @param expected the line where it began when the text was read, from 0
   * @param names its keys and its title
   */
  lineOf(expected: number, names: readonly string[]): number {
    const from = this.within(expected + this.shift);
    for (let distance = 0; distance <= nearby && this.looked < mostLooked; distance++) {
      for (const line of distance === 0 ? [from] : [from + distance, from - distance]) {
        if (!this.isNamed(line, names)) continue;
        this.shift = line - expected;
        return line;
      }
    }
    return from;
  }

  private within(line: number): number {
    return Math.max(0, Math.min(line, this.lines.count - 1));
  }

  private isNamed(line: number, names: readonly string[]): boolean {
    if (line < 0 || line >= this.lines.count) return false;
    this.looked++;
    const text = this.lines.at(line);
    const name = names.find((one) => text.includes(one));
    if (name === undefined) return false;
    if (this.format === undefined) return text.trim().length <= 2 * name.length;
    if (this.format === 'bibtex' && !/^\s*@/.test(text)) return false;
    return writtenKeys(this.format, text, text.indexOf(name)).some(
      ({ key, role }) => role === 'own' && names.includes(key),
    );
  }
}
