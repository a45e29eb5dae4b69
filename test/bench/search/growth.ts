// How what an engine costs grows with the library, as a table.
import { rounded } from '../bar';
import { figuresOf, type Figures, type Outcomes } from './measured';
import type { KindName } from './queries';

/** A figure that is followed over the sizes. */
export interface Grown {
  readonly what: string;
  /** Undefined where the engine has none. */
  readonly value: (figures: Figures) => number | undefined;
}

const p95 = (kind: KindName): Grown => ({ what: `${kind}, p95 ms`, value: ({ kinds }) => kinds[kind]?.p95 });

export const grown: readonly Grown[] = [
  p95('keystroke'),
  p95('words'),
  p95('words with a typo'),
  p95('passage'),
  { what: 'build, s', value: ({ build }) => build / 1000 },
  { what: 'open, ms', value: ({ open }) => open },
  { what: 'files, MB', value: ({ size }) => size / 1e6 },
  { what: 'indexes, resident, MB', value: ({ resident }) => resident / 1e6 },
];

const column = 20;

/** Prints each figure over the sizes; behind it how many times that of the size before it is. */
export function printGrowth(outcomes: Outcomes): void {
  const sizes = [...outcomes.keys()].sort((a, b) => a - b);
  const by = sizes.map((size) => figuresOf(outcomes.get(size)));
  const names = [...new Set(by.flatMap((figures) => [...figures.keys()]))];
  for (const { what, value } of grown) {
    console.log(`\n${what.padEnd(32)}${sizes.map((size) => size.toLocaleString('en').padStart(column)).join('')}`);
    for (const name of names) {
      const values = by.map((figures) => {
        const found = figures.get(name);
        return found && value(found);
      });
      if (values.every((one) => one === undefined)) continue;
      const cells = values.map((one, i) => {
        if (one === undefined) return '–';
        const before = values[i - 1];
        return rounded(one) + (before === undefined ? ''.padStart(9) : `${rounded(one / before)}×`.padStart(9));
      });
      console.log(`  ${name.padEnd(30)}${cells.map((cell) => cell.padStart(column)).join('')}`);
    }
  }
}
