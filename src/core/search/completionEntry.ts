import { fullTitle, type Paper } from '../paper';
import { completionChecksum } from './checksum';
import { nameWords } from './personNames';
import { foldedWords, foldTitle } from './words';

/** What completion needs of a paper. Everything is folded. */
export interface CompletionEntry {
  readonly id: string;
  /** Of what the entry was made of. */
  readonly checksum: number;
  /** The key and its aliases, letters and digits only, each once. */
  readonly keys: readonly string[];
  /** All that can be typed to find the paper, each word once. */
  readonly words: readonly string[];
  /** How many of `words`, from the front, are of the title; the authors' follow, then the year's and the keys'. */
  readonly titleWords: number;
  readonly authorWords: number;
  /** The title run together. */
  readonly title: string;
  /** How much of `title` is a system's own name: all up to the first colon; or 0. */
  readonly nameLength: number;
}

/** A name before a colon is a name only when it is short. */
const LONGEST_NAME = 40;

/** The entry of a paper. */
export function completionEntry(paper: Paper): CompletionEntry {
  const written = fullTitle(paper);
  const title = foldedWords(written);
  const authors = paper.author.flatMap(nameWords).flatMap(foldedWords);
  const keys = [paper.citekey, ...paper.aliases];
  const year = paper.year === null ? [] : [String(paper.year)];
  const words = new Set(title);
  const titleWords = words.size;
  for (const word of authors) words.add(word);
  const authorWords = words.size - titleWords;
  for (const word of [...year, ...keys.flatMap((key) => foldedWords(splitKey(key)))]) words.add(word);
  const colon = written.indexOf(':');
  return {
    id: paper.id,
    checksum: completionChecksum(paper),
    keys: [...new Set(keys.map(foldTitle).filter(Boolean))],
    words: [...words],
    titleWords,
    authorWords,
    title: foldTitle(written),
    // no word goes on across a colon, so that what is before it folds to the beginning of the whole
    nameLength: colon > 0 && colon <= LONGEST_NAME ? foldTitle(written.slice(0, colon)).length : 0,
  };
}

/** A key with spaces where its words meet: at capitals, between letters and digits, at punctuation. */
export function splitKey(key: string): string {
  return key.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|[_:.\-/+]/gu, ' ');
}
