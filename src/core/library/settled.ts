import type { Paper, PaperRecord } from '../paper';
import { foldedKey } from './claims';
import { worksWithLongerForm } from './longerForms';
import { head, paperOf } from './merge';
import { Numbering } from './numbering';
import type { LibraryState } from './state';

/** A settled library, asked for its papers: each is put together when it is asked for the first time, and kept. */
export class Settled {
  private readonly numbering: Numbering;
  private readonly made: (Paper | undefined)[] = [];
  private byRecord: Uint32Array | undefined;

  /**
   * @param identified the work that has an id, if that is known already
   * @param keyed the work that has a key as citekey or alias, if that is known already
   */
  constructor(
    readonly state: LibraryState,
    private identified?: (id: string) => number | undefined,
    private keyed?: (key: string) => number | undefined,
  ) {
    this.numbering = new Numbering(state.files.map(({ records }) => records.length));
  }

  get size(): number {
    return this.state.ids.length;
  }

  workWithId(id: string): number | undefined {
    this.identified ??= idsOf(this.state);
    return this.identified(id);
  }

  /** The work that a key names: as citekey, alias or longer form. */
  workNamed(key: string): number | undefined {
    const work = this.workKeyed(key);
    if (work !== undefined || this.state.ambiguous.has(foldedKey(key))) return work;
    const works = this.worksFormed(key);
    return works.length === 1 ? works[0] : undefined;
  }

  /** The works that a key may mean which names none. */
  choices(key: string): readonly number[] {
    if (this.workKeyed(key) !== undefined) return [];
    const works = this.ambiguousWorks(key) ?? this.worksFormed(key);
    return works.length > 1 ? works : [];
  }

  /** The works that a key may mean without regard to case; undefined for a key that is not ambiguous. */
  ambiguousWorks(key: string): readonly number[] | undefined {
    return this.state.ambiguous.get(foldedKey(key))?.flatMap((id) => this.workWithId(id) ?? []);
  }

  paper(work: number): Paper {
    const { ids, citekeys, aliases } = this.state;
    return (this.made[work] ??= paperOf(ids[work]!, citekeys[work]!, aliases.get(work) ?? [], this.records(work)));
  }

  /** Takes the paper as another settling had it, if it had. */
  keep(work: number, from: Settled, its: number): void {
    const paper = from.made[its];
    if (paper) this.made[work] = paper;
  }

  /** The numbers of the work's records. */
  members(work: number): Uint32Array {
    const { starts, members } = this.state;
    return members.subarray(starts[work], starts[work + 1]);
  }

  record(number: number): PaperRecord {
    const { part, index } = this.numbering.place(number);
    return this.state.files[part]!.records.at(index);
  }

  /** The works of a file's records, in the order of these. */
  *worksIn(file: string): Generator<{ readonly work: number; readonly record: number }> {
    const index = this.state.files.findIndex((held) => held.file === file);
    if (index < 0) return;
    const byRecord = (this.byRecord ??= this.invert());
    for (let record = this.numbering.first(index); record < this.numbering.first(index + 1); record++) {
      yield { work: byRecord[record]!, record };
    }
  }

  private workKeyed(key: string): number | undefined {
    this.keyed ??= keysOf(this.state);
    return this.keyed(key);
  }

  private worksFormed(key: string): readonly number[] {
    return worksWithLongerForm(
      key,
      (shorter) => this.workKeyed(shorter),
      (work) => ({ head: head(this.records(work)), id: this.state.ids[work]! }),
    );
  }

  private records(work: number): PaperRecord[] {
    return Array.from(this.members(work), (number) => this.record(number));
  }

  private invert(): Uint32Array {
    const { members, starts } = this.state;
    const works = new Uint32Array(members.length);
    for (let work = 0; work + 1 < starts.length; work++) {
      for (let i = starts[work]!; i < starts[work + 1]!; i++) works[members[i]!] = work;
    }
    return works;
  }
}

function idsOf({ ids }: LibraryState): (id: string) => number | undefined {
  const works = new Map(ids.map((id, work) => [id, work]));
  return (id) => works.get(id);
}

function keysOf({ citekeys, aliases, ambiguous }: LibraryState): (key: string) => number | undefined {
  const works = new Map<string, number>();
  const spelled = new Map<string, number>();
  const note = (key: string, work: number) => {
    const folded = foldedKey(key);
    // what is ambiguous otherwise names a work in this spelling
    if (ambiguous.has(folded)) spelled.set(key, work);
    else works.set(folded, work);
  };
  for (const [work, key] of citekeys.entries()) note(key, work);
  for (const [work, others] of aliases) for (const key of others) note(key, work);
  return (key) => spelled.get(key) ?? works.get(foldedKey(key));
}
