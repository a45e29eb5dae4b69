import { readEntry, type Entry } from './bibtex/entry';
import { EntryScanner } from './bibtex/entryScanner';
import { Family } from './bibtex/family';
import type { BibItem } from './bibtex/item';
import { Macros } from './bibtex/macros';
import { shown } from './bibtex/openItem';
import { recognises } from './bibtex/recognises';
import { readRecord } from './bibtex/record';
import { readInPart, skipped, type Reader, type Reading, type TextReader } from './reader';

/** BibTeX and BibLaTeX, as reference managers write them and people change them. */
export const bibtex: Reader = {
  format: 'BibTeX',
  extensions: ['.bib', '.bibtex'],
  recognises,
  start: (file) => new BibtexReader(file),
};

/** Types that are never a work. */
const noWork = new Set(['xdata', 'set']);

class BibtexReader implements TextReader {
  private readonly scanner = new EntryScanner();
  private readonly macros = new Macros();
  private readonly family = new Family();
  /** Entries without a title: no fault if they are only there to be inherited from. */
  private readonly untitled: { readonly key: string; readonly line: number }[] = [];

  constructor(private readonly file: string) {}

  get unfinished(): boolean {
    return this.scanner.unfinished;
  }

  *write(piece: string): Generator<Reading> {
    for (const item of this.scanner.write(piece)) yield* this.take(item);
  }

  *end(): Generator<Reading> {
    for (const item of this.scanner.end()) yield* this.take(item);
    for (const entry of this.family.end()) yield* this.readings(entry);
    for (const { key, line } of this.untitled) {
      if (!this.family.isParent(key)) yield skipped(this.file, line, `“${shown(key)}” has no title`);
    }
  }

  private *take(item: BibItem): Generator<Reading> {
    if (item.kind === 'entry') {
      for (const entry of this.family.take(readEntry(item, this.macros))) yield* this.readings(entry);
      return;
    }
    if (item.kind === 'string') for (const field of item.fields) this.macros.define(field);
    if (item.fault) yield skipped(this.file, item.line, item.fault.what, item.fault.line);
  }

  private *readings(entry: Entry): Generator<Reading> {
    const { problem } = entry;
    const work = !noWork.has(entry.type) && !(entry.unclosed && entry.key === '');
    const record = work ? readRecord(entry, this.file) : undefined;
    if (record) yield { record };
    else if (work && !problem) this.untitled.push({ key: entry.key, line: entry.line });
    if (problem) yield (record ? readInPart : skipped)(this.file, entry.line, problem.what, problem.line);
  }
}
