// What is measured of an engine over a library. Times in ms, sizes and memory in bytes.
import type { KindName } from './queries';
import { median } from './statistics';

export interface BuildFigures {
  readonly build: number;
  /** The most memory that the process had meanwhile. */
  readonly peak: number;
  readonly size: number;
}

export interface KindFigures {
  readonly p50: number;
  readonly p95: number;
  /** Of known items, in their order, as many as were asked in the time there was: places from 0; -1 if not found. */
  readonly ranks?: readonly number[];
}

export interface AskFigures {
  /** Reading the files of the index into fresh buffers. */
  readonly read: number;
  readonly open: number;
  /** The longer of the first suggestion and the first search after it. */
  readonly first: number;
  /** JavaScript's memory and buffers of the index, after garbage collection. */
  readonly memory: number;
  /** Resident memory of papers and index, over that of the empty process, after garbage collection. */
  readonly resident: number;
  readonly kinds: Partial<Record<KindName, KindFigures>>;
  /** A changed paper, until it is found. */
  readonly change?: number;
}

/** The figures of one round, or of several. */
export interface Figures extends AskFigures, BuildFigures {}

/** What came of an engine: figures, or why there are none. */
export type Outcome = Figures | { readonly failure: string };

/** By size of the library, then by engine. */
export type Outcomes = ReadonlyMap<number, ReadonlyMap<string, Outcome>>;

/** Each figure's median; how good answers are does not change between rounds. */
export function medianFigures(builds: readonly BuildFigures[], asks: readonly AskFigures[]): Figures {
  const of = <T>(all: readonly T[], figure: (one: T) => number) => median(all.map(figure));
  const kinds: AskFigures['kinds'] = {};
  for (const kind of Object.keys(asks[0]!.kinds) as KindName[]) {
    const all = asks.map((one) => one.kinds[kind]!);
    kinds[kind] = { ...all[0]!, p50: of(all, ({ p50 }) => p50), p95: of(all, ({ p95 }) => p95) };
  }
  const changes = asks.flatMap(({ change }) => change ?? []);
  return {
    build: of(builds, ({ build }) => build),
    peak: of(builds, ({ peak }) => peak),
    size: of(builds, ({ size }) => size),
    read: of(asks, ({ read }) => read),
    open: of(asks, ({ open }) => open),
    first: of(asks, ({ first }) => first),
    memory: of(asks, ({ memory }) => memory),
    resident: of(asks, ({ resident }) => resident),
    kinds,
    ...(changes.length > 0 && { change: median(changes) }),
  };
}
