import type { Paper, PaperRecord } from '../paper';
import { foldedKey } from './claims';
import { HashIndex } from './hashIndex';
import { HashLog } from './hashLog';
import { Links, type Hashed } from './links';
import { worksWithLongerForm } from './longerForms';
import { head, paperOf, type Head } from './merge';
import { Numbering } from './numbering';
import type { LibraryState } from './state';
import { textHash } from './textHash';

/** So many papers are kept once they are put together: as many as anyone looks at again soon. */
const mostMade = 4096;
/** What more works or records than that have to be gone through for is remembered. */
const few = 16;

/** A settled library, asked for its papers: each is put together when it is asked for. */
export class Settled {
  private readonly numbering: Numbering;
  /** By work; those that were made first come first. */
  private readonly made = new Map<number, Paper>();
  private byId: HashIndex | undefined;
  private byClaim: Links | undefined;
  /** The work that has a key, if any does, of keys that many works lay claim to. */
  private readonly sought = new Map<string, number | undefined>();
  /** Of works of many records. */
  private readonly heads = new Map<number, Head>();
  private readonly known: { works?: Uint32Array; idHashes?: Uint32Array };

  /** @param known what is known already, and else worked out when it is asked for first */
  constructor(
    readonly state: LibraryState,
    { works, idHashes }: { readonly works?: Uint32Array; readonly idHashes?: Uint32Array } = {},
  ) {
    this.known = { ...(works && { works }), ...(idHashes && { idHashes }) };
    this.numbering = new Numbering(state.files.map(({ records }) => records.length));
  }

  get size(): number {
    return this.state.ids.length;
  }

  workWithId(id: string): number | undefined {
    const { ids } = this.state;
    this.byId ??= new HashIndex(this.idHashes);
    let work = this.byId.first(textHash(id));
    while (work >= 0 && ids[work] !== id) work = this.byId.next(work);
    return work < 0 ? undefined : work;
  }

  /** By work: its id's. */
  get idHashes(): Uint32Array {
    return (this.known.idHashes ??= Uint32Array.from(this.state.ids, textHash));
  }

  /** By record: its work. */
  get works(): Uint32Array {
    return (this.known.works ??= this.invert());
  }

  /** Whether it is known which keys works laid claim to. */
  get knowsClaims(): boolean {
    return this.state.claims !== undefined;
  }

  /** Works, linked by the keys that they claim, or have at least. */
  get claims(): Links {
    return (this.byClaim ??= new Links(this.state.claims ?? keysOf(this.state)));
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
    const known = this.made.get(work);
    if (known) return known;
    const { ids, citekeys, aliases } = this.state;
    const paper = paperOf(ids[work]!, citekeys[work]!, aliases.get(work) ?? [], this.records(work));
    this.note(work, paper);
    return paper;
  }

  /** Takes over papers as another settling had them. @param numbers by work there, its number here, or -1 */
  keep(from: Settled, numbers: Int32Array): void {
    for (const [work, paper] of from.made) if (numbers[work]! >= 0) this.note(numbers[work]!, paper);
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
    for (let record = this.numbering.first(index); record < this.numbering.first(index + 1); record++) {
      yield { work: this.works[record]!, record };
    }
  }

  /** The work that has a key as citekey or alias. */
  private workKeyed(key: string): number | undefined {
    const { citekeys, aliases, ambiguous } = this.state;
    const folded = foldedKey(key);
    // what is ambiguous otherwise names a work in this spelling
    const isAmbiguous = ambiguous.has(folded);
    const spelled = isAmbiguous ? key : folded;
    if (this.sought.has(spelled)) return this.sought.get(spelled);
    const isIt = (its: string) => (isAmbiguous ? its : foldedKey(its)) === spelled;
    let claimants = 0;
    let found: number | undefined;
    for (const work of this.claims.having(textHash(folded))) {
      claimants++;
      if (!isIt(citekeys[work]!) && !aliases.get(work)?.some(isIt)) continue;
      found = work;
      break;
    }
    if (claimants > few) this.sought.set(spelled, found);
    return found;
  }

  private worksFormed(key: string): readonly number[] {
    return worksWithLongerForm(
      key,
      (shorter) => this.workKeyed(shorter),
      (work) => ({ head: this.head(work), id: this.state.ids[work]! }),
    );
  }

  private head(work: number): Head {
    const known = this.heads.get(work);
    if (known) return known;
    const records = this.records(work);
    const made = head(records);
    if (records.length > few) this.heads.set(work, made);
    return made;
  }

  private note(work: number, paper: Paper): void {
    if (this.made.size >= mostMade) for (const [first] of this.made) if (this.made.delete(first)) break;
    this.made.set(work, paper);
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

/** What works are called, as hashes. */
function keysOf({ ids, citekeys, aliases }: LibraryState): Hashed {
  const log = new HashLog();
  for (let work = 0; work < ids.length; work++) {
    log.add(work, foldedKey(citekeys[work]!));
    for (const key of aliases.get(work) ?? []) log.add(work, foldedKey(key));
  }
  return log.byItem(ids.length);
}
