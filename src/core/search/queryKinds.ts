/** How the answers to one kind of query are ordered. Found on what people ask, by halves; each lies on a plateau. */
export interface QueryKind {
  /** How much a paper loses that covers only a part of the query: the power of the share of information covered. */
  readonly coverage: number;
  /** What a word counts that means nearly the same as one of the query's. */
  readonly meaning: number;
  /** How much a paper gains that holds the whole query as one phrase, or all of it, in any form, in the title. */
  readonly phrase: number;
  readonly title: number;
  /** By how much a paper is multiplied whose title holds all the words as completion understands them. */
  readonly completed: number;
  /** Whether papers that hold all words come before those that hold some, unless a word had to be guessed. */
  readonly isWholeFirst: boolean;
  /** So many papers are compared with the query word by word, of so many that are scored anew. */
  readonly read: number;
  readonly rescored: number;
}

/** Up to so many words are a few: longer queries describe what is sought. */
const FEW = 4;

const COMMON = { meaning: 0.5, rescored: 64 };

/** A few words as they are typed: most often a title's, and side by side as they stand in it. */
const WORDS: QueryKind = {
  ...COMMON,
  coverage: 0.5,
  phrase: 2,
  title: 1,
  completed: 2,
  isWholeFirst: true,
  read: 30,
};

/** A question, or what one remembers: seldom in the words of the title. */
const DESCRIPTION: QueryKind = { ...WORDS, coverage: 0.25, phrase: 0.5, title: 0.3 };

/** A passage of a note, which nobody expects to find in a paper. */
export const PASSAGE: QueryKind = {
  ...COMMON,
  coverage: 0.25,
  phrase: 0,
  title: 0,
  completed: 1,
  isWholeFirst: false,
  read: 0,
};

/** What the papers near to those that a passage cites gain, at most, as a share of what its words give the best paper. */
export const CITED_NEAR = 0.3;

/** The kind of a typed query. @param words how many of its words tell something */
export function kindOfQuery(words: number): QueryKind {
  return words <= FEW ? WORDS : DESCRIPTION;
}
