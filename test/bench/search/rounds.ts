// Each engine in a process of its own, in several rounds.
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import type { Task } from './child';
import { home } from './home';
import { writeLibrary } from './libraryFile';
import { medianFigures, type AskFigures, type BuildFigures, type Outcome } from './measured';
import type { KindName } from './queries';
import { shortOfMemory } from './resources';

export interface Rounds {
  /** Of the engines. */
  readonly names: readonly string[];
  readonly kinds: readonly KindName[];
  readonly rounds: number;
  /** Each kind of question is asked no longer. */
  readonly seconds: number;
  /** What an engine does at a time, building or answering, is ended then. */
  readonly minutes: number;
  /** Asks what was built in an earlier run. */
  readonly reuse: boolean;
  /** A folder for CPU profiles of each engine. */
  readonly profile: string | undefined;
}

/** Building is measured again only within this time, ms. */
const longBuild = 40_000;

/**
 * Measures engines over a library. Rounds go over all of them, so that a slower moment of the machine hits each.
 * @throws {Error} when there is no room for any of them; what one engine fails at is in its outcome
 */
export async function measureRounds(size: number, options: Rounds): Promise<ReadonlyMap<string, Outcome>> {
  const { names, rounds } = options;
  const short = shortOfMemory(size, names, home);
  if (short.size === names.length) {
    throw new Error([...short].map(([name, why]) => `${name}: ${why}`).join('\n'));
  }
  const library = await writeLibrary(join(home, 'libraries'), size);
  const engines = names.map((name) => new Measuring(name, library, size, options, short.get(name)));
  for (let round = 1; round <= rounds; round++) {
    for (const [i, engine] of engines.entries()) {
      process.stderr.write(`\r· ${size} papers, round ${round}: ${names[i]!.padEnd(24)}`);
      await engine.round(round === 1);
    }
  }
  process.stderr.write(`\r${''.padEnd(70)}\r`);
  return new Map(engines.map((engine, i) => [names[i]!, engine.outcome()]));
}

/** One engine, round by round, until it fails. */
class Measuring {
  readonly #builds: BuildFigures[] = [];
  readonly #asks: AskFigures[] = [];
  readonly #task: Omit<Task, 'what' | 'isThorough'>;
  #failure: string | undefined;

  /** @param failure why it is not even begun */
  constructor(
    name: string,
    library: string,
    size: number,
    private readonly options: Rounds,
    failure: string | undefined,
  ) {
    const { kinds, seconds } = options;
    const folder = join(home, 'indexes', `${name}-${size}`);
    this.#task = { engine: name, library, size, folder, kinds, seconds };
    this.#failure = failure;
  }

  async round(isThorough: boolean): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      await this.#build();
      this.#asks.push(await runChild<AskFigures>({ ...this.#task, what: 'ask', isThorough }, this.options));
    } catch (error) {
      this.#failure = (error as Error).message;
    }
  }

  /** What was measured, even if a later round failed. */
  outcome(): Outcome {
    if (this.#asks.length > 0) return medianFigures(this.#builds, this.#asks);
    return { failure: this.#failure ?? 'nothing was measured' };
  }

  async #build(): Promise<void> {
    const note = join(this.#task.folder, 'build.json');
    if (this.options.reuse && existsSync(note)) {
      this.#builds[0] = JSON.parse(readFileSync(note, 'utf8')) as BuildFigures;
      return;
    }
    if (this.#builds.reduce((sum, { build }) => sum + build, 0) > longBuild) return;
    const task = { ...this.#task, what: 'build', isThorough: false } as const;
    const figures = await runChild<BuildFigures>(task, this.options);
    this.#builds.push(figures);
    writeFileSync(note, JSON.stringify(figures));
  }
}

/** Runs a task in a process of its own. Rejects with the last thing that it said, when it fails. */
function runChild<T>(task: Task, { profile, minutes }: Rounds): Promise<T> {
  const profiling =
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, task.engine, task.what)}`];
  const heap = Math.max(2000, Math.floor((freemem() / 1e6) * 0.9));
  return new Promise((done, failed) => {
    const child = fork(join(__dirname, 'child.js'), {
      execArgv: ['--expose-gc', `--max-old-space-size=${heap}`, ...profiling],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      timeout: minutes * 60_000,
    });
    let said = '';
    let result: T | undefined;
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
    child.once('message', (message) => (result = message as T));
    child.once('close', (status, signal) => {
      const why = /^.*(?:FATAL|Error).*$/m.exec(said)?.[0] ?? said.trim().split('\n').at(-1) ?? '';
      const end = signal === 'SIGTERM' ? `not done in ${minutes} minutes` : `ended with ${status ?? signal}`;
      if (result !== undefined) done(result);
      else failed(new Error(`${task.what}: ${why || end}`));
    });
    child.send(task);
  });
}
