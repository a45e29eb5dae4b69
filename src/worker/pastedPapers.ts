import { breathing, nextTurn } from '../core/breathing';
import { pastedEntries, type PastedEntry } from '../core/bibliography/pastedEntries';
import { paperLookup, type PaperLookup } from '../core/library/paperLookup';
import type { Library } from '../core/library/library';
import type { LibraryState } from '../core/library/state';
import type { PaperRecord } from '../core/paper';
import { identifierIn, mayNamePapers } from '../core/text/pastedText';
import type { PastedPaper } from './noteProtocol';
import { paperRow } from './rows';

/** What keys get that are taken, as Better BibTeX does. */
const postfixes = ['', ...Array.from('abcdefghijklmnopqrstuvwxyz')];

/** Tells which papers a text names that somebody pastes. What it looks up in is made when it is asked for, and kept. */
export class PastedPapers {
  private known: { readonly state: LibraryState; readonly lookup: Promise<PaperLookup> } | undefined;

  constructor(private readonly library: () => Library) {}

  /** In their order, each once; empty where the text is anything else, or not all of it can be used. */
  async of(text: string): Promise<readonly PastedPaper[]> {
    if (!mayNamePapers(text)) return [];
    const identifier = identifierIn(text);
    const entries = identifier ? undefined : pastedEntries(text);
    if (!identifier && !entries) return [];
    const lookup = await this.lookup();
    if (entries) return this.ofEntries(entries, lookup);
    const paper = lookup.paperOf({ ...nothing, ...identifier });
    return paper ? [{ kind: 'known', paper: paperRow(paper) }] : [];
  }

  private ofEntries(entries: readonly PastedEntry[], lookup: PaperLookup): PastedPaper[] {
    const papers = new Map<string, PastedPaper>();
    for (const { record, written } of entries) {
      const known = lookup.paperOf(record);
      if (known) {
        papers.set(known.citekey, { kind: 'known', paper: paperRow(known) });
        continue;
      }
      const citekey = postfixes
        .map((one) => record.citekey + one)
        .find((key) => !this.isTaken(key) && !papers.has(key));
      const entry = citekey === undefined ? undefined : written(citekey);
      if (citekey === undefined || entry === undefined) return [];
      papers.set(citekey, { kind: 'new', citekey, given: record.citekey, entry, record });
    }
    return [...papers.values()];
  }

  private isTaken(key: string): boolean {
    const library = this.library();
    return library.named(key) !== undefined || library.choices(key).length > 0;
  }

  private lookup(): Promise<PaperLookup> {
    const library = this.library();
    const state = library.state();
    if (this.known?.state !== state) {
      this.known = {
        state,
        lookup: paperLookup(
          library,
          breathing(nextTurn, () => false),
        ),
      };
    }
    return this.known.lookup;
  }
}

/** A record of which nothing is known. */
const nothing: PaperRecord = { title: '', abstract: '', author: [], year: null, source: { file: '', line: 1 } };
