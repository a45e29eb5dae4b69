import { rounded } from '../bar';
import { median, quantile } from '../search/statistics';

/** How far from the floor a figure may be: so many times it, or so much over it; or anywhere up to a fixed value. */
export type Limit = { readonly times: number } | { readonly over: number } | { readonly most: number };

const columns = [46, 12, 12, 12] as const;

const line = (cells: readonly string[], verdict: string): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[i]!))).join('') + `   ${verdict}`;

/** The heading over a part's figures. */
export function printHeading(what: string): void {
  console.log(`\n${line([what, 'Lectern', 'floor', 'at most'], '')}`.trimEnd());
}

/** Prints a figure beside VS Code's own, and what it may be. */
export function printFigure(
  what: string,
  unit: 'ms' | 'MB',
  value: number,
  floor: number | undefined,
  limit?: Limit,
): void {
  const shown = (figure: number | undefined) => (figure === undefined ? '–' : `${rounded(figure)} ${unit}`);
  const most = limit && limitOf(limit, floor ?? 0);
  const verdict = most === undefined ? '' : value <= most ? 'met' : `MISSED: ${rounded(value - most)} ${unit} more`;
  console.log(line([what, shown(value), shown(floor), shown(most)], verdict).trimEnd());
}

function limitOf(limit: Limit, floor: number): number {
  if ('times' in limit) return limit.times * floor;
  return 'over' in limit ? limit.over + floor : limit.most;
}

/** Prints median and p95 of times. */
export function printTimes(what: string, own: readonly number[], floor: readonly number[], limit: Limit): void {
  if (own.length === 0 || floor.length === 0) {
    console.log(`${what}: nothing was seen`);
    return;
  }
  printFigure(`${what}: median`, 'ms', median(own), median(floor), limit);
  printFigure(`${what}: p95`, 'ms', quantile(own, 0.95), quantile(floor, 0.95), limit);
}
