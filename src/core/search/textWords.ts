import { fullTitle, type Paper } from '../paper';
import { MOST_REPEATED } from './heldWords';
import { nameWords } from './personNames';
import { STOP_WORDS } from './stopWords';
import { foldedWords } from './words';

/** How often a title counts, as if it were said so many times in the abstract. */
const TITLE_REPEATED = 2;

/** The words that a paper is searched by, and how often it has each: title, abstract, authors, key and year. */
export function textWords(paper: Paper): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (word: string, times: number): void => {
    counts.set(word, Math.min(MOST_REPEATED, (counts.get(word) ?? 0) + times));
  };
  // titles keep their stop words: some have nothing else
  for (const word of foldedWords(fullTitle(paper))) count(word, TITLE_REPEATED);
  const rest = [paper.abstract, ...paper.author.flatMap(nameWords), paper.citekey].flatMap(foldedWords);
  for (const word of rest) if (!STOP_WORDS.has(word)) count(word, 1);
  if (paper.year !== null) count(String(paper.year), 1);
  return counts;
}
