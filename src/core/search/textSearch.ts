import { fullTitle, type Paper } from '../paper';
import { byRank } from './best';
import type { Field, Hit } from './engine';
import { abbreviatedSlots } from './meaning/abbreviatedSlots';
import { citedSlots } from './meaning/citedSlots';
import type { Meanings } from './meaning/meanings';
import { Phrase } from './proximity';
import { CITED_NEAR, kindOfQuery, PASSAGE, type QueryKind } from './queryKinds';
import { passageTerms, queryTerms, type QueryTerms } from './queryTerms';
import { Rescoring } from './rescoring';
import type { Covering, Slot, Texts } from './texts';

/** What is searched, and what it is understood with. */
export interface Searched {
  readonly index: Texts;
  readonly meanings: Meanings;
  /** The paper of an id as the library has it now. */
  readonly paperOf: (id: string) => Paper | undefined;
}

/** What is known of papers beforehand. */
interface Known {
  /** By id: what a paper's score is multiplied by. */
  readonly gains: ReadonlyMap<string, number>;
  readonly accepts?: ((id: string) => boolean) | undefined;
  /** The ids of papers that are cited where the query comes from. */
  readonly cited: ReadonlySet<string>;
}

/** A reading that counts less is no more than possible. */
const LIKELY = 0.15;

const NONE: ReadonlySet<string> = new Set();

/**
 * Papers for a typed query, over all their text.
 * @param named ids of papers whose whole title the query is
 * @param completed ids of papers that completion offers for the query: a slip that makes another word of the library
 *   misleads the texts, but not the titles, of which all words must match
 * @param accepts the ids that may be among them
 */
export function searchText(
  searched: Searched,
  query: string,
  named: ReadonlySet<string>,
  completed: ReadonlySet<string>,
  limit: number,
  accepts?: (id: string) => boolean,
): Hit[] {
  const terms = queryTerms(query, searched.index, searched.meanings);
  const kind = kindOfQuery(terms.slots.length);
  const gains = new Map([...completed].map((id) => [id, kind.completed]));
  const hits = answer(searched, terms, kind, { gains, accepts, cited: NONE }, limit);
  return named.size > 0 ? titledFirst(hits, named, searched.index, terms.phrase, limit) : hits;
}

/** Papers that belong to a passage. @param cited ids, held by the index, of what it cites */
export function searchPassage(searched: Searched, passage: string, limit: number, cited: ReadonlySet<string>): Hit[] {
  const terms = passageTerms(passage, searched.index, searched.meanings);
  const hits = answer(searched, terms, PASSAGE, { gains: new Map(), cited }, limit);
  return hits.map((each) => (cited.has(each.id) ? { ...each, isCited: true } : each));
}

function answer(searched: Searched, terms: QueryTerms, kind: QueryKind, known: Known, limit: number): Hit[] {
  if (limit <= 0) return [];
  const { index } = searched;
  const { found, slots } = firstFound(searched, terms, kind, known, Math.max(limit, kind.rescored));
  const scored = scoredPapers(searched, slots, found, kind, known).slice(0, Math.max(limit, kind.rescored));
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  const most = best * (1 + kind.phrase + kind.title);
  // what holds all words is above all else by more than anything can gain
  const lift = scored.some(({ isWhole }) => !isWhole) ? 2 * most : 0;
  const gain = closeGain(index, terms.phrase, slots, kind);
  return scored
    .map(({ id, isWhole, score, answering }, i) => {
      const { share, begins } = i < kind.read ? gain(id) : { share: 0, begins: false };
      const all = (isWhole ? lift : 0) + score * (1 + share) + (begins ? most : 0);
      return { id, answering, score: Math.fround(all) };
    })
    .sort(byRank)
    .slice(0, limit)
    .map(({ id, score, answering }) => hit(index, id, score, answering()));
}

/** A paper as it is scored before it is read. */
interface Scored extends Covering {
  /** The stems that answer the query in it. */
  readonly answering: () => ReadonlySet<string>;
}

