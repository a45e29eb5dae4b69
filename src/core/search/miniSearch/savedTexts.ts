import type { Breathe } from '../../breathing';
import type { HeldWords } from './heldWords';
import { readTable, tableSections } from '../arrays/keptTable';
import { areBelow, areStarts } from '../arrays/ranges';
import { packSections, SectionReader } from '../arrays/sections';
import type { StringTable } from '../arrays/stringTable';
import { StringTableBuilder } from '../arrays/stringTableBuilder';
import type { Vocabulary } from '../words/vocabulary';

/** What is kept of a text index. Everything else follows from it. */
export interface SavedTexts {
  readonly ids: StringTable;
  readonly checksums: Float64Array;
  /** The words of paper `p` are `held[starts[p]]` to, without it, `held[starts[p + 1]]`, as `HeldWords` encodes them. */
  readonly starts: Uint32Array;
  readonly held: Uint8Array;
  /** By number; the empty string where a number is free. */
  readonly words: StringTable;
  /** The numbers of the words in alphabetical order. */
  readonly order: Uint32Array;
  readonly stems: StringTable;
  /** By word: its stem. */
  readonly stemOf: Uint32Array;
}

/** Names the sections below, and their version. */
const FORMAT = 0x4c540002;

export function packTexts(texts: SavedTexts, breathe: Breathe): Promise<Uint8Array> {
  const sections = [
    ...tableSections(texts.ids),
    texts.checksums,
    texts.starts,
    texts.held,
    ...tableSections(texts.words),
    texts.order,
    ...tableSections(texts.stems),
    texts.stemOf,
  ];
  return packSections(FORMAT, sections, breathe);
}

/** Views of the bytes, or nothing when they are not what `packTexts` made. The encoded words are not looked at. */
export function openTexts(bytes: Uint8Array): SavedTexts | undefined {
  const reader = new SectionReader(bytes, FORMAT);
  const texts: SavedTexts = {
    ids: readTable(reader),
    checksums: reader.float64(),
    starts: reader.uint32(),
    held: reader.bytes(),
    words: readTable(reader),
    order: reader.uint32(),
    stems: readTable(reader),
    stemOf: reader.uint32(),
  };
  reader.expect(texts.checksums.length === texts.ids.length && texts.stemOf.length === texts.words.length);
  reader.expect(areStarts(texts.starts, texts.ids.length, texts.held.length));
  reader.expect(areBelow(texts.order, texts.words.length) && areBelow(texts.stemOf, texts.stems.length));
  return reader.ok ? texts : undefined;
}

/** So many papers or words are packed between two breaths. */
const STRETCH = 256;

/** What the papers hold, one after the other. */
export async function packHeld(
  papers: HeldWords,
  breathe: Breathe,
): Promise<Pick<SavedTexts, 'ids' | 'checksums' | 'starts' | 'held'>> {
  const ids = new StringTableBuilder();
  const checksums = new Float64Array(papers.size);
  const starts = new Uint32Array(papers.size + 1);
  const parts: Uint8Array[] = [];
  let p = 0;
  for (const [id, { checksum, bytes, start, end }] of papers.entries()) {
    ids.add(id);
    checksums[p] = checksum;
    starts[p + 1] = starts[p]! + end - start;
    parts.push(bytes.subarray(start, end));
    if (++p % STRETCH === 0) await breathe();
  }
  const held = new Uint8Array(starts[p] ?? 0);
  for (const [i, part] of parts.entries()) {
    held.set(part, starts[i]);
    if (i % STRETCH === 0) await breathe();
  }
  return { ids: ids.build(), checksums, starts, held };
}

/** The words of a vocabulary with their stems. */
export async function packWords(
  vocabulary: Vocabulary,
  stemOf: (word: string) => string,
  breathe: Breathe,
): Promise<Pick<SavedTexts, 'words' | 'order' | 'stems' | 'stemOf'>> {
  const words = new StringTableBuilder();
  const stems = new StringTableBuilder();
  const places = new Map<string, number>();
  const stemPlaces = new Uint32Array(vocabulary.words.length);
  for (const [w, word] of vocabulary.words.entries()) {
    words.add(word);
    const stem = stemOf(word);
    let place = places.get(stem);
    if (place === undefined) {
      place = places.size;
      places.set(stem, place);
      stems.add(stem);
    }
    stemPlaces[w] = place;
    if (w % STRETCH === 0) await breathe();
  }
  return { words: words.build(), order: vocabulary.order(), stems: stems.build(), stemOf: stemPlaces };
}
