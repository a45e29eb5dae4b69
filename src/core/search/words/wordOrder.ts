import type { Breathe } from '../../breathing';
import { sortedInStretches } from '../arrays/sortedInStretches';
import type { Spellings, WordNumbers } from './wordNumbers';

/** So many words are compared at least between two breaths, if there are more. */
const STRETCH = 4096;
/** So few words are put into order one by one. */
const FEW = 8;

/** The words, by number, in the order of their UTF-16 units. @param selected by word: above 0 for those that are wanted */
export async function wordOrder(numbers: WordNumbers, selected: Uint32Array, breathe: Breathe): Promise<Uint32Array> {
  const { words, spellings } = numbers;
  const plain: number[] = [];
  const others: number[] = [];
  for (let number = 0; number < words.length; number++) {
    if (selected[number] === 0) continue;
    if (spellings.starts[number] === spellings.starts[number + 1]) others.push(number);
    else plain.push(number);
    if (number % STRETCH === 0) await breathe();
  }
  const sortedPlain = Uint32Array.from(plain);
  await sortPlain(sortedPlain, spellings, breathe);
  if (others.length === 0) return sortedPlain;
  const sortedOthers = await sortedInStretches(others, (a, b) => words[a]! < words[b]!, breathe);
  const order = new Uint32Array(plain.length + others.length);
  let [i, j] = [0, 0];
  for (let k = 0; k < order.length; k++) {
    const isPlain = i < plain.length && (j === others.length || words[sortedPlain[i]!]! < words[sortedOthers[j]!]!);
    order[k] = isPlain ? sortedPlain[i++]! : sortedOthers[j++]!;
    if (k % STRETCH === 0) await breathe();
  }
  return order;
}

/** Words of a range that begin with the same letters, `depth` many of them. */
interface Range {
  readonly first: number;
  readonly end: number;
  readonly depth: number;
}

/** Multikey quicksort (J. Bentley and R. Sedgewick, 1997, "Fast algorithms for sorting and searching strings"). */
async function sortPlain(order: Uint32Array, { starts, letters }: Spellings, breathe: Breathe): Promise<void> {
  /** A word's letter; 0 after its last one. */
  const letterAt = (word: number, depth: number): number => {
    const at = starts[word]! + depth;
    return at < starts[word + 1]! ? letters[at]! : 0;
  };
  const isBefore = (a: number, b: number, depth: number): boolean => {
    for (let d = depth; ; d++) {
      const letter = letterAt(a, d);
      const other = letterAt(b, d);
      if (letter !== other) return letter < other;
      if (letter === 0) return false;
    }
  };
  const ranges: Range[] = [{ first: 0, end: order.length, depth: 0 }];
  let compared = 0;
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const { first, end, depth } = range;
    if (end - first <= FEW) {
      for (let i = first + 1; i < end; i++) {
        const word = order[i]!;
        let to = i;
        for (; to > first && isBefore(word, order[to - 1]!, depth); to--) order[to] = order[to - 1]!;
        order[to] = word;
      }
      continue;
    }
    const pivot = median(
      letterAt(order[first]!, depth),
      letterAt(order[(first + end) >>> 1]!, depth),
      letterAt(order[end - 1]!, depth),
    );
    // below the pivot up to `low`, then with it up to `i`, above it from `high` on
    let low = first;
    let high = end;
    for (let i = first; i < high;) {
      const word = order[i]!;
      const letter = letterAt(word, depth);
      if (letter < pivot) {
        order[i++] = order[low]!;
        order[low++] = word;
      } else if (letter > pivot) {
        order[i] = order[--high]!;
        order[high] = word;
      } else i++;
    }
    ranges.push({ first, end: low, depth }, { first: high, end, depth });
    // words that end there are the same, and each is there once
    if (pivot > 0) ranges.push({ first: low, end: high, depth: depth + 1 });
    compared += end - first;
    if (compared > STRETCH) {
      compared = 0;
      await breathe();
    }
  }
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
