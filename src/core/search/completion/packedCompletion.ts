import type { Breathe } from '../../breathing';
import { CompletionSegment, type SegmentData } from './completionSegment';
import { readTable, tableSections } from '../arrays/keptTable';
import { Occurrences } from './occurrences';
import { PaperIds } from './paperIds';
import { PaperWords } from './paperWords';
import { areStarts } from '../arrays/ranges';
import { packSections, SectionReader } from '../arrays/sections';
import { SortedKeys, SortedTitles } from './sortedForms';
import { TopLists } from './topLists';
import { WrittenForms } from './writtenForms';

/** Names the sections below, and their version. */
const FORMAT = 0x4c530002;

/** A segment of which nothing is gone, as bytes. */
export function packSegment(data: SegmentData, breathe: Breathe): Promise<Uint8Array> {
  const { ids, words, listed, forms, titles, keys, occurrences, tops } = data;
  const sections = [
    ...tableSections(words),
    ...[listed.starts, listed.low, listed.high, listed.titleWords, listed.authorWords],
    ...[forms.starts, forms.bytes, ...tableSections(forms.others)],
    ...[...tableSections(ids.heads), ids.endInTitle],
    ...[titles.papers, keys.papers, keys.offsets],
    ...[occurrences.frequencies, occurrences.starts, occurrences.bytes],
    ...[...tableSections(tops.beginnings), tops.starts, tops.papers],
    ...[data.titleLengths, data.nameLengths, data.checksums],
  ];
  return packSections(FORMAT, sections, breathe);
}

/**
 * The segment that bytes hold, which are not copied where they are aligned; nothing when they hold none. Looked at is what
 * says how far something goes, so that reading ends: not each number, for which opening would take longer than reading the
 * bytes. Numbers of what there is not are met with nothing at all, and whoever keeps the bytes guards them by a checksum.
 */
export function openSegment(bytes: Uint8Array): CompletionSegment | undefined {
  const reader = new SectionReader(bytes, FORMAT);
  const words = readTable(reader);
  const listed = new PaperWords(reader.uint32(), reader.uint16(), reader.bytes(), reader.uint16(), reader.uint16());
  const forms = new WrittenForms(reader.uint32(), reader.bytes(), readTable(reader), words, listed);
  const ids = new PaperIds(readTable(reader), reader.bytes(), forms);
  const titles = new SortedTitles(reader.uint32(), forms);
  const keys = new SortedKeys(reader.uint32(), reader.uint16(), forms);
  const occurrences = new Occurrences(reader.uint32(), reader.uint32(), reader.bytes());
  const tops = new TopLists(readTable(reader), reader.uint32(), reader.uint32());
  const perPaper = { titleLengths: reader.uint16(), nameLengths: reader.uint16(), checksums: reader.float64() };
  const papers = ids.length;
  for (const { length } of [listed.titleWords, listed.authorWords, ids.endInTitle, ...Object.values(perPaper)]) {
    reader.expect(length === papers);
  }
  reader.expect(listed.low.length === listed.high.length && keys.papers.length === keys.offsets.length);
  reader.expect(areStarts(listed.starts, papers, listed.low.length));
  reader.expect(areStarts(forms.starts, papers, forms.bytes.length));
  reader.expect(occurrences.frequencies.length === words.length);
  reader.expect(areStarts(occurrences.starts, words.length, occurrences.bytes.length));
  reader.expect(areStarts(tops.starts, tops.beginnings.length, tops.papers.length));
  if (!reader.ok) return undefined;
  return new CompletionSegment({ ids, words, listed, forms, titles, keys, occurrences, tops, ...perPaper });
}
