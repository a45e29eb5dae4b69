import { firstPlace } from './firstPlace';
import type { WrittenForms } from './writtenForms';

/** Keys that stand farther from where the forms of their paper begin are left out: nobody gives a paper so many. */
export const LONGEST_OFFSET = 0xffff;

/** A part of what is sorted: from, to without it. */
export type Places = readonly [from: number, to: number];

/** The papers that have a title, in the order of their titles. */
export class SortedTitles {
  constructor(
    readonly papers: Uint32Array,
    private readonly forms: WrittenForms,
  ) {}

  get length(): number {
    return this.papers.length;
  }

  at(place: number): string {
    const paper = this.papers[place]!;
    return this.forms.text(paper, this.forms.titleOf(paper));
  }

  /** Where the titles stand that begin so, or, when `isWhole`, that are so. */
  range(text: string, isWhole: boolean): Places {
    return rangeOf(this.length, isWhole, (place, onlyStart) => {
      const paper = this.papers[place]!;
      return this.forms.compare(paper, this.forms.titleOf(paper), text, 0, onlyStart);
    });
  }
}

/** All keys in order, but for what is beyond the reach of an offset. */
export class SortedKeys {
  /**
   * @param papers by place: whose key it is
   * @param offsets by place: how far it stands from where the paper's forms begin
   */
  constructor(
    readonly papers: Uint32Array,
    readonly offsets: Uint16Array,
    private readonly forms: WrittenForms,
  ) {}

  get length(): number {
    return this.papers.length;
  }

  at(place: number): string {
    const paper = this.papers[place]!;
    return this.forms.text(paper, this.forms.titleOf(paper) + this.offsets[place]!);
  }

  /** Where the keys stand that begin so, or, when `isWhole`, that are so. */
  range(text: string, isWhole: boolean): Places {
    return rangeOf(this.length, isWhole, (place, onlyStart) => {
      const paper = this.papers[place]!;
      return this.forms.compare(paper, this.forms.titleOf(paper) + this.offsets[place]!, text, 0, onlyStart);
    });
  }
}

/** @param compare what stands at a place, or only so much of it as is sought, with what is sought */
function rangeOf(length: number, isWhole: boolean, compare: (place: number, onlyStart: boolean) => number): Places {
  const from = firstPlace(length, (place) => compare(place, false) >= 0);
  const behind = firstPlace(length - from, (place) => compare(from + place, !isWhole) > 0);
  return [from, from + behind];
}
