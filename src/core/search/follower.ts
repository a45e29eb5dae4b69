import type { LibraryChange } from '../library/change';
import type { Paper } from '../paper';
import type { Breathe } from '../breathing';

/** What follows the library. */
export interface PaperIndex {
  /** Adds a paper, or replaces what is known under its id; nothing when that is the same. */
  put(paper: Paper): void;
  /** Forgets a paper; nothing when it is unknown. */
  delete(id: string): void;
  /** Told before so many papers may be put that were unknown. */
  expect?(papers: number, breathe: Breathe): Promise<void>;
  /** Sets in order what was put and deleted, when there is enough of it. */
  settle?(breathe: Breathe): Promise<void>;
  /** Makes all that was put and deleted show in answers, where it does not at once. */
  finish?(breathe: Breathe): Promise<void>;
}

/** So many papers are put before an index is set in order again, and once more when all are there. */
const STRETCH = 32;

/** Leads an index after the library, and through whatever else is done with it: one thing after the other. */
export class Follower {
  /** Ids that were announced as removed and are still there, because work was stopped. */
  readonly #doomed = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param paperOf the paper of an id as the library has it now */
  constructor(private readonly paperOf: (id: string) => Paper | undefined) {}

  /** Does something after all that was asked for before, whether or not that was stopped. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Remembers what a change removes, for the next time that an index follows one; to be called in turn. */
  note({ added, changed, removed }: Change): void {
    for (const id of removed) this.#doomed.add(id);
    if (this.#doomed.size > 0) for (const id of [...changed, ...added]) this.#doomed.delete(id);
  }

  /** Makes an index follow a change; to be called in turn. What was done stands when breathing is refused. */
  async follow(index: PaperIndex, change: Change, breathe: Breathe): Promise<void> {
    try {
      await this.#follow(index, change, breathe);
    } finally {
      // also when the work is stopped: it pauses, and goes on
      await index.finish?.((done) => breathe(done).catch(() => undefined));
    }
  }

  async #follow(index: PaperIndex, change: Change, breathe: Breathe): Promise<void> {
    this.note(change);
    for (const id of this.#doomed) {
      index.delete(id);
      this.#doomed.delete(id);
      await breathe();
    }
    await index.expect?.(change.added.length, breathe);
    const ids = [...change.changed, ...change.added];
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      const paper = this.paperOf(id);
      // the library may be ahead of what it has announced
      if (paper) index.put(paper);
      else index.delete(id);
      if ((i + 1) % STRETCH === 0) await index.settle?.(breathe);
      await breathe(i + 1);
    }
    await index.settle?.(breathe);
  }
}

/** What an index looks at: papers that moved are as they were. */
type Change = Pick<LibraryChange, 'added' | 'changed' | 'removed'>;
