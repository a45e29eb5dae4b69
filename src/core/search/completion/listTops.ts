import type { Breathe } from '../../breathing';
import type { CompletionSegment } from './completionSegment';
import { SegmentQuery } from './segmentQuery';
import { stringTable } from '../arrays/stringTableBuilder';
import { TopLists } from './topLists';

/** A beginning has a list when its words fill so many bytes of `Occurrences`: below that all papers are looked at quickly. */
const HEAVY = 4096;
/** More papers are not asked for by whoever completes. */
const LISTED = 512;
/** Longer beginnings have no list: it would take the square of its length to keep all of a word's. */
const LONGEST_LISTED = 40;

/** Makes the lists of a segment of which nothing is gone. */
export async function listTops(segment: CompletionSegment, breathe: Breathe): Promise<TopLists> {
  const lists: { readonly beginning: string; readonly papers: readonly number[] }[] = [];
  for (const beginning of heavyBeginnings(segment)) {
    const query = new SegmentQuery(segment, { run: beginning, limit: LISTED });
    query.read([{ words: [], beginnings: [beginning] }]);
    query.findNamed();
    // keys come first
    if (!query.top.isFull) query.findAll();
    lists.push({ beginning, papers: query.top.items.map(({ paper }) => paper) });
    await breathe();
  }
  lists.sort((a, b) => (a.beginning < b.beginning ? -1 : 1));
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, { papers }] of lists.entries()) starts[i + 1] = starts[i]! + papers.length;
  const papers = Uint32Array.from(lists.flatMap((list) => list.papers));
  return new TopLists(stringTable(lists.map(({ beginning }) => beginning)), starts, papers);
}

/** Beginnings of words that many papers have: each letter after one of them is looked at. */
function* heavyBeginnings({ data: { words, occurrences } }: CompletionSegment): Generator<string> {
  const open = [{ text: '', from: 0, to: words.length }];
  for (let each = open.pop(); each; each = open.pop()) {
    let { from } = each;
    while (from < each.to) {
      const unit = words.unit(from, each.text.length);
      // the beginning itself, as a word, stands before what goes on
      if (unit < 0) {
        from++;
        continue;
      }
      const text = each.text + String.fromCharCode(unit);
      const to = Math.max(from + 1, words.endOf(text, from, each.to));
      if (occurrences.sizeOf(from, to) >= HEAVY) {
        yield text;
        if (text.length < LONGEST_LISTED) open.push({ text, from, to });
      }
      from = to;
    }
  }
}
