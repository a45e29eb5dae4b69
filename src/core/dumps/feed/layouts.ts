/** A way to print papers: how likely a blank line is, by what it stands before, and what an abstract's lines cost. */
export interface Layout {
  readonly title: number;
  readonly abstract: number;
  readonly abstractGoesOn: number;
  /** What it costs that an abstract goes on after a blank line, and without one. */
  readonly goesOnApart: number;
  readonly goesOnTogether: number;
  readonly oneLine: number;
  readonly severalLines: number;
  /** Whether lines break anywhere. */
  readonly ragged: boolean;
  /** Whether every line stands apart, so that a blank line says nothing. */
  readonly scattered: boolean;
  /** What it costs that a page begins with it. */
  readonly rare: number;
}

const spaced = { title: 0.97, abstract: 0.97 };
const packed = { title: 0.03, abstract: 0.03 };
/** Packed, with a blank line between papers. */
const parted = { title: 0.97, abstract: 0.03 };
/**
 * Most pages keep every abstract on one line; those that break lines at a width or at sentences break most; those that
 * break them anywhere break all or some.
 */
const whole = { oneLine: 0, severalLines: 4, ragged: false, scattered: false, rare: 0 };
const broken = { oneLine: 1.5, severalLines: 0.3, ragged: false, scattered: false, rare: 0 };
const ragged = { oneLine: 0.7, severalLines: 0.7, ragged: true, scattered: false, rare: 4 };
/** Spaced, with a blank line after every line of an abstract as well. */
const scattered = { oneLine: 0.7, severalLines: 0.7, ragged: true, scattered: true, rare: 6 };
const breakings = [whole, broken, ragged];
export const layouts: readonly Layout[] = [
  ...breakings.flatMap((breaking) => [
    layout({ ...spaced, ...breaking, abstractGoesOn: 0.1 }),
    layout({ ...packed, ...breaking, abstractGoesOn: 0.01 }),
    layout({ ...parted, ...breaking, abstractGoesOn: 0.05 }),
  ]),
  layout({ ...spaced, ...scattered, abstractGoesOn: 0.97 }),
];

function layout(known: Omit<Layout, 'goesOnApart' | 'goesOnTogether'>): Layout {
  const { abstractGoesOn } = known;
  return { ...known, goesOnApart: blank(abstractGoesOn, true), goesOnTogether: blank(abstractGoesOn, false) };
}

/** What a blank line costs, or that none is there, by how likely one is. */
export function blank(likely: number, there: boolean): number {
  return -Math.log(there ? likely : 1 - likely);
}