/** Papers scored anew, in order; with them those that are near to what is cited. */
function scoredPapers(
  { index, meanings }: Searched,
  slots: readonly Slot[],
  found: readonly Covering[],
  kind: QueryKind,
  { gains, cited }: Known,
): Scored[] {
  const near = cited.size > 0 ? citedSlots(index, [...cited].sort()) : [];
  const nearest = near.length > 0 ? index.best(near, { coverage: 0, gains, isWholeFirst: false }, kind.rescored) : [];
  const whole = new Map([...nearest, ...found].map(({ id, isWhole }) => [id, isWhole]));
  const ids = [...whole.keys()];
  const byWords = new Rescoring(slots, ids, kind.meaning, index, meanings);
  const scores = ids.map((id, place) => byWords.score(place, kind.coverage) * (gains.get(id) ?? 1));
  const byCited = near.length > 0 ? new Rescoring(near, ids, 0, index, meanings) : undefined;
  const nearness = ids.map((id, place) => (byCited && !cited.has(id) ? byCited.score(place, 0) : 0));
  const mostNear = Math.max(...nearness, Number.MIN_VALUE);
  const mostNearGains = CITED_NEAR * Math.max(...scores, 0) || 1;
  const scored = ids.map((id, place) => ({
    id,
    isWhole: whole.get(id)!,
    score: scores[place]! + (mostNearGains * nearness[place]!) / mostNear,
    answering: () => (byCited && scores[place] === 0 ? byCited : byWords).answering(place),
  }));
  return scored.filter(({ score }) => score > 0).sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || byRank(a, b));
}

/** The papers that an index finds; once more where these abbreviate what was typed, or tell what it stands for. */
function firstFound(
  { index, paperOf }: Searched,
  { slots, isSure }: QueryTerms,
  kind: QueryKind,
  { gains, accepts }: Known,
  limit: number,
): { readonly found: readonly Covering[]; readonly slots: readonly Slot[] } {
  const ranking = { coverage: kind.coverage, gains, isWholeFirst: kind.isWholeFirst && isSure, accepts };
  const found = index.best(slots, ranking, limit);
  const papers = found.slice(0, kind.read).flatMap(({ id }) => paperOf(id) ?? []);
  const texts = papers.flatMap((paper) => [fullTitle(paper), paper.abstract]);
  const more = abbreviatedSlots(slots, texts, (word) => index.stemOf(word));
  return more ? { found: index.best(more, ranking, limit), slots: more } : { found, slots };
}

/** By which share of itself a paper's score grows that holds a query as a phrase, and whether its title begins with it. */
function closeGain(
  index: Texts,
  phrase: readonly string[],
  slots: readonly Slot[],
  kind: QueryKind,
): (id: string) => { readonly share: number; readonly begins: boolean } {
  const ordered = new Phrase(phrase);
  return (id) => {
    const fields = index.read(id);
    const title = fields.find(({ field }) => field === 'title');
    const inTitle = answeredShare(slots, new Set(title?.sequence));
    const inOrder = ordered.share(fields.map(({ sequence }) => sequence));
    // whose title begins so is before all others; but one word begins too many titles to say anything
    const begins = phrase.length > 1 && phrase.every((stem, place) => stem === title?.sequence[place]);
    return { share: kind.phrase * inOrder + kind.title * inTitle, begins };
  };
}

/** The share of slots that some stems answer by a reading that may well be meant. */
function answeredShare(slots: readonly Slot[], held: ReadonlySet<string>): number {
  const answered = slots.filter(({ alternatives }) =>
    alternatives.some(({ stems, weight }) => weight >= LIKELY && stems.every((stem) => held.has(stem))),
  );
  return answered.length / Math.max(1, slots.length);
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
function titledFirst(
  hits: Hit[],
  named: ReadonlySet<string>,
  index: Texts,
  phrase: readonly string[],
  limit: number,
): Hit[] {
  const top = (hits[0]?.score ?? 0) + 1;
  const stems = new Set(phrase);
  const titled = [...named].map((id) => {
    const found = hits.find((each) => each.id === id);
    return { ...(found ?? hit(index, id, top, stems)), score: top };
  });
  return [...titled.sort(byRank), ...hits.filter(({ id }) => !named.has(id))].slice(0, limit);
}
