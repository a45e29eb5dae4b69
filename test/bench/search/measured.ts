// What is measured of an engine over a library. Times in ms, sizes and memory in bytes.
import type { ChangeTimes } from './engine';
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

export interface OpenFigures {
  /** Reading the files of the index into fresh buffers, in turns with `open` in the same process. */
  readonly read: number;
  readonly open: number;
  /** Opening in a process that has not opened anything before. */
  readonly coldOpen: number;
  /** The longer of the first suggestion and the first search after opening. */
  readonly first: number;
  /** What the index added to JavaScript's heap and its buffers, after garbage collection. */
  readonly memory: number;
  /** What it added to the buffers alone. */
  readonly buffers: number;
  /** What it added to the memory of the process, after garbage collection. */
  readonly resident: number;
}

export interface AskFigures extends OpenFigures {
  readonly kinds: Partial<Record<KindName, KindFigures>>;
  /** Kinds that the engine failed at, and why. */
  readonly failures: readonly string[];
  /** A changed paper, until it is found, and what of it went into following the library and into the index. */
  readonly change?: ChangeTimes & { readonly total: number };
}

/** The figures of one round, or of several. */
export interface Figures extends AskFigures, BuildFigures {}

/** What came of an engine: figures, or why there are none. */
export type Outcome = Figures | { readonly failure: string };

/** By size of the library, then by engine. */
export type Outcomes = ReadonlyMap<number, ReadonlyMap<string, Outcome>>;

/** The engines that did not fail. */
export function figuresOf(outcomes: ReadonlyMap<string, Outcome> | undefined): ReadonlyMap<string, Figures> {
  return new Map([...(outcomes ?? [])].flatMap(([name, one]) => ('failure' in one ? [] : [[name, one]])));
}

/** Each figure's median; the ranks are those of the round that asked most. */
export function medianFigures(builds: readonly BuildFigures[], asks: readonly AskFigures[]): Figures {
  const of = <T>(all: readonly T[], figure: (one: T) => number) => median(all.map(figure));
  const kinds: AskFigures['kinds'] = {};
  for (const kind of Object.keys(asks[0]!.kinds) as KindName[]) {
    const all = asks.flatMap((one) => one.kinds[kind] ?? []);
    const most = all.reduce((a, b) => ((b.ranks?.length ?? 0) > (a.ranks?.length ?? 0) ? b : a));
    kinds[kind] = { ...most, p50: of(all, ({ p50 }) => p50), p95: of(all, ({ p95 }) => p95) };
  }
  const changes = asks.flatMap(({ change }) => change ?? []);
  return {
    build: of(builds, ({ build }) => build),
    peak: of(builds, ({ peak }) => peak),
    size: of(builds, ({ size }) => size),
    read: of(asks, ({ read }) => read),
    open: of(asks, ({ open }) => open),
    coldOpen: of(asks, ({ coldOpen }) => coldOpen),
    first: of(asks, ({ first }) => first),
    memory: of(asks, ({ memory }) => memory),
    buffers: of(asks, ({ buffers }) => buffers),
    resident: of(asks, ({ resident }) => resident),
    kinds,
    failures: [...new Set(asks.flatMap(({ failures }) => failures))],
    ...(changes.length > 0 && {
      change: {
        total: of(changes, ({ total }) => total),
        library: of(changes, ({ library }) => library),
        index: of(changes, ({ index }) => index),
      },
    }),
  };
}
