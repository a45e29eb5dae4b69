import { linksIn } from '../text/links';
import type { Paper, PaperRecord } from '../paper';
import type { LibraryChange } from './change';
import { deriveCitekeys } from './citekeys';
import { fingerprint } from './identity';

/**
 * The living collection: records by file in, works out. Records of the same work become one paper with several sources;
 * the result depends on what the files hold and, for the order of papers and of their sources alone, on the order in
 * which files were first added.
 */
export class Library {
  private readonly files = new Map<string, readonly IdentifiedRecord[]>();
  private papersById = new Map<string, Paper>();
  private idsByKey = new Map<string, string>();
  /** Whether files changed since the last `settle`. */
  private unsettled = false;

  /** Sets what a file holds, in place of what it held. Shown after the next `settle`. */
  replace(file: string, records: readonly PaperRecord[]): void {
    this.unsettled = true;
    this.files.set(
      file,
      records.map((record) => ({ id: fingerprint(record.title), record })),
    );
  }

  /** Forgets a file. Shown after the next `settle`. */
  remove(file: string): void {
    this.unsettled = this.files.delete(file) || this.unsettled;
  }

  /** Brings papers and keys in step with the files. */
  settle(): LibraryChange {
    if (!this.unsettled) return { added: [], changed: [], removed: [] };
    this.unsettled = false;
    const before = this.papersById;
    const works = new Map<string, PaperRecord[]>();
    for (const records of this.files.values()) {
      for (const { id, record } of records) {
        const known = works.get(id);
        if (known) known.push(record);
        else works.set(id, [record]);
      }
    }
    const merged = [...works].map(([id, records]) => merge(id, records));
    const keys = deriveCitekeys(merged);
    this.papersById = new Map();
    this.idsByKey = new Map();
    const added: Paper[] = [];
    const changed: Paper[] = [];
    for (const work of merged) {
      const citekey = keys.get(work.id)!;
      const old = before.get(work.id);
      if (old?.citekey === citekey && sameWork(old, work)) this.papersById.set(work.id, old);
      else {
        const paper: Paper = { ...work, citekey, aliases: [], links: linksIn(work.abstract) };
        (old ? changed : added).push(paper);
        this.papersById.set(work.id, paper);
      }
      this.idsByKey.set(citekey.toLowerCase(), work.id);
    }
    const removed = [...before.keys()].filter((id) => !this.papersById.has(id));
    return { added, changed, removed };
  }

  /** How many works there are. */
  get size(): number {
    return this.papersById.size;
  }

  /** In order of first appearance. */
  papers(): IterableIterator<Paper> {
    return this.papersById.values();
  }

  withId(id: string): Paper | undefined {
    return this.papersById.get(id);
  }

  /** The paper that a key names, without regard to case. */
  named(citekey: string): Paper | undefined {
    const id = this.idsByKey.get(citekey.toLowerCase());
    return id === undefined ? undefined : this.papersById.get(id);
  }

  /** The files, each with how many records it holds. */
  *holdings(): Generator<{ readonly file: string; readonly records: number }> {
    for (const [file, records] of this.files) yield { file, records: records.length };
  }

  /** The works that a file holds, in its order, each with the line where it stands there. */
  *papersIn(file: string): Generator<{ readonly paper: Paper; readonly line: number }> {
    const seen = new Set<string>();
    for (const { id, record } of this.files.get(file) ?? []) {
      const paper = this.papersById.get(id);
      if (!paper || seen.has(id)) continue;
      seen.add(id);
      yield { paper, line: record.source.line };
    }
  }
}

interface IdentifiedRecord {
  readonly id: string;
  readonly record: PaperRecord;
}

type Work = Omit<Paper, 'citekey' | 'aliases' | 'links'>;

/** One work from its records: each field from the record that says most; ties are settled by the text itself. */
function merge(id: string, records: readonly PaperRecord[]): Work {
  return {
    id,
    title: richest(records.map((record) => record.title)),
    abstract: richest(records.map((record) => record.abstract)),
    author: records.map((record) => record.author).reduce((a, b) => (b.length > a.length ? b : a)),
    year: records.map((record) => record.year).reduce((a, b) => a ?? b),
    sources: records.map((record) => record.source),
  };
}

function sameWork(a: Work, b: Work): boolean {
  return (
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.year === b.year &&
    JSON.stringify([a.author, a.sources]) === JSON.stringify([b.author, b.sources])
  );
}

function richest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length || (b.length === a.length && b < a) ? b : a));
}
