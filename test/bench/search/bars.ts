// Lectern's engines against their bars: ratios within one run.
import { printBar, type Bar } from '../bar';
import { isLecterns } from './engines/all';
import { figuresOf, type Figures, type Outcomes } from './measured';
import { qualityBars } from './qualityBars';
import { qualityOf } from './statistics';

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

/** Speed beside peers, at a hundred thousand papers and more. */
function largeBars(ours: Figures, peers: Named): Bar[] {
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
      ? [{ what: '3 related, source first', value: qualityOf(passages, 'first'), bar: 0.98, isLeast: true, unit: '' }]
      : []),
    ...times('MiniSearch', 10),
    ...times('SQLite FTS5', 3),
    ...share('6 files', (f) => f.size, { MiniSearch: third }),
  ];
}

/** Opening, following and memory, at a hundred thousand papers and more. */
function costBars(size: number, ours: Figures): Bar[] {
  const isLargest = size >= 1_000_000;
  const memory = (what: string, bytes: number): Bar[] => [
    { what: `6 indexes, ${what}`, value: bytes / 1e6, bar: isLargest ? 250 : 100, unit: 'MB' },
    ...(isLargest ? [] : [{ what: `6 indexes, ${what}`, value: bytes / ours.size, bar: 1.3, unit: 'times the files' }]),
  ];
  return [
    { what: '4 open', value: ours.open / ours.read, bar: 1.5, unit: 'times reading the files' },
    { what: '4 first answers', value: ours.first, bar: 5, unit: 'ms' },
    ...(ours.change ? [{ what: '5 one changed paper', value: ours.change.total, bar: 50, unit: 'ms' }] : []),
    ...memory('heap and buffers', ours.memory),
    ...memory('resident', ours.resident),
  ];
}

/** Ten times the papers. */
function growthBars(sizes: readonly number[], figures: (size: number) => Figures | undefined): Bar[] {
  return sizes.flatMap((size) => {
    const [small, large] = [figures(size), figures(size * 10)].map((found) => found && completion(found));
    if (small === undefined || large === undefined) return [];
    const what = `7 completion p95, ${size.toLocaleString('en')} to ${(size * 10).toLocaleString('en')}`;
    // the bar is for the largest step: at smaller sizes it tells where it goes
    return { what, value: large / small, bar: 8, unit: size < 100_000 ? 'times (asked of 100,000 on)' : 'times' };
  });
}

/** Prints one of Lectern's engines against each bar that the run can tell about. */
export function printBars(engine: string, outcomes: Outcomes): void {
  for (const [size, all] of outcomes) {
    const measured = figuresOf(all);
    const ours = measured.get(engine);
    if (!ours) continue;
    const peers = new Map([...measured].filter(([name]) => !isLecterns(name)));
    const isLarge = size >= 100_000;
    const speed = isLarge ? largeBars(ours, peers) : size >= 10_000 ? smallBars(ours, peers) : [];
    const bars = [...speed, ...(isLarge ? costBars(size, ours) : []), ...qualityBars(ours, peers)];
    if (bars.length === 0) continue;
    console.log(`\n${engine} against its bars, ${size.toLocaleString('en')} papers`);
    bars.forEach(printBar);
  }
  const growth = growthBars([...outcomes.keys()], (size) => figuresOf(outcomes.get(size)).get(engine));
  if (growth.length === 0) return;
  console.log(`\n${engine}: growth`);
  growth.forEach(printBar);
}
