import type { Slot, Texts } from '../texts';

/** Of the papers that a passage cites so many are looked at, and so many of their words. */
const MOST_CITED = 10;
const MOST_STEMS = 24;

/**
 * What the papers that a passage cites are about, as something to ask for: their most telling words, as relevance feedback
 * takes them (S. Robertson, 1990, "On term selection for query expansion"). What several of them hold counts more.
 * @param cited ids
 */
export function citedSlots(index: Texts, cited: readonly string[]): Slot[] {
  const weights = new Map<string, number>();
  const papers = cited.slice(0, MOST_CITED);
  for (const id of papers) {
    const counts = new Map<string, number>();
    for (const { field, sequence } of index.read(id)) {
      if (field !== 'title' && field !== 'abstract') continue;
      for (const stem of sequence) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    for (const [stem, count] of counts) weights.set(stem, (weights.get(stem) ?? 0) + count / (count + 1));
  }
  const telling = [...weights]
    // what only one paper holds leads to no other one
    .filter(([stem]) => index.frequency(stem) > 1)
    .map(([stem, weight]) => ({ stem, weight: weight / papers.length, value: weight * index.information(stem) }));
  telling.sort((a, b) => b.value - a.value || (a.stem < b.stem ? -1 : 1));
  return telling.slice(0, MOST_STEMS).map(({ stem, weight }) => ({ alternatives: [{ stems: [stem], weight }] }));
}
