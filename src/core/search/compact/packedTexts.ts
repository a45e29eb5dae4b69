import type { Breathe } from '../../breathing';
import { readTable, tableSections } from '../arrays/keptTable';
import { areBelow, areStarts } from '../arrays/ranges';
import { packSections, SectionReader } from '../arrays/sections';
import { TextSegment, type TextSegmentData } from './textSegment';

/** Names the sections below, and their version. */
const FORMAT = 0x4c580002;

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
    data.wordFrequencies,
    data.stemFrequencies,
  ];
  return packSections(FORMAT, sections, breathe);
}

/**
 * The segment that bytes hold, which are not copied where they are aligned; nothing when they hold none. Nothing
 * is looked at that takes longer than reading the file: whatever the encoded postings hold, and in whatever order the strings
 * stand, nothing outside of the arrays is read or written, and nothing goes on for ever. Who keeps bytes has a checksum.
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
    wordFrequencies: reader.uint32(),
    stemFrequencies: reader.uint32(),
  };
  const { ids, words, stems } = data;
  reader.expect(data.checksums.length === ids.length && data.lengths.length === ids.length);
  reader.expect(areBelow(data.lengths, stems.length + 1));
  reader.expect(data.stemOf.length === words.length && areBelow(data.stemOf, stems.length));
  reader.expect(data.wordFrequencies.length === words.length && data.stemFrequencies.length === stems.length);
  reader.expect(areStarts(data.stemStarts, stems.length, data.postings.length));
  return reader.ok ? new TextSegment(data) : undefined;
}
