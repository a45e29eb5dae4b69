import type { LibraryChange } from '../library/change';
import type { Paper } from '../paper';
import { Completion } from './completion/completion';
import type { Breathe } from '../breathing';
import type { Hit, SavedIndex, SearchEngine } from './engine';
import { Follower } from './follower';
import { Meanings } from './meaning/meanings';
import { stem } from './words/stems';
import type { Texts } from './texts';
import { searchPassage, searchText, type Searched } from './textSearch';

/** Of the papers that completion offers for a query so many are lifted in a search. */
const MOST_COMPLETED = 50;

/**
 * So many characters are looked at. What is searched for may be pages of text, but not a book that was pasted by mistake;
 * what is completed is no longer than a title.
 */
const LONGEST = { query: 100_000, typed: 10_000 };

/** An index for completion, and one of texts, each led after the library. In memory. */
export class PaperEngine implements SearchEngine {
  readonly #completion = new Completion();
  readonly #completionFollower: Follower;
  #texts: Texts;
  readonly #textsFollower: Follower;
  /** Made when first asked for. */
  #meanings: Meanings | undefined;
  /** While texts are to be restored: the papers whose text is to be looked at again then. */
  #late: Set<string> | undefined;

  /**
   * @param paperOf the paper of an id as the library has it now
   * @param createTexts makes texts that hold nothing yet
   */
  constructor(
    private readonly paperOf: (id: string) => Paper | undefined,
    private readonly createTexts: () => Texts,
  ) {
    this.#completionFollower = new Follower(paperOf);
    this.#texts = createTexts();
    this.#textsFollower = new Follower(paperOf);
  }

  /** Changes are followed one after the other, as they were announced; titles do not wait for texts. */
  update(change: LibraryChange, breathe: Breathe): Promise<void> {
    const titles = this.#completionFollower.inTurn(() =>
      this.#completionFollower.follow(this.#completion, change, () => breathe()),
    );
    return this.#textsFollower.inTurn(async () => {
      this.#textsFollower.note(change);
      await titles;
      await this.#followTexts(change, breathe);
    });
  }

  suggest(typed: string, limit: number): readonly Hit[] {
    return this.#completion.suggest(typed.slice(0, LONGEST.typed), limit);
  }

  search(text: string, limit: number, accepts?: (id: string) => boolean): readonly Hit[] {
    const query = text.slice(0, LONGEST.query);
    // one word alone is in too many titles to say anything
    const completed = /\S\s+\S/.test(query) ? this.suggest(query, MOST_COMPLETED) : [];
    const named = this.#completion.withTitle(query).filter((id) => this.#texts.has(id) && accepts?.(id) !== false);
    const lifted = new Set(completed.map(({ id }) => id));
    const hits = searchText(this.#searched(), query, new Set(named), lifted, limit, accepts);
    // the first letters of a query are too little to search texts for
    return hits.length > 0 ? hits : this.#completion.suggest(query.slice(0, LONGEST.typed), limit, accepts);
  }

  holders(word: string, isOpen: boolean): ((id: string) => boolean) | undefined {
    if (this.#late) return undefined;
    const texts = this.#texts;
    const forms = isOpen ? texts.words.startingWith(word) : [];
    return texts.holders(new Set([word, ...forms].map((form) => texts.stemOf(form))));
  }

  related(passage: string, limit: number, cited: readonly string[] = []): readonly Hit[] {
    const known = cited.filter((id) => this.#texts.has(id));
    return searchPassage(this.#searched(), passage.slice(0, LONGEST.query), limit, new Set(known));
  }

  async save(breathe: Breathe): Promise<SavedIndex | undefined> {
    const titles = this.#completionFollower.inTurn(() => this.#completion.save(breathe));
    const texts = this.#textsFollower.inTurn(async () => {
      await titles;
      return this.#late ? undefined : this.#texts.save(breathe);
    });
    const saved = await texts;
    return saved && { suggestions: await titles, texts: saved };
  }

  open(suggestions: Uint8Array): boolean {
    if (!this.#completion.open(suggestions)) return false;
    this.#late = new Set();
    return true;
  }

  restoreTexts(bytes: Uint8Array, breathe: Breathe): Promise<boolean> {
    return this.#textsFollower.inTurn(async () => {
      const texts = this.createTexts();
      const late = [...(this.#late ?? [])];
      try {
        if (!this.#late || !(await texts.restore(bytes, breathe))) return false;
      } finally {
        this.#late = undefined;
      }
      this.#texts = texts;
      await this.#followTexts({ added: late, changed: [], removed: [] }, breathe);
      return true;
    });
  }

  #searched(): Searched {
    this.#meanings ??= new Meanings(stem);
    return { index: this.#texts, meanings: this.#meanings, paperOf: this.paperOf };
  }

  async #followTexts(change: Omit<LibraryChange, 'moved'>, breathe: Breathe): Promise<void> {
    if (!this.#late) await this.#textsFollower.follow(this.#texts, change, breathe);
    else for (const id of [...change.added, ...change.changed, ...change.removed]) this.#late.add(id);
  }
}
