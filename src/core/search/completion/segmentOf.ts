import type { CompletionEntry } from './completionEntry';
import { CompletionSegment } from './completionSegment';
import { fewOccurrencesOf } from './occurrences';
import { PaperIds } from './paperIds';
import { PaperWordsBuilder } from './paperWords';
import { LONGEST_OFFSET, SortedKeys, SortedTitles } from './sortedForms';
import { stringTable } from '../arrays/stringTableBuilder';
import { noTops } from './topLists';
import { WrittenFormsBuilder } from './writtenForms';

/** A title or key, and whose it is. */
interface Placed {
  readonly text: string;
  readonly paper: number;
  readonly offset: number;
}

/** The segment of a few papers, at once. @param entries of different ids */
export function segmentOf(entries: Iterable<CompletionEntry>): CompletionSegment {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  const numbers = new Map<string, number>();
  let wordCount = 0;
  for (const { words } of sorted) {
    for (const word of words) numbers.set(word, 0);
    wordCount += words.length;
  }
  const texts = [...numbers.keys()].sort();
  for (const [number, text] of texts.entries()) numbers.set(text, number);
  const listing = new PaperWordsBuilder(sorted.length, wordCount);
  const writing = new WrittenFormsBuilder(sorted.length);
  const [titles, keys]: [Placed[], Placed[]] = [[], []];
  for (const [paper, entry] of sorted.entries()) {
    for (const word of entry.words) listing.add(numbers.get(word)!);
    listing.close(entry.titleWords, entry.authorWords);
    writing.addTitle(entry.title, entry.words, entry.titleWords);
    if (entry.title.text !== '') titles.push({ text: entry.title.text, paper, offset: 0 });
    for (const key of entry.keys) {
      const offset = writing.addKey(key, entry.words);
      if (offset <= LONGEST_OFFSET) keys.push({ text: key.text, paper, offset });
    }
    writing.close();
  }
  titles.sort(byText);
  keys.sort(byText);
  const [words, listed] = [stringTable(texts), listing.build()];
  const forms = writing.build(words, listed);
  const endInTitle = sorted.map(({ id, title }) => title.text !== '' && id.endsWith(title.text));
  const heads = sorted.map(({ id, title }, i) => (endInTitle[i] ? id.slice(0, -title.text.length) : id));
  return new CompletionSegment({
    ids: new PaperIds(stringTable(heads), Uint8Array.from(endInTitle, Number), forms),
    words,
    listed,
    forms,
    titles: new SortedTitles(
      Uint32Array.from(titles, ({ paper }) => paper),
      forms,
    ),
    keys: new SortedKeys(
      Uint32Array.from(keys, ({ paper }) => paper),
      Uint16Array.from(keys, ({ offset }) => offset),
      forms,
    ),
    occurrences: fewOccurrencesOf(listed, texts.length),
    tops: noTops,
    titleLengths: Uint16Array.from(sorted, ({ title }) => Math.min(0xffff, title.text.length)),
    nameLengths: Uint16Array.from(sorted, ({ nameLength }) => Math.min(0xffff, nameLength)),
    checksums: Float64Array.from(sorted, ({ checksum }) => checksum),
  });
}

function byText(a: Placed, b: Placed): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  return a.paper - b.paper;
}
