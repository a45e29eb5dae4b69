// What the engines are asked: the same for all, made from papers of the library.
import type { SyntheticPaper } from '../corpus';
import { connectives, functionWords } from '../corpus/lexicon';
import { below, pick, random, shuffled, type Random } from '../corpus/random';
import { withTypo } from '../corpus/spelling';

/** A question, and the number of the paper that it is about. */
export interface Question {
  readonly text: string;
  readonly paper: number;
}

export interface NumberedPaper extends SyntheticPaper {
  readonly number: number;
}

interface Kind {
  readonly ask: 'suggest' | 'search' | 'related';
  /** So many are asked. */
  readonly count: number;
  /** Whether the paper that it was made of can be expected first: what is measured is more than time. */
  readonly knownItem: boolean;
}

/** So many that a difference of a hundredth is more than chance, for engines that come to all of them. */
const known = (ask: Kind['ask'], count = 1000): Kind => ({ ask, count, knownItem: true });
const timed = (ask: Kind['ask'], count: number): Kind => ({ ask, count, knownItem: false });

/** The kinds of questions. */
export const kinds = {
  /** Each letter of a surname with a year, of a surname with a word, or of words of a title being typed. */
  keystroke: timed('suggest', 3000),
  'completion: fragment': known('suggest'),
  'completion: typo': known('suggest'),
  'completion: author': known('suggest'),
  /** Two or three words that stand together in the title or the abstract. */
  words: timed('search', 200),
  'words with a typo': timed('search', 200),
  fragment: known('search'),
  shuffled: known('search'),
  typo: known('search'),
  /** A surname, the year and a word of the title. */
  author: known('search'),
  sentence: known('search'),
  /** 120 words: 90 of an abstract, and 30 of another one. */
  passage: known('related', 300),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

export type Questions = Readonly<Record<KindName, readonly Question[]>>;

/** So many papers of a library are asked for. */
const askedPapers = 2000;

/** The numbers of the papers that are asked for. */
export function askedNumbers(size: number): ReadonlySet<number> {
  const next = random(7);
  return new Set(Array.from({ length: askedPapers }, () => below(next, size)));
}

const common = new Set([...functionWords, ...connectives]);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
const says = (word: string): boolean => word.length > 3 && !common.has(word);

/** So many words of a title as they stand, two of which say something. */
function fragment({ title }: SyntheticPaper, length: number, next: Random): string[] | undefined {
  const words = wordsOf(title);
  const parts = words.map((_, i) => words.slice(i, i + length));
  const good = parts.filter((part) => part.length === length && part.filter(says).length >= Math.min(2, length));
  return good.length === 0 ? undefined : pick(next, good);
}

const joined = (words: readonly string[] | undefined): string | undefined => words?.join(' ');
const surname = ({ authors }: SyntheticPaper): string => authors[0]!.family.toLowerCase();

function typed(paper: SyntheticPaper, next: Random): string | undefined {
  const kind = next();
  if (kind < 0.2) return `${surname(paper)} ${paper.year}`;
  const text = joined(fragment(paper, kind < 0.3 ? 1 : 2 + below(next, 2), next));
  if (text === undefined || kind >= 0.3) return text;
  return `${surname(paper)} ${text}`;
}

function authorYearWord(paper: SyntheticPaper, next: Random): string | undefined {
  const words = wordsOf(paper.title).filter(says);
  return words.length === 0 ? undefined : `${surname(paper)} ${paper.year} ${pick(next, words)}`;
}

function wordsTogether({ title, abstract }: SyntheticPaper, next: Random): string[] {
  const words = wordsOf(`${title} ${abstract}`).filter(says);
  const first = below(next, words.length - 3);
  return words.slice(first, first + 2 + below(next, 2));
}

/** At most four words of a title, at least three, in another order. */
function titleWords({ title }: SyntheticPaper, next: Random): string[] | undefined {
  const words = shuffled(next, [...new Set(wordsOf(title).filter(says))]).slice(0, 4);
  return words.length < 3 ? undefined : words;
}

function sentence({ abstract }: SyntheticPaper, next: Random): string {
  return pick(next, abstract.split(/(?<=\.) /));
}

function passage(paper: SyntheticPaper, other: SyntheticPaper, next: Random): string {
  const words = paper.abstract.split(' ');
  const first = below(next, Math.max(1, words.length - 90));
  return [...words.slice(first, first + 90), ...other.abstract.split(' ').slice(0, 30)].join(' ');
}

const typo = (words: readonly string[] | undefined, next: Random) => joined(words && withTypo(words, next));

/** @param papers those that are asked for */
export function makeQuestions(papers: readonly NumberedPaper[]): Questions {
  const next = random(8);
  const make: Record<KindName, (paper: NumberedPaper) => string | undefined> = {
    keystroke: (paper) => typed(paper, next),
    'completion: fragment': (paper) => joined(fragment(paper, 3, next)),
    'completion: typo': (paper) => typo(fragment(paper, 3, next), next),
    'completion: author': (paper) => authorYearWord(paper, next),
    words: (paper) => joined(wordsTogether(paper, next)),
    'words with a typo': (paper) => typo(wordsTogether(paper, next), next),
    fragment: (paper) => joined(fragment(paper, 3 + below(next, 2), next)),
    shuffled: (paper) => joined(titleWords(paper, next)),
    typo: (paper) => typo(fragment(paper, 3 + below(next, 2), next), next),
    author: (paper) => authorYearWord(paper, next),
    sentence: (paper) => sentence(paper, next),
    passage: (paper) => passage(paper, pick(next, papers), next),
  };
  const questions = (kind: KindName): Question[] => {
    const { count } = kinds[kind];
    const all: Question[] = [];
    while (all.length < count) {
      const paper = pick(next, papers);
      const text = make[kind](paper);
      if (text === undefined) continue;
      if (kind === 'keystroke') all.push(...beginnings(text, paper.number));
      else all.push({ text, paper: paper.number });
    }
    return (kind === 'keystroke' ? shuffled(next, all) : all).slice(0, count);
  };
  return Object.fromEntries(kindNames.map((kind) => [kind, questions(kind)])) as unknown as Questions;
}

/** The text at each key, but for spaces. */
function beginnings(text: string, paper: number): Question[] {
  return Array.from(text, (_, i) => text.slice(0, i + 1))
    .filter((begun) => !begun.endsWith(' '))
    .map((begun) => ({ text: begun, paper }));
}
