import type { Breathe } from '../../breathing';
import { invert } from '../invert';
import { TextSegment } from './textSegment';

/** What a segment follows from: all of it but the papers of each stem. */
export type HeldTexts = Pick<
  TextSegment['data'],
  'ids' | 'checksums' | 'words' | 'stems' | 'stemOf' | 'wordStarts' | 'held'
>;

/** A segment, given what its papers hold. */
export async function segmentWithPostings(texts: HeldTexts, breathe: Breathe): Promise<TextSegment> {
  const { wordStarts: starts } = texts;
  const inverted = (await invert({ ...texts, starts }, breathe))!;
  return new TextSegment({
    ...texts,
    lengths: inverted.lengths,
    stemStarts: inverted.starts,
    postings: inverted.bytes,
    wordFrequencies: inverted.wordFrequencies,
    stemFrequencies: inverted.frequencies,
  });
}
