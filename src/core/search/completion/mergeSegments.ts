import type { Breathe } from '../../breathing';
import { CompletionSegment, type SegmentData } from './completionSegment';
import { listTops } from './listTops';
import { mergeSorted } from '../arrays/mergeSorted';
import { occurrencesOf } from './occurrences';
import { PaperIds } from './paperIds';
import { PaperWordsBuilder, type PaperWords } from './paperWords';
import { SortedKeys, SortedTitles } from './sortedForms';
import { inStretches } from '../arrays/stretches';
import type { StringTable } from '../arrays/stringTable';
import { StringTableBuilder } from '../arrays/stringTableBuilder';
import { noTops } from './topLists';
import { WrittenFormsBuilder, type WrittenForms } from './writtenForms';

/** So many papers are taken over between two breaths. */
const STRETCH = 256;
/** The number of a paper that is left out. */
const NONE = 0xffffffff;

/** What is merged, and how its papers are numbered from then on. */
interface Merging {
  readonly from: readonly SegmentData[];
  /** By new number: the segment that a paper is from, and its number there. */
  readonly sources: Uint32Array;
  readonly origins: Uint32Array;
  /** By segment and old number: the new one, or `NONE`. */
  readonly numbers: readonly Uint32Array[];
  readonly breathe: Breathe;
}

/** One segment of what is left of a few. They must not change meanwhile, and share no paper that is not gone. */
export async function mergeSegments(
  segments: readonly CompletionSegment[],
  breathe: Breathe,
): Promise<CompletionSegment> {
  const merging = await renumber(segments, breathe);
  const { words, listed } = await mergeWords(merging);
  const { forms, ids } = await mergeForms(merging, words, listed);
  const data: SegmentData = {
    ids,
    words,
    listed,
    forms,
    titles: await mergeTitles(merging, forms),
    keys: await mergeKeys(merging, forms),
    occurrences: await occurrencesOf(listed, words.length, breathe),
    tops: noTops,
    titleLengths: pick(merging, ({ titleLengths }) => titleLengths, new Uint16Array(ids.length)),
    nameLengths: pick(merging, ({ nameLengths }) => nameLengths, new Uint16Array(ids.length)),
    checksums: pick(merging, ({ checksums }) => checksums, new Float64Array(ids.length)),
  };
  return new CompletionSegment({ ...data, tops: await listTops(new CompletionSegment(data), breathe) });
}

async function renumber(segments: readonly CompletionSegment[], breathe: Breathe): Promise<Merging> {
  const from = segments.map(({ data }) => data);
  const numbers = segments.map(({ size }) => new Uint32Array(size).fill(NONE));
  const left = segments.reduce((sum, segment) => sum + segment.left, 0);
  const [sources, origins] = [new Uint32Array(left), new Uint32Array(left)];
  let count = 0;
  const ids = from.map((data) => data.ids);
  await mergeSorted(ids, breathe, (which, paper) => {
    if (segments[which]!.gone[paper] !== 0) return;
    sources[count] = which;
    origins[count] = paper;
    numbers[which]![paper] = count++;
  });
  return { from, sources, origins, numbers, breathe };
}

/** Does something with each paper that is left, in their new order. */
function eachPaper(
  { from, sources, origins, breathe }: Merging,
  work: (data: SegmentData, paper: number, which: number) => void,
): Promise<void> {
  return inStretches(origins.length, STRETCH, breathe, (first, end) => {
    for (let p = first; p < end; p++) work(from[sources[p]!]!, origins[p]!, sources[p]!);
  });
}

/** The words that any paper has, and the papers' lists of them. */
async function mergeWords(merging: Merging): Promise<{ readonly words: StringTable; readonly listed: PaperWords }> {
  const { from, origins, breathe } = merging;
  const places = from.map(({ words }) => new Uint32Array(words.length).fill(NONE));
  let length = 0;
  await eachPaper(merging, ({ listed }, paper, which) => {
    const count = listed.count(paper);
    for (let n = 0; n < count; n++) places[which]![listed.at(paper, n)] = 0;
    length += count;
  });
  const words = new StringTableBuilder();
  let [wordCount, isEntered] = [0, false];
  const tables = from.map((data) => data.words);
  await mergeSorted(tables, breathe, (which, word, isSame) => {
    isEntered &&= isSame;
    if (places[which]![word] === NONE) return;
    if (!isEntered) {
      words.addFrom(tables[which]!, word);
      wordCount++;
      isEntered = true;
    }
    places[which]![word] = wordCount - 1;
  });
  const listing = new PaperWordsBuilder(origins.length, length);
  await eachPaper(merging, ({ listed }, paper, which) => {
    const count = listed.count(paper);
    for (let n = 0; n < count; n++) listing.add(places[which]![listed.at(paper, n)]!);
    listing.close(listed.titleWords[paper]!, listed.authorWords[paper]!);
  });
  return { words: words.build(), listed: listing.build() };
}

async function mergeForms(
  merging: Merging,
  words: StringTable,
  listed: PaperWords,
): Promise<{ readonly forms: WrittenForms; readonly ids: PaperIds }> {
  const writing = new WrittenFormsBuilder(merging.origins.length);
  const heads = new StringTableBuilder();
  await eachPaper(merging, ({ forms, ids }, paper) => {
    writing.addFrom(forms, paper);
    heads.addFrom(ids.heads, paper);
  });
  const forms = writing.build(words, listed);
  const endInTitle = pick(merging, ({ ids }) => ids.endInTitle, new Uint8Array(merging.origins.length));
  return { forms, ids: new PaperIds(heads.build(), endInTitle, forms) };
}

async function mergeTitles({ from, numbers, breathe }: Merging, forms: WrittenForms): Promise<SortedTitles> {
  const lists = from.map(({ titles }) => titles);
  const papers = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  await mergeSorted(lists, breathe, (which, place) => {
    const paper = numbers[which]![lists[which]!.papers[place]!]!;
    if (paper !== NONE) papers[count++] = paper;
  });
  return new SortedTitles(papers.slice(0, count), forms);
}

/** Keys stand as far from where the forms of their paper begin as they stood before. */
async function mergeKeys({ from, numbers, breathe }: Merging, forms: WrittenForms): Promise<SortedKeys> {
  const lists = from.map(({ keys }) => keys);
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  const [papers, offsets] = [new Uint32Array(length), new Uint16Array(length)];
  let count = 0;
  await mergeSorted(lists, breathe, (which, place) => {
    const paper = numbers[which]![lists[which]!.papers[place]!]!;
    if (paper === NONE) return;
    papers[count] = paper;
    offsets[count++] = lists[which]!.offsets[place]!;
  });
  return new SortedKeys(papers.slice(0, count), offsets.slice(0, count), forms);
}

/** What each paper has in an array. */
function pick<T extends Uint8Array | Uint16Array | Float64Array>(
  { from, sources, origins }: Merging,
  of: (data: SegmentData) => T,
  into: T,
): T {
  const arrays = from.map(of);
  for (let p = 0; p < origins.length; p++) into[p] = arrays[sources[p]!]![origins[p]!]!;
  return into;
}
