import type { HeldKeys } from '../core/check/heldKeys';
import type { Collection } from '../core/collection';
import type { CitationIndex, CitedPlace } from '../core/notes/citationIndex';
import type { Library } from '../core/library/library';
import type { LibraryState } from '../core/library/state';
import type { Paper } from '../core/paper';
import { rankByUsage, recency, usageWeight } from '../core/search/usageRank';
import { citedKey, ownKey, type NoteKeys } from './noteKeys';
import type { SuggestedRow, TypingPlace } from './noteProtocol';
import { paperRow } from './rows';

/** So many times more papers than are shown are ranked: what is cited may stand far down among equals. */
const poolFactor = 10;
/** Milliseconds for which it is not looked again what all notes cite: every key changes a little of it. */
const freshness = 5000;

/** What all notes cite, as it was at a time. */
interface NotesUsage {
  readonly state: LibraryState;
  readonly time: number;
  /** By the work's id: its citations, as `recency` weighs them; the most first. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What one note cites of a work. */
interface CitedHere {
  /** Each of its keys as it is spelled, with how often; in their order. */
  readonly keys: Map<string, number>;
  count: number;
  /** How many citations away the nearest is; those that follow are farther than all that precede. */
  distance: number;
}

/** Completion's answers: what the engine finds, ranked by what notes cite. */
export class Suggesting {
  private known: NotesUsage | undefined;

  /** @param now the time, in milliseconds of Unix time */
  constructor(
    private readonly collection: () => Collection,
    private readonly index: CitationIndex,
    private readonly noteKeys: NoteKeys,
    private readonly now: () => number = Date.now,
  ) {}

  /** See `NoteWorker.suggest`. */
  suggest(typed: string, limit: number, place?: TypingPlace): SuggestedRow[] {
    const collection = this.collection();
    const { library } = collection;
    const here = place ? this.citedIn(place, library) : new Map<string, CitedHere>();
    const anywhere = this.citedAnywhere(library);
    const beside = new Set(place?.beside.map((key) => library.named(key)?.id));
    const papers =
      typed.trim() === ''
        ? unasked(collection, here, anywhere, beside, limit)
        : rankByUsage(
            collection.engine.suggest(typed, limit * poolFactor),
            // nobody cites a work twice in one cluster
            (id) =>
              beside.has(id) ? 0 : usageWeight({ here: here.get(id)?.count ?? 0, anywhere: anywhere.get(id) ?? 0 }),
            limit,
          ).flatMap(({ id }) => library.withId(id) ?? []);
    const held = this.noteKeys.held(place?.note ?? '', place?.bibliographies ?? []);
    return papers.map((paper) => rowOf(paper, here.get(paper.id), held));
  }

  /** What a note cites but for the citation that is being typed. */
  private citedIn(place: TypingPlace, library: Library): Map<string, CitedHere> {
    const places = (this.index.note(place.note)?.places ?? []).filter((cited) => !isTyped(cited, place));
    const preceding = places.filter((cited) => precedes(cited, place)).length;
    const works = new Map<string, CitedHere>();
    for (const [i, { key }] of places.entries()) {
      const id = library.named(key)?.id;
      if (id === undefined) continue;
      const work = works.get(id) ?? { keys: new Map<string, number>(), count: 0, distance: Infinity };
      work.keys.set(key, (work.keys.get(key) ?? 0) + 1);
      work.count++;
      work.distance = Math.min(work.distance, i < preceding ? preceding - i : i + 1);
      works.set(id, work);
    }
    return works;
  }

  private citedAnywhere(library: Library): ReadonlyMap<string, number> {
    const state = library.state();
    const time = this.now();
    if (this.known?.state !== state || time - this.known.time > freshness) {
      this.known = { state, time, weights: weightsByWork(this.index, library, time) };
    }
    return this.known.weights;
  }
}

/**
 * The papers where nothing is typed yet: those that the note cites, from the cursor back and then on; those that all notes
 * cite most and lately; then the library in its order.
 * @param beside what stands in the same cluster, and so is not offered
 */
function unasked(
  collection: Collection,
  here: ReadonlyMap<string, CitedHere>,
  anywhere: ReadonlyMap<string, number>,
  beside: ReadonlySet<string | undefined>,
  limit: number,
): Paper[] {
  const { library } = collection;
  const near = [...here].sort(([, a], [, b]) => a.distance - b.distance).map(([id]) => id);
  const papers = new Map<string, Paper>();
  for (const id of [...near, ...anywhere.keys()]) {
    if (papers.size === limit) break;
    const paper = beside.has(id) ? undefined : library.withId(id);
    if (paper) papers.set(id, paper);
  }
  for (const { paper } of collection.suggest('', limit + beside.size)) {
    if (papers.size < limit && !beside.has(paper.id)) papers.set(paper.id, paper);
  }
  return [...papers.values()];
}

/** The row of a paper, to be cited by the key that the note calls it. */
function rowOf(paper: Paper, here: CitedHere | undefined, held: HeldKeys): SuggestedRow {
  const row = paperRow(paper);
  const citedAs = citedKey(paper, here?.keys, held);
  if (citedAs !== undefined) return { ...row, citedAs };
  const heldAs = ownKey(paper, held);
  return heldAs === paper.citekey ? row : { ...row, heldAs };
}

/** Whether a citation is the one that is being typed, as it was a moment ago. */
function isTyped({ line, character, endCharacter }: CitedPlace, place: TypingPlace): boolean {
  return line === place.line && character <= place.character && place.character < endCharacter;
}

function precedes({ line, character }: CitedPlace, place: TypingPlace): boolean {
  return line < place.line || (line === place.line && character < place.character);
}

function weightsByWork(index: CitationIndex, library: Library, now: number): ReadonlyMap<string, number> {
  const ids = new Map<string, string | undefined>();
  const idOf = (key: string) => {
    if (!ids.has(key)) ids.set(key, library.named(key)?.id);
    return ids.get(key);
  };
  const weights = new Map<string, number>();
  for (const { time, keys } of index.notes()) {
    const weight = recency(now - time);
    for (const key of keys) {
      const id = idOf(key);
      if (id !== undefined) weights.set(id, (weights.get(id) ?? 0) + weight);
    }
  }
  return new Map([...weights].sort(([, a], [, b]) => b - a));
}
