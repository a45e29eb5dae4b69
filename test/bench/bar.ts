// What Lectern holds itself to, as it is printed.

/** A bar, and what was measured against it. */
export interface Bar {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  /** Whether the value is to be at least, not at most, the bar. */
  readonly isLeast?: boolean;
  /** After the figures: "ms", "of uFuzzy". */
  readonly unit: string;
  /** Where the value comes of a sample: between which the difference to the bar lies, but for one time in twenty. */
  readonly interval?: readonly [number, number];
}

/** Three digits that count. */
export function rounded(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1000) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** Met, missed and by how much; or missed by less than chance can account for. */
export function verdictOn({ value, bar, isLeast = false, interval }: Bar): string {
  const off = isLeast ? bar / value : value / bar;
  const margin = interval ? ` (difference ${interval.map((end) => end.toFixed(3)).join(' to ')})` : '';
  if (off <= 1) return `met${margin}`;
  if (interval && interval[1] >= 0) return `met within chance${margin}`;
  return interval ? `MISSED${margin}` : `MISSED: ${rounded(off)} times off`;
}

export function printBar(measured: Bar): void {
  const { what, bar, isLeast = false, value, unit } = measured;
  // small shares are read more easily turned around
  const shown = (n: number) => (!isLeast && bar < 1 && n < 1 && n > 0 ? `1/${rounded(1 / n)}` : rounded(n));
  const wanted = `${isLeast ? '≥' : '≤'} ${shown(bar)} ${unit}`;
  console.log(`  ${what.padEnd(46)} ${shown(value).padStart(9)}   ${wanted.padEnd(40)} ${verdictOn(measured)}`);
}
