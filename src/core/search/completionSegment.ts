import type { CompletionEntry } from './completionEntry';
import type { Breathe } from '../breathing';
import type { Field } from './engine';
import { readTable, tableSections } from './keptTable';
import { readRelation, relationOf, relationSections, type Relation } from './relation';
import { packSections, SectionReader } from './sections';
import type { StringTable } from './stringTable';
import { stringTable } from './stringTableBuilder';

/** What completion keeps of some papers, in arrays that can be kept as they are. Papers are numbered by their ids' order. */
export interface SegmentData {
  /** Sorted; each once. */
  readonly ids: StringTable;
  /** See `CompletionEntry` for what a paper's words, keys and title are. */
  readonly words: Relation;
  readonly keys: Relation;
  /** A paper has one title, or none when it folds to nothing. */
  readonly titles: Relation;
  readonly titleWords: Uint32Array;
  readonly authorWords: Uint32Array;
  readonly nameLengths: Uint32Array;
  readonly checksums: Float64Array;
}

/** Names the sections below, and their version. */
const FORMAT = 0x4c530001;

/** Papers that completion knows: what never changes, and which of them are gone. */
export class CompletionSegment implements SegmentData {
  readonly ids: StringTable;
  readonly words: Relation;
  readonly keys: Relation;
  readonly titles: Relation;
  readonly titleWords: Uint32Array;
  readonly authorWords: Uint32Array;
  readonly nameLengths: Uint32Array;
  readonly checksums: Float64Array;
  /** By paper: 1 when it is gone. */
  readonly gone: Uint8Array;
  /** By word: how many papers have it that are not gone. */
  readonly frequencies: Uint32Array;
  #left: number;

  constructor(data: SegmentData) {
    this.ids = data.ids;
    this.words = data.words;
    this.keys = data.keys;
    this.titles = data.titles;
    this.titleWords = data.titleWords;
    this.authorWords = data.authorWords;
    this.nameLengths = data.nameLengths;
    this.checksums = data.checksums;
    this.gone = new Uint8Array(data.ids.length);
    const { holderStarts } = data.words;
    this.frequencies = new Uint32Array(data.words.strings.length);
    for (let w = 0; w < this.frequencies.length; w++) this.frequencies[w] = holderStarts[w + 1]! - holderStarts[w]!;
    this.#left = data.ids.length;
  }

  /** How many papers there were, and how many of them are not gone. */
  get size(): number {
    return this.ids.length;
  }

  get left(): number {
    return this.#left;
  }

  /** The number of a paper that is not gone; or -1. */
  paperOf(id: string): number {
    const paper = this.ids.indexOf(id);
    return paper >= 0 && this.gone[paper] === 0 ? paper : -1;
  }

  /** @param paper not gone yet */
  remove(paper: number): void {
    this.gone[paper] = 1;
    this.#left--;
    const { starts, items } = this.words;
    for (let i = starts[paper]!; i < starts[paper + 1]!; i++) this.frequencies[items[i]!]!--;
  }

  /** The number of a paper's title; -1 when it has none. */
  titleOf(paper: number): number {
    const { starts, items } = this.titles;
    return starts[paper]! < starts[paper + 1]! ? items[starts[paper]!]! : -1;
  }

  /** The ids of the papers that have a title, folded, and are not gone. */
  withTitle(title: string): string[] {
    const { strings, holderStarts, holders } = this.titles;
    const place = strings.indexOf(title);
    if (place < 0) return [];
    const papers = [...holders.subarray(holderStarts[place], holderStarts[place + 1])];
    return papers.filter((paper) => this.gone[paper] === 0).map((paper) => this.ids.at(paper));
  }

  /** Which field the n-th of a paper's words is of; none for the year. */
  fieldOf(paper: number, n: number, word: string): Field | undefined {
    if (n < this.titleWords[paper]!) return 'title';
    if (n < this.titleWords[paper]! + this.authorWords[paper]!) return 'author';
    return /^(1[5-9]|20)\d\d$/.test(word) ? undefined : 'citekey';
  }
}

/** @param entries of different ids */
export function segmentOf(entries: Iterable<CompletionEntry>): CompletionSegment {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new CompletionSegment({
    ids: stringTable(sorted.map(({ id }) => id)),
    words: relationOf(sorted.map(({ words }) => words)),
    keys: relationOf(sorted.map(({ keys }) => keys)),
    titles: relationOf(sorted.map(({ title }) => (title ? [title] : []))),
    titleWords: Uint32Array.from(sorted, ({ titleWords }) => titleWords),
    authorWords: Uint32Array.from(sorted, ({ authorWords }) => authorWords),
    nameLengths: Uint32Array.from(sorted, ({ nameLength }) => nameLength),
    checksums: Float64Array.from(sorted, ({ checksum }) => checksum),
  });
}

/** A segment of which nothing is gone, as bytes. */
export function packSegment(data: SegmentData, breathe: Breathe): Promise<Uint8Array> {
  const sections = [
    ...tableSections(data.ids),
    ...relationSections(data.words),
    ...relationSections(data.keys),
    ...relationSections(data.titles),
    data.titleWords,
    data.authorWords,
    data.nameLengths,
    data.checksums,
  ];
  return packSections(FORMAT, sections, breathe);
}

/** The segment that bytes hold, which are not copied where they are aligned; nothing when they hold none. */
export function openSegment(bytes: Uint8Array): CompletionSegment | undefined {
  const reader = new SectionReader(bytes, FORMAT);
  const ids = readTable(reader);
  reader.expect(ids.isSorted());
  const data: SegmentData = {
    ids,
    words: readRelation(reader, ids.length),
    keys: readRelation(reader, ids.length),
    titles: readRelation(reader, ids.length),
    titleWords: reader.uint32(),
    authorWords: reader.uint32(),
    nameLengths: reader.uint32(),
    checksums: reader.float64(),
  };
  const perPaper = [data.titleWords, data.authorWords, data.nameLengths, data.checksums];
  reader.expect(perPaper.every(({ length }) => length === ids.length));
  return reader.ok ? new CompletionSegment(data) : undefined;
}
