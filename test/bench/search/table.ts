import { rounded } from '../bar';
import { isLecterns } from './engines/all';
import type { Figures, Outcome } from './measured';
import { kindNames } from './queries';
import { qualityOf } from './statistics';

/** A line of the table. */
interface Row {
  readonly label: string;
  readonly value: (figures: Figures) => number | undefined;
  /** Shares and the like stand without a ratio. */
  readonly isShare?: boolean;
}

const mega = (bytes: number): number => bytes / 1e6;

function rowsOf(size: number): Row[] {
  const times = kindNames.flatMap((kind): Row[] => [
    { label: `${kind}, p50 ms`, value: ({ kinds }) => kinds[kind]?.p50 },
    { label: `${kind}, p95 ms`, value: ({ kinds }) => kinds[kind]?.p95 },
  ]);
  const quality = kindNames.flatMap((kind): Row[] => {
    const figure = (of: 'MRR@10' | 'recall@10') => (figures: Figures) => {
      const ranks = figures.kinds[kind]?.ranks;
      return ranks && qualityOf(ranks, of);
    };
    return [
      { label: `${kind}, MRR@10`, value: figure('MRR@10'), isShare: true },
      { label: `${kind}, recall@10`, value: figure('recall@10'), isShare: true },
      { label: `${kind}, asked`, value: ({ kinds }) => kinds[kind]?.ranks?.length, isShare: true },
    ];
  });
  return [
    ...times,
    { label: 'build, papers/s', value: ({ build }) => (size / build) * 1000 },
    { label: 'one changed paper, ms', value: ({ change }) => change?.total },
    { label: '  of it in the library, ms', value: ({ change }) => change?.library },
    { label: '  of it in the index, ms', value: ({ change }) => change?.index },
    { label: 'open, ms', value: ({ open }) => open },
    { label: 'open in a new process, ms', value: ({ coldOpen }) => coldOpen },
    { label: 'open / reading the files', value: ({ open, read }) => open / read, isShare: true },
    { label: 'first answers, ms', value: ({ first }) => first },
    { label: 'files, MB', value: (figures) => mega(figures.size) },
    { label: 'indexes, heap and buffers, MB', value: ({ memory }) => mega(memory) },
    { label: 'indexes, buffers, MB', value: ({ buffers }) => mega(buffers) },
    { label: 'indexes, resident, MB', value: ({ resident }) => mega(resident) },
    { label: 'peak while building, MB', value: ({ peak }) => mega(peak) },
    ...quality,
  ];
}

const column = 20;

/** Prints each figure, behind it how many times the first of Lectern's engines' it is. */
export function printTable(size: number, outcomes: ReadonlyMap<string, Outcome>): void {
  const figures = [...outcomes].flatMap(([name, outcome]) => ('failure' in outcome ? [] : [{ name, outcome }]));
  const reference = figures.find(({ name }) => isLecterns(name))?.outcome;
  console.log(`\n${size.toLocaleString('en')} papers${reference ? ' (×: how many times Lectern’s)' : ''}`);
  for (const [name, outcome] of outcomes) {
    const failures = 'failure' in outcome ? [outcome.failure] : outcome.failures;
    for (const failure of failures) console.log(`${name} failed: ${failure}`);
  }
  if (figures.length === 0) return;
  console.log(''.padEnd(32) + figures.map(({ name }) => name.padStart(column)).join(''));
  for (const { label, value, isShare } of rowsOf(size)) {
    const cells = figures.map(({ outcome }) => {
      const own = value(outcome);
      if (own === undefined) return '–'.padStart(column);
      const compared = outcome === reference || isShare === true ? undefined : reference && value(reference);
      const ratio = compared === undefined ? '' : ` ${rounded(own / compared)}×`.padStart(10);
      return (rounded(own) + ratio).padStart(column);
    });
    if (figures.some(({ outcome }) => value(outcome) !== undefined)) console.log(label.padEnd(32) + cells.join(''));
  }
}
