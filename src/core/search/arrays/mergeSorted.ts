import type { Breathe } from '../../breathing';
import { inStretches } from './stretches';

/** Texts in order. */
export interface SortedTexts {
  readonly length: number;
  at(place: number): string;
}

/** So many texts are taken between two breaths. */
const STRETCH = 256;

/**
 * Goes over a few lists of texts in the order of all together; of two that are the same, the earlier list's comes first.
 * @param take is told which list, where in it, and whether the text is the same as the one before
 */
export async function mergeSorted(
  lists: readonly SortedTexts[],
  breathe: Breathe,
  take: (which: number, place: number, isSame: boolean) => void,
): Promise<void> {
  const places = lists.map(() => 0);
  const next = lists.map((list) => textAt(list, 0));
  let last: string | undefined;
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  await inStretches(length, STRETCH, breathe, (from, to) => {
    for (let step = from; step < to; step++) {
      const which = leastOf(next);
      const text = next[which];
      const place = places[which]!++;
      next[which] = textAt(lists[which]!, place + 1);
      take(which, place, text === last);
      last = text;
    }
  });
}

function textAt(list: SortedTexts, place: number): string | undefined {
  return place < list.length ? list.at(place) : undefined;
}

/** The first of the least texts there are: lists are too few for a heap. */
function leastOf(texts: readonly (string | undefined)[]): number {
  let least = -1;
  for (let i = 0; i < texts.length; i++) {
    if (texts[i] !== undefined && (least < 0 || texts[i]! < texts[least]!)) least = i;
  }
  return Math.max(0, least);
}
