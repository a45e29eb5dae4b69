// How well known items are found, beside the peer that finds them best.
import type { Bar } from '../bar';
import type { Figures } from './measured';
import { kindNames, kinds } from './queries';
import { pairedInterval, qualityOf, worth, type QualityName } from './statistics';

/** Fewer answers than these tell nothing about how good they are. */
const fewestAsked = 30;

const judged = ['MRR@10', 'recall@10'] as const satisfies readonly QualityName[];

/** A bar for one figure of one kind: against the peer that is hardest to beat, on the questions that both came to. */
function hardest(
  what: string,
  name: QualityName,
  own: readonly number[],
  peers: readonly (readonly [string, readonly number[]])[],
): Bar[] {
  const bars = peers.flatMap(([peer, other]): Bar[] => {
    const count = Math.min(own.length, other.length);
    if (count < fewestAsked) return [];
    const [ours, theirs] = [own.slice(0, count), other.slice(0, count)];
    const interval = pairedInterval(ours.map(worth[name]), theirs.map(worth[name]));
    const [value, bar] = [qualityOf(ours, name), qualityOf(theirs, name)];
    return [{ what, value, bar, isLeast: true, unit: `of ${peer}, ${count} asked`, interval }];
  });
  return bars.sort((a, b) => a.value - a.bar - (b.value - b.bar)).slice(0, 1);
}

/** Of each kind of known items that is searched or completed: at least as good as the best peer. */
export function qualityBars(ours: Figures, peers: ReadonlyMap<string, Figures>): Bar[] {
  return kindNames.flatMap((kind) => {
    const own = ours.kinds[kind]?.ranks;
    if (!own || kinds[kind].ask === 'related') return [];
    const theirs = Array.from(peers, ([name, figures]) => [name, figures.kinds[kind]?.ranks ?? []] as const);
    return judged.flatMap((name) => hardest(`8 ${name}, ${kind}`, name, own, theirs));
  });
}
