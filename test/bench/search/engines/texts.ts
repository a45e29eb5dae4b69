import type { SyntheticPaper } from '../../corpus';

/** What is typed to find a paper, in one line. */
export function typedText({ key, title, authors, year }: SyntheticPaper): string {
  return `${title} ${authors.map(({ given, family }) => `${given} ${family}`).join(' ')} ${year} ${key}`;
}

/** All that a paper is searched for by, in one line. */
export function searchedText(paper: SyntheticPaper): string {
  return `${typedText(paper)} ${paper.abstract}`;
}
