// What Lectern holds itself to, as ratios within one run.
import { isLecterns } from './engines/all';
import type { Figures, Outcomes } from './measured';
import { kindNames, kinds } from './queries';
import { qualityOf } from './statistics';
import { rounded } from './table';

/** A bar, and what was measured against it. */
interface Bar {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  /** Whether the value is to be at least, not at most, the bar. */
  readonly isLeast?: boolean;
  /** After the figures: "ms", "of uFuzzy". */
  readonly unit: string;
}

type Named = ReadonlyMap<string, Figures>;
type Figure = (figures: Figures) => number | undefined;
type Peer = 'uFuzzy' | 'FlexSearch' | 'SQLite FTS5' | 'MiniSearch';

/** Two set-ups of one library: the better one counts. */
const setUps: Readonly<Record<Peer, readonly string[]>> = {
  uFuzzy: ['ufuzzy'],
  FlexSearch: ['flexsearch'],
  'SQLite FTS5': ['fts5'],
  MiniSearch: ['minisearch', 'minisearch-tuned'],
};

/** The least that a peer needs; infinite where it was not measured. */
function least(peers: Named, peer: Peer, figure: Figure): number {
  const all = setUps[peer]
    .map((name) => peers.get(name))
    .flatMap((figures) => (figures ? (figure(figures) ?? []) : []));
  return Math.min(Infinity, ...all);
}

/** At most these shares of what peers need. */
function shares(what: string, ours: Figures, peers: Named, figure: Figure, most: Partial<Record<Peer, number>>): Bar[] {
  const own = figure(ours);
  return (Object.entries(most) as [Peer, number][]).flatMap(([peer, bar]) => {
    const other = least(peers, peer, figure);
    return own === undefined || other === Infinity ? [] : { what, value: own / other, bar, unit: `of ${peer}` };
  });
}

const completion: Figure = (figures) => figures.kinds.keystroke?.p95;
const third = 1 / 3;

/** What holds at ten thousand papers. */
function smallBars(ours: Figures, peers: Named): Bar[] {
  return shares('1 completion p95', ours, peers, completion, { uFuzzy: third, FlexSearch: third, MiniSearch: third });
}

/** What holds at a hundred thousand papers and more. */
function largeBars(size: number, ours: Figures, peers: Named): Bar[] {
  const isLargest = size >= 1_000_000;
  const passages = ours.kinds.passage?.ranks;
  const times = (peer: Peer, bar: number): Bar[] => {
    const value = least(peers, peer, ({ build }) => build) / ours.build;
    return value === Infinity ? [] : [{ what: '5 build, papers/s', value, bar, isLeast: true, unit: `of ${peer}` }];
  };
  const share = (what: string, figure: Figure, most: Partial<Record<Peer, number>>) =>
    shares(what, ours, peers, figure, most);
  return [
    ...share('1 completion p95', completion, { uFuzzy: 1 / 15, FlexSearch: 1 / 10, MiniSearch: 1 / 100 }),
    ...share('2 exact search p95', (f) => f.kinds.words?.p95, { FlexSearch: 1 / 4, MiniSearch: 1 / 50 }),
    ...share('2 a typo p95', (f) => f.kinds['words with a typo']?.p95, { FlexSearch: 1 / 4 }),
    ...share('3 related p50', (f) => f.kinds.passage?.p50, { FlexSearch: 1 / 100 }),
    ...(passages
      ? [{ what: '3 related, source first', value: qualityOf(passages).first, bar: 0.98, isLeast: true, unit: '' }]
      : []),
    { what: '4 open', value: ours.open / ours.read, bar: 1.5, unit: 'times reading the files' },
    { what: '4 first answers', value: ours.first, bar: 5, unit: 'ms' },
    ...times('MiniSearch', 10),
    ...times('SQLite FTS5', 3),
    ...(ours.change === undefined ? [] : [{ what: '5 one changed paper', value: ours.change, bar: 50, unit: 'ms' }]),
    ...(isLargest ? [] : [{ what: '6 resident, papers too', value: ours.resident / 1e6, bar: 250, unit: 'MB' }]),
    { what: '6 memory of the indexes', value: ours.memory / 1e6, bar: isLargest ? 250 : 100, unit: 'MB' },
    ...(isLargest
      ? []
      : [{ what: '6 memory of the indexes', value: ours.memory / ours.size, bar: 1.3, unit: 'times the files' }]),
    ...share('6 files', (f) => f.size, { MiniSearch: third }),
  ];
}

/** Fewer answers than these tell nothing about how good they are. */
const fewestAsked = 30;

/** Of each kind of known items, beside the peer that is hardest to beat, on the questions that both came to. */
function qualityBars(ours: Figures, peers: Named): Bar[] {
  return kindNames.flatMap((kind) => {
    const own = ours.kinds[kind]?.ranks;
    if (!own || kinds[kind].ask === 'related') return [];
    const bars = [...peers].flatMap(([name, { kinds: theirs }]): Bar[] => {
      const other = theirs[kind]?.ranks ?? [];
      const count = Math.min(own.length, other.length);
      if (count < fewestAsked) return [];
      const [value, bar] = [qualityOf(own.slice(0, count)).mrr, qualityOf(other.slice(0, count)).mrr];
      return [{ what: `8 MRR@10, ${kind}`, value, bar, isLeast: true, unit: `of ${name}, ${count} asked` }];
    });
    return bars.sort((a, b) => a.value / a.bar - b.value / b.bar).slice(0, 1);
  });
}

/** Ten times the papers. */
function growthBars(sizes: readonly number[], figures: (size: number) => Figures | undefined): Bar[] {
  return sizes.flatMap((size) => {
    const [small, large] = [figures(size), figures(size * 10)].map((found) => found && completion(found));
    if (small === undefined || large === undefined) return [];
    const what = `7 completion p95, ${size.toLocaleString('en')} to ${(size * 10).toLocaleString('en')}`;
    return { what, value: large / small, bar: 8, unit: 'times' };
  });
}

function print({ what, bar, isLeast = false, value, unit }: Bar): void {
  const off = isLeast ? bar / value : value / bar;
  // small shares are read more easily turned around
  const shown = (n: number) => (!isLeast && bar < 1 && n < 1 ? `1/${rounded(1 / n)}` : rounded(n));
  const wanted = `${isLeast ? '≥' : '≤'} ${shown(bar)} ${unit}`;
  const verdict = off <= 1 ? 'met' : `MISSED: ${rounded(off)} times off`;
  console.log(`  ${what.padEnd(42)} ${shown(value).padStart(9)}   ${wanted.padEnd(38)} ${verdict}`);
}

/** Prints one of Lectern's engines against each bar that the run can tell about. */
export function printBars(engine: string, outcomes: Outcomes): void {
  const measured = (size: number): Named =>
    new Map(Array.from(outcomes.get(size) ?? []).flatMap(([name, one]) => ('failure' in one ? [] : [[name, one]])));
  for (const size of outcomes.keys()) {
    const ours = measured(size).get(engine);
    if (!ours) continue;
    const peers = new Map([...measured(size)].filter(([name]) => !isLecterns(name)));
    const bars = size >= 100_000 ? largeBars(size, ours, peers) : size >= 10_000 ? smallBars(ours, peers) : [];
    console.log(`\n${engine} against its bars, ${size.toLocaleString('en')} papers`);
    for (const bar of [...bars, ...qualityBars(ours, peers)]) print(bar);
  }
  for (const bar of growthBars([...outcomes.keys()], (size) => measured(size).get(engine))) print(bar);
}
