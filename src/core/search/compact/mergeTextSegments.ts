import type { Breathe } from '../../breathing';
import { mergeTables } from '../arrays/mergeTables';
import { inStretches } from '../arrays/stretches';
import { StemMerge } from './mergeStems';
import { PostingsWriter } from './postingsWriter';
import { wordsByStem } from './stemWords';
import { TextSegment } from './textSegment';

/** So many stems are merged between two breaths. */
const STRETCH = 64;
/** Stands for no stem. */
const NONE = 0xffffffff;

/**
 * One segment of what is left of two, of which all that is gone is no longer counted. They must not change meanwhile, and
 * share no paper that is not gone.
 */
export async function mergeTextSegments(a: TextSegment, b: TextSegment, breathe: Breathe): Promise<TextSegment> {
  const segments = [a, b] as const;
  const left = segments.map(({ gone }) => gone.map((isGone) => 1 - isGone));
  const ids = await mergeTables([a.data.ids, b.data.ids], left, breathe);
  const usedWords = segments.map(({ counted }) => areUsed(counted.wordFrequencies));
  const words = await mergeTables([a.data.words, b.data.words], usedWords, breathe);
  const usedStems = segments.map(({ counted }) => areUsed(counted.stemFrequencies));
  const stems = await mergeTables([a.data.stems, b.data.stems], usedStems, breathe);

  const size = ids.table.length;
  const checksums = new Float64Array(size);
  const lengths = new Uint32Array(size);
  const stemOf = new Uint32Array(words.table.length);
  const wordFrequencies = new Uint32Array(words.table.length);
  // by new stem, for each segment: its number there
  const oldStems = [NONE, NONE].map((none) => new Uint32Array(stems.table.length).fill(none));
  for (const which of [0, 1] as const) {
    const { data, gone, counted } = segments[which];
    for (let p = 0; p < gone.length; p++) {
      if (gone[p] === 1) continue;
      checksums[ids.places[which][p]!] = data.checksums[p]!;
      lengths[ids.places[which][p]!] = data.lengths[p]!;
    }
    for (let w = 0; w < usedWords[which]!.length; w++) {
      if (usedWords[which]![w] === 0) continue;
      const word = words.places[which][w]!;
      stemOf[word] = stems.places[which][data.stemOf[w]!]!;
      wordFrequencies[word]! += counted.wordFrequencies[w]!;
    }
    for (let s = 0; s < usedStems[which]!.length; s++) {
      if (usedStems[which]![s] === 1) oldStems[which]![stems.places[which][s]!] = s;
    }
  }
  const merge = new StemMerge(
    segments.map((segment, which) => ({ segment, papers: ids.places[which]!, words: words.places[which]! })),
    wordsByStem(stemOf, stems.table.length),
  );
  const writer = new PostingsWriter(size, stems.table.length);
  await inStretches(stems.table.length, STRETCH, breathe, (first, end) => {
    for (let s = first; s < end; s++) {
      writer.add(
        merge.merged(
          s,
          oldStems.map((old) => (old[s] === NONE ? undefined : old[s])),
        ),
      );
    }
  });
  const { postings, stemStarts, stemFrequencies } = writer.finish();
  return new TextSegment({
    ...{ ids: ids.table, checksums, lengths, words: words.table, stemOf, stems: stems.table },
    ...{ postings, stemStarts, stemFrequencies, wordFrequencies },
  });
}

function areUsed(frequencies: Uint32Array): Uint8Array {
  return Uint8Array.from(frequencies, (frequency) => Number(frequency > 0));
}
