import type { Paper, PaperRecord } from '../paper';
import type { Breathe } from '../breathing';
import type { LibraryChange } from './change';
import { readRecords } from './heldRecords';
import { byCodeUnit } from './order';
import { settle } from './settle';
import { Settled } from './settled';
import type { HeldFile, LibraryState, Role } from './state';

const empty: LibraryState = {
  files: [],
  ids: [],
  citekeys: [],
  aliases: new Map(),
  starts: new Uint32Array(1),
  members: new Uint32Array(0),
  years: new Int32Array(0),
  ambiguous: new Map(),
  claims: { starts: new Uint32Array(1), hashes: new Uint32Array(0) },
};

/**
 * The living collection: records by file in, works out. Records of the same work become one paper with several sources;
 * the result depends on what the files hold and, for the order of papers alone, on the order in which files were first
 * added. All answers but `holdings` are of the last settled state.
 */
export class Library {
  private readonly files: Map<string, HeldFile>;
  private current: Settled;
  /** How often files changed, and how often they had when `current` was settled. */
  private changes = 0;
  private settledChanges = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param state a settled library as it was kept; nothing of it is decoded before it is asked for */
  constructor(state: LibraryState = empty) {
    this.files = new Map(state.files.map((held) => [held.file, held]));
    this.current = new Settled(state);
  }

  /** Sets what a file holds, in place of what it held. Shown after the next `settle`. */
  replace(file: string, records: readonly PaperRecord[], role: Role = 'dump'): void {
    this.changes++;
    this.files.set(file, { file, role, records: readRecords(records) });
  }

  /** Forgets a file. Shown after the next `settle`. */
  remove(file: string): void {
    if (this.files.delete(file)) this.changes++;
  }

  /**
   * Brings papers and keys in step with the files, as they are when it begins. When `breathe` rejects, nothing has changed,
   * and the rejection is passed on; the next call does it all.
   */
  settle(breathe: Breathe): Promise<LibraryChange> {
    const next = this.last.then(() => this.settleNow(breathe));
    // one that was stopped does not hold up the next one
    this.last = next.catch(() => undefined);
    return next;
  }

  /** How many works there are. */
  get size(): number {
    return this.current.size;
  }

  /** In order of first appearance. */
  *papers(): Generator<Paper> {
    const settled = this.current;
    for (let work = 0; work < settled.size; work++) yield settled.paper(work);
  }

  withId(id: string): Paper | undefined {
    return this.paper(this.current.workWithId(id));
  }

  /** The number, in `state`, of the work that has an id. */
  workWithId(id: string): number | undefined {
    return this.current.workWithId(id);
  }

  /** The paper of a work by its number in `state`. */
  paperOfWork(work: number): Paper {
    return this.current.paper(work);
  }

  /**
   * The paper that a key names: as its citekey or an alias, or as a longer one that it would have if another shared these.
   * Without regard to case, unless sources give keys that differ in case alone.
   */
  named(key: string): Paper | undefined {
    return this.paper(this.current.workNamed(key));
  }

  /** The papers that a key may mean which names none; none where it names one, or is unknown. */
  choices(key: string): readonly Paper[] {
    const settled = this.current;
    return settled.choices(key).map((work) => settled.paper(work));
  }

  /** The keys, in lower case and in order, that may mean several papers, unless they are spelled as one of them is given it. */
  *ambiguous(): Generator<{ readonly key: string; readonly choices: readonly Paper[] }> {
    const settled = this.current;
    for (const key of [...settled.state.ambiguous.keys()].sort(byCodeUnit)) {
      yield { key, choices: (settled.ambiguousWorks(key) ?? []).map((work) => settled.paper(work)) };
    }
  }

  /** The files, each with how many records it holds. */
  *holdings(): Generator<{ readonly file: string; readonly records: number }> {
    for (const [file, { records }] of this.files) yield { file, records: records.length };
  }

  /** The works that a file holds, in its order, each with the line where it stands there. */
  *papersIn(file: string): Generator<{ readonly paper: Paper; readonly line: number }> {
    const settled = this.current;
    const seen = new Set<number>();
    for (const { work, record } of settled.worksIn(file)) {
      if (seen.has(work)) continue;
      seen.add(work);
      yield { paper: settled.paper(work), line: settled.record(record).source.line };
    }
  }

  /** The last settled state, to be kept. */
  state(): LibraryState {
    return this.current.state;
  }

  private paper(work: number | undefined): Paper | undefined {
    return work === undefined ? undefined : this.current.paper(work);
  }

  private async settleNow(breathe: Breathe): Promise<LibraryChange> {
    const { changes } = this;
    if (changes === this.settledChanges) return { added: [], changed: [], moved: [], removed: [] };
    const { settled, change } = await settle([...this.files.values()], this.current, breathe);
    this.current = settled;
    this.settledChanges = changes;
    return change;
  }
}
