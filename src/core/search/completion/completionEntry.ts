import { fullTitle, type Paper } from '../../paper';
import { completionChecksum } from '../checksum';
import { nameWords } from '../words/personNames';
import { foldedWords, foldTitle, wordsIn, type Word } from '../words/words';
import type { Written } from './writtenForms';

/** What completion needs of a paper. Everything is folded. */
export interface CompletionEntry {
  readonly id: string;
  /** Of what the entry was made of. */
  readonly checksum: number;
  /** The key and its aliases, letters and digits only, each once. */
  readonly keys: readonly Written[];
  /** All that can be typed to find the paper, each word once. */
  readonly words: readonly string[];
  /** How many of `words`, from the front, are of the title; the authors' follow, then the year's and the keys'. */
  readonly titleWords: number;
  readonly authorWords: number;
  /** The title run together. */
  readonly title: Written;
  /** How much of `title` is a system's own name: all up to the first colon; or 0. */
  readonly nameLength: number;
}

/** Nobody gives a paper more words or keys: what is beyond is left out, so that no paper takes the square of its length. */
const MOST = { titleWords: 1000, authorWords: 10_000, keys: 1000 };
/** A name before a colon is a name only when it is short. */
const LONGEST_NAME = 40;

/** The entry of a paper. */
export function completionEntry(paper: Paper): CompletionEntry {
  const written = fullTitle(paper);
  const title = wordsIn(written);
  const authors = paper.author.flatMap(nameWords).flatMap(foldedWords);
  const keys = new Map<string, Written>();
  const words = new Set<string>();
  for (const { word } of title) if (words.size < MOST.titleWords) words.add(word);
  const titleWords = words.size;
  for (const word of authors) if (words.size < titleWords + MOST.authorWords) words.add(word);
  const authorWords = words.size - titleWords;
  if (paper.year !== null) words.add(String(paper.year));
  for (const key of [paper.citekey, ...paper.aliases.slice(0, MOST.keys - 1)]) {
    const form = writtenKey(key);
    for (const part of form.parts) words.add(part);
    if (form.text !== '' && !keys.has(form.text)) keys.set(form.text, form);
  }
  const colon = written.indexOf(':');
  return {
    id: paper.id,
    checksum: completionChecksum(paper),
    keys: [...keys.values()],
    words: [...words],
    titleWords,
    authorWords,
    title: writtenTitle(written, title),
    // no word goes on across a colon, so that what is before it folds to the beginning of the whole
    nameLength: colon > 0 && colon <= LONGEST_NAME ? foldTitle(written.slice(0, colon)).length : 0,
  };
}

/** @param words of the title */
function writtenTitle(title: string, words: readonly Word[]): Written {
  const plain = words.filter(({ parts }) => parts === undefined);
  const parts = plain.map(({ word }) => word);
  // pairs of characters stand inside each other
  const areApart = plain.every(({ start }, i) => i === 0 || plain[i - 1]!.end <= start);
  return { text: areApart ? parts.join('') : foldTitle(title), parts };
}

function writtenKey(key: string): Written {
  if (/[^A-Za-z0-9]/.test(key)) return { text: foldTitle(key), parts: foldedWords(splitKey(key)) };
  const text = key.toLowerCase();
  return { text, parts: text === '' ? [] : key.split(PLAIN_JOINTS).map((part) => part.toLowerCase()) };
}

/** Where words meet in a key of ASCII letters and digits. */
const PLAIN_JOINTS = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/;

/** A key with spaces where its words meet: at capitals, between letters and digits, at punctuation. */
export function splitKey(key: string): string {
  return key.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|[_:.\-/+]/gu, ' ');
}
