import { random, shuffled } from './random';
import { misspelled } from './spelling';

/** Queries with the paper that they are about. */
export interface KnownItem {
  readonly query: string;
  readonly title: string;
}

export type QueryKind = 'title' | 'three words' | 'three words, a typo' | 'sentence';

/** Known-item queries of each kind, made from papers. */
export function knownItems(
  papers: readonly { readonly title: string; readonly abstract: string }[],
  count: number,
  seed = 2,
): Record<QueryKind, KnownItem[]> {
  const next = random(seed);
  const items: Record<QueryKind, KnownItem[]> = {
    title: [],
    'three words': [],
    'three words, a typo': [],
    sentence: [],
  };
  for (let i = 0; i < count; i++) {
    const { title, abstract } = papers[Math.floor(next() * papers.length)]!;
    const words = shuffled(next, title.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length > 4)
      .slice(0, 3);
    const sentences = abstract.split(/(?<=\.)\s+/).filter((sentence) => sentence.split(' ').length > 5);
    items.title.push({ title, query: title });
    if (sentences.length > 0) items.sentence.push({ title, query: sentences[Math.floor(next() * sentences.length)]! });
    if (words.length < 3) continue;
    items['three words'].push({ title, query: words.join(' ') });
    const wrong = words.map((word, j) => (j === 1 ? misspelled(word, next) : word));
    items['three words, a typo'].push({ title, query: wrong.join(' ') });
  }
  return items;
}
