// Each engine in a process of its own, in several rounds.
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from './child';
import { home } from './home';
import { libraryFile } from './libraryFile';
import { medianFigures, type AskFigures, type BuildFigures, type Outcome } from './measured';
import type { KindName } from './queries';

export interface Rounds {
  /** Of the engines. */
  readonly names: readonly string[];
  readonly kinds: readonly KindName[];
  readonly rounds: number;
  /** Each kind of question is asked no longer. */
  readonly seconds: number;
  /** Asks what was built in an earlier run. */
  readonly reuse: boolean;
  /** A folder for CPU profiles of each engine. */
  readonly profile: string | undefined;
}

/** Building is measured again only within this time, ms. */
const longBuild = 40_000;

/** Measures engines over a library. Rounds go over all of them, so that a slower moment of the machine hits each. */
export async function measureRounds(size: number, options: Rounds): Promise<ReadonlyMap<string, Outcome>> {
  const { names, kinds, rounds, seconds, profile } = options;
  const library = await libraryFile(join(home, 'libraries'), size);
  const engines = names.map((name) => {
    const folder = join(home, 'indexes', `${name}-${size}`);
    return new Measuring({ engine: name, library, size, folder, kinds, seconds }, options.reuse, profile);
  });
  for (let round = 1; round <= rounds; round++) {
    for (const [i, engine] of engines.entries()) {
      process.stderr.write(`\r· ${size} papers, round ${round}: ${names[i]!.padEnd(24)}`);
      await engine.round();
    }
  }
  process.stderr.write(`\r${''.padEnd(70)}\r`);
  return new Map(engines.map((engine, i) => [names[i]!, engine.outcome()]));
}

/** One engine, round by round, until it fails. */
class Measuring {
  readonly #builds: BuildFigures[] = [];
  readonly #asks: AskFigures[] = [];
  #failure: string | undefined;

  constructor(
    private readonly task: Omit<Task, 'what'>,
    private readonly reuse: boolean,
    private readonly profile: string | undefined,
  ) {}

  async round(): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      await this.#build();
      this.#asks.push(await runChild<AskFigures>({ ...this.task, what: 'ask' }, this.profile));
    } catch (error) {
      this.#failure = (error as Error).message;
    }
  }

  outcome(): Outcome {
    return this.#failure === undefined ? medianFigures(this.#builds, this.#asks) : { failure: this.#failure };
  }

  async #build(): Promise<void> {
    const note = join(this.task.folder, 'build.json');
    if (this.reuse && existsSync(note)) {
      this.#builds[0] = JSON.parse(readFileSync(note, 'utf8')) as BuildFigures;
      return;
    }
    if (this.#builds.reduce((sum, { build }) => sum + build, 0) > longBuild) return;
    const figures = await runChild<BuildFigures>({ ...this.task, what: 'build' }, this.profile);
    this.#builds.push(figures);
    writeFileSync(note, JSON.stringify(figures));
  }
}

/** Runs a task in a process of its own. Rejects with the last thing that it said, when it fails. */
function runChild<T>(task: Task, profile: string | undefined): Promise<T> {
  const profiling =
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, task.engine, task.what)}`];
  return new Promise((done, failed) => {
    const child = fork(join(__dirname, 'child.js'), {
      execArgv: ['--expose-gc', '--max-old-space-size=14000', ...profiling],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      timeout: 1_800_000,
    });
    let said = '';
    let result: T | undefined;
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
    child.once('message', (message) => (result = message as T));
    child.once('close', (status) => {
      const why = /^.*(?:FATAL|Error).*$/m.exec(said)?.[0] ?? said.trim().split('\n').at(-1) ?? '';
      if (result !== undefined) done(result);
      else failed(new Error(why || `ended with ${status}`));
    });
    child.send(task);
  });
}
