// Lectern's engines beside their peers, over the same papers and questions in one run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printBars } from './bars';
import { growthChart } from './chart';
import { chosenEngines, isLecterns } from './engines/all';
import { printGrowth } from './growth';
import type { Outcome, Outcomes } from './measured';
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
      minutes: { type: 'string', default: '30' },
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
    minutes: number(values.minutes, '--minutes'),
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

const folder = 'out/bench';

/** Keeps what was measured so far. */
function write(outcomes: Outcomes): void {
  const all = [...outcomes].map(([size, by]) => ({ size, engines: Object.fromEntries(by) }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/search.json`, JSON.stringify(all, null, 1));
  if (outcomes.size > 1) writeFileSync(`${folder}/search.svg`, growthChart(outcomes));
}

async function main(): Promise<void> {
  const options = readOptions();
  const outcomes = new Map<number, ReadonlyMap<string, Outcome>>();
  for (const size of options.sizes) {
    try {
      outcomes.set(size, await measureRounds(size, options));
    } catch (error) {
      // the sizes before it are worth as much
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
      continue;
    }
    printTable(size, outcomes.get(size)!);
    write(outcomes);
  }
  if (outcomes.size > 1) printGrowth(outcomes);
  for (const name of options.names.filter(isLecterns)) printBars(name, outcomes);
  if (outcomes.size > 0) console.log(`\nAll figures: ${folder}/search.json`);
  if (outcomes.size > 1) console.log(`How they grow with the library: ${folder}/search.svg`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
