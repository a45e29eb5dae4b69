import type { Breathe } from '../../breathing';
import { inStretches } from '../arrays/stretches';
import type { Pairs } from './pairsByStem';
import { PostingsWriter } from './postingsWriter';
import { StemGathering } from './stemGathering';
import { TextSegment, type TextSegmentData } from './textSegment';

/** What papers hold, of which a segment is made. */
export interface HeldTexts extends Pick<
  TextSegmentData,
  'ids' | 'checksums' | 'words' | 'stems' | 'stemOf' | 'wordFrequencies'
> {
  readonly pairs: Pairs;
}

/** So many stems are written between two breaths. */
const STRETCH = 128;

/** A segment, given what its papers hold. */
export async function segmentWithPostings({ pairs, ...texts }: HeldTexts, breathe: Breathe): Promise<TextSegment> {
  const lengths = new Uint32Array(texts.ids.length);
  const stems = texts.stems.length;
  const writer = new PostingsWriter(texts.ids.length, stems);
  const gathering = new StemGathering(pairs);
  await inStretches(stems, STRETCH, breathe, (first, end) => {
    for (let s = first; s < end; s++) {
      const { size, papers } = gathering.gather(s);
      for (let i = 0; i < size; i++) lengths[papers[i]!]!++;
      writer.add(gathering);
    }
  });
  const { postings, stemStarts, stemFrequencies } = writer.finish();
  return new TextSegment({ ...texts, lengths, postings, stemStarts, stemFrequencies });
}
