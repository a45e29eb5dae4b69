import { byRank } from './best';
import type { Field, Hit } from './engine';
import { Phrase } from './proximity';
import { passageTerms, queryTerms, type QueryTerms } from './queryTerms';
import type { Texts } from './texts';

/** How answers are ordered; found by known-item queries. */
interface Order {
  /** How much a paper loses that covers only a part of the query: the power of the covered share. */
  readonly coverage: number;
  /** How much a paper gains that holds the whole query as one phrase, or all of it in the title. */
  readonly phrase: number;
  readonly title: number;
  /** By how much a paper is multiplied whose title holds all the words as completion understands them. */
  readonly completed: number;
  /** Whether papers that hold all words come before those that hold some, unless a word had to be guessed. */
  readonly isWholeFirst: boolean;
}

const QUERY: Order = { coverage: 1.5, phrase: 0.5, title: 0.3, completed: 2, isWholeFirst: true };
const PASSAGE: Order = { coverage: 1, phrase: 0, title: 0, completed: 1, isWholeFirst: false };

/** Only so many are compared with the query word by word; beyond that BM25 alone decides. */
const READ_CLOSELY = 30;

/**
 * Papers for a typed query, over all their text.
 * @param named ids of papers whose whole title the query is
 * @param completed ids of papers that completion offers for the query: a slip that makes another word of the library
 *   misleads the texts, but not the titles, of which all words must match
 * @param accepts the ids that may be among them
 */
export function searchText(
  index: Texts,
  query: string,
  named: ReadonlySet<string>,
  completed: ReadonlySet<string>,
  limit: number,
  accepts?: (id: string) => boolean,
): Hit[] {
  const hits = answer(index, queryTerms(query, index), QUERY, completed, limit, accepts);
  return named.size > 0 ? titledFirst(hits, named, index, query, limit) : hits;
}

/** Papers that belong to a passage. */
export function searchPassage(index: Texts, passage: string, limit: number): Hit[] {
  return answer(index, passageTerms(passage, index), PASSAGE, new Set(), limit);
}

function answer(
  index: Texts,
  { slots, phrase, isSure }: QueryTerms,
  ranking: Order,
  completed: ReadonlySet<string>,
  limit: number,
  accepts?: (id: string) => boolean,
): Hit[] {
  const stems = new Set(slots.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.stems)));
  const ordered = new Phrase(phrase);
  const asked = new Set(phrase);
  const close = ranking.phrase > 0 || ranking.title > 0 ? READ_CLOSELY : 0;
  const gains = new Map([...completed].map((id) => [id, ranking.completed]));
  const { coverage } = ranking;
  const isWholeFirst = ranking.isWholeFirst && isSure;
  const candidates = index.best(slots, { coverage, gains, isWholeFirst, accepts }, Math.max(limit, close));
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  const most = best * (1 + ranking.phrase + ranking.title);
  // what holds all words is above all else by more than anything can gain
  const lift = candidates.some(({ isWhole }) => !isWhole) ? 2 * most : 0;
  return candidates
    .map(({ id, score, isWhole }, i) => {
      const base = isWhole ? lift : 0;
      if (i >= close) return { id, score: Math.fround(base + score) };
      const fields = index.read(id);
      const title = fields.find(({ field }) => field === 'title');
      const inTitle = new Set(title?.among(asked).values()).size / asked.size;
      const inOrder = ordered.share(fields.map(({ sequence }) => sequence));
      // whose title begins so is before all others; but one word begins too many titles to say anything
      const begins = phrase.length > 1 && phrase.every((stem, place) => stem === title?.sequence[place]);
      const gained = score * (1 + ranking.phrase * inOrder + ranking.title * inTitle);
      return { id, score: Math.fround(base + (begins ? gained + most : gained)) };
    })
    .sort(byRank)
    .slice(0, limit)
    .map(({ id, score }) => hit(index, id, score, stems));
}

/** The hit for a paper: which of its words have the stems, and where. */
function hit(index: Texts, id: string, score: number, stems: ReadonlySet<string>): Hit {
  const terms = new Set<string>();
  const fields: Field[] = [];
  for (const words of index.read(id)) {
    const matched = words.among(stems);
    for (const word of matched.keys()) terms.add(word);
    if (matched.size > 0) fields.push(words.field);
  }
  return { id, score, terms: [...terms], fields };
}

/** Whose whole title was typed comes first, whatever else says so. */
function titledFirst(hits: Hit[], named: ReadonlySet<string>, index: Texts, query: string, limit: number): Hit[] {
  const top = (hits[0]?.score ?? 0) + 1;
  const stems = new Set(queryTerms(query, index).phrase);
  const titled = [...named].map((id) => {
    const found = hits.find((hit) => hit.id === id);
    return { ...(found ?? hit(index, id, top, stems)), score: top };
  });
  return [...titled.sort(byRank), ...hits.filter(({ id }) => !named.has(id))].slice(0, limit);
}
