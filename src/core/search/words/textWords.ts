import { fullTitle, type Paper } from '../../paper';
import { MOST_REPEATED } from '../miniSearch/heldWords';
import { nameWords } from './personNames';
import { STOP_WORDS } from './stopWords';
import { foldedWords } from './words';

/** How often a title counts, as if it were said so many times in the abstract. */
const TITLE_REPEATED = 2;

/** A part of what a paper is searched by. */
export interface SearchedText {
  readonly text: string;
  /** How often each of its words counts. */
  readonly times: number;
  /** Titles keep their stop words: some have nothing else. */
  readonly keepsStopWords: boolean;
}

/** What a paper is searched by: title, abstract, authors, key and year. */
export function searchedTexts(paper: Paper): readonly SearchedText[] {
  const once = (text: string): SearchedText => ({ text, times: 1, keepsStopWords: false });
  return [
    { text: fullTitle(paper), times: TITLE_REPEATED, keepsStopWords: true },
    once(paper.abstract),
    ...paper.author.flatMap(nameWords).map(once),
    once(paper.citekey),
    once(paper.year === null ? '' : String(paper.year)),
  ];
}

/** The words that a paper is searched by, and how often it has each. */
export function textWords(paper: Paper): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, times, keepsStopWords } of searchedTexts(paper)) {
    for (const word of foldedWords(text)) {
      if (!keepsStopWords && STOP_WORDS.has(word)) continue;
      counts.set(word, Math.min(MOST_REPEATED, (counts.get(word) ?? 0) + times));
    }
  }
  return counts;
}
