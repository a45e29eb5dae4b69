// Lectern's engines beside their peers, over the same papers and questions in one run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printBars } from './bars';
import { growthChart } from './chart';
import { chosenEngines, isLecterns } from './engines/all';
import type { Outcome } from './measured';
import { kindNames, type KindName } from './queries';
import { measureRounds, type Rounds } from './rounds';
import { printTable } from './table';

interface Options extends Rounds {
  readonly sizes: readonly number[];
}

/** @throws {Error} that says what is wrong with an option */
function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: 'string' },
      kinds: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      reuse: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const number = (text: string, what: string): number => {
    if (!(Number(text) > 0)) throw new Error(`${what} is a number: ${text}`);
    return Number(text);
  };
  return {
    sizes: positionals.length > 0 ? positionals.map((size) => number(size, 'A size')) : [1000, 10_000],
    names: chosenEngines(values.engine),
    kinds: chosenKinds(values.kinds),
    rounds: number(values.rounds, '--rounds'),
    seconds: number(values.seconds, '--seconds'),
    reuse: values.reuse,
    profile: values.profile,
  };
}

/** The kinds of these names, with commas between them; all, when there are none. */
function chosenKinds(listed: string | undefined): readonly KindName[] {
  const names = listed?.split(',') ?? kindNames;
  const unknown = names.find((name) => !kindNames.some((kind) => kind === name));
  if (unknown !== undefined) throw new Error(`There is no kind "${unknown}". There are: ${kindNames.join(', ')}`);
  return names as readonly KindName[];
}

async function main(): Promise<void> {
  const options = readOptions();
  const outcomes = new Map<number, ReadonlyMap<string, Outcome>>();
  for (const size of options.sizes) {
    outcomes.set(size, await measureRounds(size, options));
    printTable(size, outcomes.get(size)!);
  }
  for (const name of options.names.filter(isLecterns)) printBars(name, outcomes);
  const all = [...outcomes].map(([size, by]) => ({ size, engines: Object.fromEntries(by) }));
  mkdirSync('out/bench', { recursive: true });
  writeFileSync('out/bench/search.json', JSON.stringify(all, null, 1));
  if (options.sizes.length > 1) {
    writeFileSync('out/bench/search.svg', growthChart(outcomes));
    console.log('\nHow p95 grows with the library: out/bench/search.svg');
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
