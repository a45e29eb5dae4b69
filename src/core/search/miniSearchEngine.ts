import type { LibraryChange } from '../library/change';
import { Completion } from './completion';
import type { Breathe, Hit, SearchEngine } from './engine';
import { TextIndex } from './textIndex';
import { searchPassage, searchText } from './textSearch';

/** Of the papers that completion offers for a query so many are lifted in a search. */
const MOST_COMPLETED = 50;

/**
 * So many characters are looked at. What is searched for may be pages of text, but not a book that was pasted by mistake;
 * what is completed is no longer than a title.
 */
const LONGEST = { query: 100_000, typed: 10_000 };

/** The default engine: MiniSearch over the texts, and a small index of its own for completion. In memory. */
export class MiniSearchEngine implements SearchEngine {
  readonly #completion = new Completion();
  readonly #texts = new TextIndex();
  /** Ids that were announced as removed and are still here, because an update was stopped. */
  readonly #doomed = new Set<string>();
  #last: Promise<void> = Promise.resolve();

  /** Changes are followed one after the other, as they were announced. Titles first: completion is soon complete. */
  update(change: LibraryChange, breathe: Breathe): Promise<void> {
    const next = this.#last.then(() => this.#follow(change, breathe));
    // a cancelled change does not hold up the next one
    this.#last = next.catch(() => undefined);
    return next;
  }

  suggest(typed: string, limit: number): readonly Hit[] {
    return this.#completion.suggest(typed.slice(0, LONGEST.typed), limit);
  }

  search(text: string, limit: number): readonly Hit[] {
    const query = text.slice(0, LONGEST.query);
    // one word alone is in too many titles to say anything
    const completed = /\S\s+\S/.test(query) ? this.suggest(query, MOST_COMPLETED) : [];
    const hits = searchText(this.#texts, query, new Set(completed.map(({ id }) => id)), limit);
    // the first letters of a query are too little to search texts for
    return hits.length > 0 ? hits : this.suggest(query, limit);
  }

  related(passage: string, limit: number): readonly Hit[] {
    return searchPassage(this.#texts, passage.slice(0, LONGEST.query), limit);
  }

  async #follow({ added, changed, removed }: LibraryChange, breathe: Breathe): Promise<void> {
    const papers = [...changed, ...added];
    for (const id of removed) this.#doomed.add(id);
    for (const { id } of papers) this.#doomed.delete(id);
    for (const id of this.#doomed) {
      this.#completion.delete(id);
      this.#texts.delete(id);
      this.#doomed.delete(id);
      await breathe();
    }
    for (const paper of papers) {
      this.#completion.put(paper);
      await breathe();
    }
    for (const [i, paper] of papers.entries()) {
      this.#texts.put(paper);
      await breathe(i + 1);
    }
  }
}
