import type { Breathe } from '../../breathing';
import { withRoom } from '../growing';
import { mergeTables } from '../mergeRelations';
import { inStretches } from '../stretches';
import { VarintReader, writeVarint } from '../varints';
import { segmentWithPostings } from './segmentWithPostings';
import type { TextSegment } from './textSegment';

/** So many papers are taken over between two breaths. */
const STRETCH = 128;

/** One segment of what is left of two. They must not change meanwhile, and share no paper that is not gone. */
export async function mergeTextSegments(a: TextSegment, b: TextSegment, breathe: Breathe): Promise<TextSegment> {
  const segments = [a, b] as const;
  const left = segments.map(({ gone }) => gone.map((isGone) => 1 - isGone));
  const ids = await mergeTables([a.data.ids, b.data.ids], left, breathe);
  const words = await mergeTables([a.data.words, b.data.words], segments.map(usedWords), breathe);
  const stems = await mergeTables([a.data.stems, b.data.stems], segments.map(usedStems), breathe);
  const size = ids.table.length;
  // by new number: twice the old one, and one more for papers of the second segment
  const origins = new Uint32Array(size);
  const stemOf = new Uint32Array(words.table.length);
  for (const which of [0, 1] as const) {
    const segment = segments[which];
    for (let p = 0; p < segment.size; p++) if (segment.gone[p] === 0) origins[ids.places[which][p]!] = 2 * p + which;
    for (let w = 0; w < segment.data.words.length; w++) {
      if (segment.wordFrequencies[w]! > 0)
        stemOf[words.places[which][w]!] = stems.places[which][segment.data.stemOf[w]!]!;
    }
  }
  const checksums = new Float64Array(size);
  const wordStarts = new Uint32Array(size + 1);
  let held = new Uint8Array(0);
  let at = 0;
  await inStretches(size, STRETCH, breathe, (first, end) => {
    for (let p = first; p < end; p++) {
      const which = (origins[p]! & 1) as 0 | 1;
      const { data } = segments[which];
      const old = origins[p]! >>> 1;
      checksums[p] = data.checksums[old]!;
      const [start, stop] = [data.wordStarts[old]!, data.wordStarts[old + 1]!];
      // a gap grows by the words that are new between, to at most five bytes from at least one
      held = withRoom(held, at + 5 * (stop - start));
      at = renumber(data.held, [start, stop], words.places[which], held, at);
      wordStarts[p + 1] = at;
    }
  });
  const texts = { ids: ids.table, checksums, words: words.table, stems: stems.table, stemOf, wordStarts };
  return segmentWithPostings({ ...texts, held: held.slice(0, at) }, breathe);
}

/** Writes the words of a paper with the numbers that they have now, which are in the same order. */
function renumber(
  from: Uint8Array,
  [start, end]: readonly [number, number],
  places: Uint32Array,
  to: Uint8Array,
  at: number,
): number {
  const reader = new VarintReader(from, start);
  let word = 0;
  let before = 0;
  while (reader.at < end) {
    const gap = reader.next();
    word += gap >>> 1;
    const place = places[word]!;
    at = writeVarint(to, at, 2 * (place - before) + (gap & 1));
    if (gap & 1) at = writeVarint(to, at, reader.next());
    before = place;
  }
  return at;
}

function usedWords({ wordFrequencies }: TextSegment): Uint8Array {
  return Uint8Array.from(wordFrequencies, (frequency) => Number(frequency > 0));
}

function usedStems({ stemFrequencies }: TextSegment): Uint8Array {
  return Uint8Array.from(stemFrequencies, (frequency) => Number(frequency > 0));
}
