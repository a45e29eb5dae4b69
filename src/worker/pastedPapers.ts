import { breathing, nextTurn, type Breathe } from '../core/breathing';
import { pastedEntries, type PastedEntry } from '../core/bibliography/pastedEntries';
import { paperLookup, type PaperLookup } from '../core/library/paperLookup';
import { Library } from '../core/library/library';
import type { LibraryState } from '../core/library/state';
import type { PaperRecord } from '../core/paper';
import { identifiersIn, mayNamePapers, withoutFence, type PastedIdentifiers } from '../core/text/pastedIdentifiers';
import type { Pasted, PastedPaper } from './noteProtocol';
import { paperRow } from './rows';

/** What keys get that are taken, as Better BibTeX does. */
const postfixes = ['', ...Array.from('abcdefghijklmnopqrstuvwxyz')];

/** Tells which papers a text names that somebody pastes. What it looks up in is made when it is asked for, and kept. */
export class PastedPapers {
  private known: { readonly state: LibraryState; readonly lookup: Promise<PaperLookup> } | undefined;

  constructor(private readonly library: () => Library) {}

  /** See `NoteWorker.pasted`. */
  async of(text: string): Promise<Pasted> {
    if (!mayNamePapers(text)) return none;
    const identified = identifiersIn(text);
    const pasted = identified ? undefined : pastedEntries(withoutFence(text));
    if (identified) return ofIdentifiers(identified, await this.lookup());
    if (!pasted) return none;
    return { papers: await this.ofEntries(pasted.entries, await this.lookup()), isAll: pasted.isAll };
  }

  private async ofEntries(entries: readonly PastedEntry[], lookup: PaperLookup): Promise<PastedPaper[]> {
    const parents = new Set(entries.flatMap((entry) => entry.parents));
    // entries that are each other's parents are cited as any others
    const children = entries.filter((entry) => !parents.has(entry));
    const papers: PastedPaper[] = [];
    const known = new Set<string>();
    const writing = new Writing((key) => this.isTaken(key));
    for (const entry of await eachWorkOnce(children.length > 0 ? children : entries)) {
      const paper = lookup.paperOf(entry.record);
      if (paper) {
        if (!known.has(paper.id)) papers.push({ kind: 'known', paper: paperRow(paper) });
        known.add(paper.id);
        continue;
      }
      const own = writing.write(entry);
      if (!own) return [];
      const others = newParents(entry, (parent) => writing.has(parent) || lookup.paperOf(parent.record) !== undefined);
      const behind = others.flatMap((parent) => writing.write(parent)?.entry ?? []);
      const { record } = entry;
      const { citekey } = own;
      const given = record.citekey;
      papers.push({ kind: 'new', citekey, given, entry: [own.entry, ...behind].join('\n\n'), record });
    }
    return papers;
  }

  private isTaken(key: string): boolean {
    const library = this.library();
    return library.named(key) !== undefined || library.choices(key).length > 0;
  }

  private lookup(): Promise<PaperLookup> {
    const library = this.library();
    const state = library.state();
    if (this.known?.state !== state) this.known = { state, lookup: paperLookup(library, unstopped()) };
    return this.known.lookup;
  }
}

/** None where one of them is unknown: what it names would be lost. */
function ofIdentifiers({ identifiers, isAll }: PastedIdentifiers, lookup: PaperLookup): Pasted {
  const papers = new Map<string, PastedPaper>();
  for (const identifier of identifiers) {
    const paper = lookup.paperOf({ ...nothing, ...identifier });
    if (!paper) return none;
    papers.set(paper.id, { kind: 'known', paper: paperRow(paper) });
  }
  return { papers: [...papers.values()], isAll };
}

/** New entries, each under a key that nothing else has. */
class Writing {
  private readonly keys = new Map<PastedEntry, string>();

  constructor(private readonly isTaken: (key: string) => boolean) {}

  has(entry: PastedEntry): boolean {
    return this.keys.has(entry);
  }

  /** @returns undefined where it cannot be written */
  write(entry: PastedEntry): { readonly citekey: string; readonly entry: string } | undefined {
    const used = new Set(this.keys.values());
    const given = entry.record.citekey;
    const citekey = postfixes.map((one) => given + one).find((key) => !used.has(key) && !this.isTaken(key));
    const written = citekey === undefined ? undefined : entry.written(citekey);
    if (citekey === undefined || written === undefined) return undefined;
    this.keys.set(entry, citekey);
    return { citekey, entry: written };
  }
}

/** The first entry of each work, by what makes records the same work in a library. */
async function eachWorkOnce(entries: readonly PastedEntry[]): Promise<PastedEntry[]> {
  const library = new Library();
  const records = entries.map(({ record }, i): PaperRecord => ({ ...record, source: { file: '', line: i } }));
  library.replace('', records);
  await library.settle(unstopped());
  const first = new Set([...library.papers()].map(({ sources }) => Math.min(...sources.map(({ line }) => line))));
  return entries.filter((_, i) => first.has(i));
}

/** What an entry takes fields from, directly or by way of others, as far as it is to be written, too; each once. */
function newParents(entry: PastedEntry, isThere: (parent: PastedEntry) => boolean): PastedEntry[] {
  const found = new Set<PastedEntry>();
  const follow = [...entry.parents];
  for (let next = follow.pop(); next; next = follow.pop()) {
    if (next === entry || found.has(next) || isThere(next)) continue;
    found.add(next);
    follow.push(...next.parents);
  }
  return [...found];
}

function unstopped(): Breathe {
  return breathing(nextTurn, () => false);
}

const none: Pasted = { papers: [], isAll: false };

/** A record of which nothing is known. */
const nothing: PaperRecord = { title: '', abstract: '', author: [], year: null, source: { file: '', line: 1 } };
