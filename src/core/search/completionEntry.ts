import type { Paper } from '../paper';
import type { Field } from './engine';
import { nameWords } from './personNames';
import { foldedWords, foldTitle } from './words';

/** What completion needs of a paper. Everything is folded. */
export interface CompletionEntry {
  readonly id: string;
  /** What the entry was made of. */
  readonly paper: Paper;
  /** The key and its aliases, letters and digits only. */
  readonly keys: readonly string[];
  /** All that can be typed to find the paper, each word once. */
  readonly words: readonly string[];
  /** How many of `words`, from the front, are of the title; the authors' follow, then the year's and the keys'. */
  readonly titleWords: number;
  readonly authorWords: number;
  /** The title run together. */
  readonly title: string;
  /** A system's own name: the title up to its first colon, run together; or empty. */
  readonly name: string;
}

/** A name before a colon is a name only when it is short. */
const LONGEST_NAME = 40;

/** The entry of a paper. */
export function completionEntry(paper: Paper): CompletionEntry {
  const title = foldedWords(paper.title);
  const authors = paper.author.flatMap(nameWords).flatMap(foldedWords);
  const keys = [paper.citekey, ...paper.aliases];
  const year = paper.year === null ? [] : [String(paper.year)];
  const words = new Set(title);
  const titleWords = words.size;
  for (const word of authors) words.add(word);
  const authorWords = words.size - titleWords;
  for (const word of [...year, ...keys.flatMap((key) => foldedWords(splitKey(key)))]) words.add(word);
  const colon = paper.title.indexOf(':');
  return {
    id: paper.id,
    paper,
    keys: keys.map(foldTitle).filter(Boolean),
    words: [...words],
    titleWords,
    authorWords,
    title: foldTitle(paper.title),
    name: colon > 0 && colon <= LONGEST_NAME ? foldTitle(paper.title.slice(0, colon)) : '',
  };
}

/** A key with spaces where its words meet: at capitals, between letters and digits, at punctuation. */
export function splitKey(key: string): string {
  return key.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|[_:.\-/+]/gu, ' ');
}

/** Which field the n-th of an entry's words is of; none for the year. */
export function fieldOf(entry: CompletionEntry, n: number): Field | undefined {
  if (n < entry.titleWords) return 'title';
  if (n < entry.titleWords + entry.authorWords) return 'author';
  return /^(1[5-9]|20)\d\d$/.test(entry.words[n]!) ? undefined : 'citekey';
}
