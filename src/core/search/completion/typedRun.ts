import type { SegmentData } from './completionSegment';
import type { Places } from './sortedForms';

/** Each kind of match ranks above all of the next; within one kind, what is told by less than a step decides. */
export const STEP = { wholeTitle: 7, wholeKey: 6, key: 5, name: 4, title: 3, words: 2, corrected: 1 };

/** All that was typed, run together, beside the titles and keys of a segment. */
export class TypedRun {
  /** Where the titles stand that begin with it or are it, among `titles`; and the keys among `keys`. */
  readonly titles: Places;
  readonly wholeTitles: Places;
  readonly keys: Places;
  readonly wholeKeys: Places;

  /** @param run folded as a title; not empty */
  constructor(
    private readonly data: SegmentData,
    readonly run: string,
  ) {
    const { titles, keys } = data;
    this.titles = titles.range(run, false);
    this.wholeTitles = isEmpty(this.titles) ? this.titles : titles.range(run, true);
    this.keys = keys.range(run, false);
    this.wholeKeys = isEmpty(this.keys) ? this.keys : keys.range(run, true);
  }

  /** Whether it is a whole title or a whole key of any paper. */
  get isWhole(): boolean {
    return !isEmpty(this.wholeTitles) || !isEmpty(this.wholeKeys);
  }

  /** Whether it is a paper's title, or begins a key of it. */
  names(paper: number): boolean {
    return this.#hasKey(paper, false) || this.#hasTitle(paper, true);
  }

  /** Whether it begins a key of a paper. */
  beginsKey(paper: number): boolean {
    return this.#hasKey(paper, false);
  }

  /** The kind of match that a paper is. @param wordStep when only its words match */
  stepOf(paper: number, wordStep: number): number {
    const begins = this.#hasTitle(paper, false);
    if (begins && this.#hasTitle(paper, true)) return STEP.wholeTitle;
    if (this.#hasKey(paper, true)) return STEP.wholeKey;
    if (this.#hasKey(paper, false)) return STEP.key;
    if (!begins) return wordStep;
    return this.data.nameLengths[paper] === this.run.length ? STEP.name : STEP.title;
  }

  #hasTitle(paper: number, isWhole: boolean): boolean {
    const { forms } = this.data;
    if (isEmpty(isWhole ? this.wholeTitles : this.titles)) return false;
    return forms.compare(paper, forms.titleOf(paper), this.run, 0, !isWhole) === 0;
  }

  #hasKey(paper: number, isWhole: boolean): boolean {
    if (isEmpty(isWhole ? this.wholeKeys : this.keys)) return false;
    const { forms } = this.data;
    const end = forms.endOf(paper);
    for (let at = forms.keysOf(paper); at < end; at = forms.after(at)) {
      if (forms.compare(paper, at, this.run, 0, !isWhole) === 0) return true;
    }
    return false;
  }
}

function isEmpty([from, to]: Places): boolean {
  return from >= to;
}
