import type { Breathe } from '../../breathing';
import { readTable, tableSections } from '../keptTable';
import { areBelow, areStarts } from '../ranges';
import { packSections, SectionReader } from '../sections';
import { TextSegment, type TextSegmentData } from './textSegment';

/** Names the sections below, and their version. */
const FORMAT = 0x4c580001;

/** A segment of which nothing is gone, as bytes. */
export function packTextSegment(data: TextSegmentData, breathe: Breathe): Promise<Uint8Array> {
  const sections = [
    ...tableSections(data.ids),
    data.checksums,
    data.lengths,
    ...tableSections(data.words),
    data.stemOf,
    ...tableSections(data.stems),
    data.stemStarts,
    data.postings,
    data.wordStarts,
    data.held,
    data.wordFrequencies,
    data.stemFrequencies,
  ];
  return packSections(FORMAT, sections, breathe);
}

/**
 * The segment that bytes hold, which are not copied where they are aligned; nothing when they hold none. The encoded
 * postings and words are not looked at: whatever they hold, nothing outside of the arrays is read or written.
 */
export function openTextSegment(bytes: Uint8Array): TextSegment | undefined {
  const reader = new SectionReader(bytes, FORMAT);
  const data: TextSegmentData = {
    ids: readTable(reader),
    checksums: reader.float64(),
    lengths: reader.uint32(),
    words: readTable(reader),
    stemOf: reader.uint32(),
    stems: readTable(reader),
    stemStarts: reader.uint32(),
    postings: reader.bytes(),
    wordStarts: reader.uint32(),
    held: reader.bytes(),
    wordFrequencies: reader.uint32(),
    stemFrequencies: reader.uint32(),
  };
  const { ids, words, stems } = data;
  reader.expect(data.checksums.length === ids.length && data.lengths.length === ids.length);
  reader.expect(data.stemOf.length === words.length && areBelow(data.stemOf, stems.length));
  reader.expect(data.wordFrequencies.length === words.length && data.stemFrequencies.length === stems.length);
  reader.expect(areStarts(data.stemStarts, stems.length, data.postings.length));
  reader.expect(areStarts(data.wordStarts, ids.length, data.held.length));
  reader.expect(ids.isSorted() && words.isSorted() && stems.isSorted());
  return reader.ok ? new TextSegment(data) : undefined;
}
