import type { Entry, FieldValue } from './entry';
import { inheritFromCrossref, inheritFromXdata } from './inheritance';
import { Kept } from './kept';
import { shown } from './openItem';

interface Reference {
  readonly key: string;
  readonly field: 'xdata' | 'crossref';
}

/** An entry whose parents are not all known. */
interface Child {
  readonly entry: Entry;
  /** The values that it had before it inherited any; undefined while it has not. */
  own?: ReadonlySet<FieldValue>;
  references: readonly Reference[];
  /** How many of them have been followed. */
  followed: number;
}

/** The first entry that has some key. */
interface Declared {
  /** From 1. */
  readonly line: number;
  /** While its parents are not all known. */
  waiting: Child | undefined;
  kept: Kept | undefined;
  isParent: boolean;
}

/**
 * Completes entries by what they inherit, wherever in the file their parents stand. An entry comes out at once, or as soon
 * as its parents have; those that wait for the same parent in the file's order. In time linear in all references. Of
 * entries that came out, only what may be inherited is kept.
 */
export class Family {
  private readonly declared = new Map<string, Declared>();
  /** In the file's order. */
  private readonly waiting = new Map<Entry, Child>();
  private readonly waitingFor = new Map<string, Child[]>();

  /** Takes the file's next entry, and yields what is complete now. A key that is taken already is removed. */
  *take(entry: Entry): Generator<Entry> {
    const first = this.declared.get(entry.key);
    if (first) {
      entry.blame(`The key “${shown(entry.key)}” was given in line ${first.line} already`);
      entry.key = '';
    } else if (entry.key !== '') {
      const { line } = entry;
      // a copy: the key itself would keep the text that it was cut from
      this.declared.set(Array.from(entry.key).join(''), { line, waiting: undefined, kept: undefined, isParent: false });
    }
    const xdata = entry.keys('xdata').map((key) => ({ key, field: 'xdata' }) as const);
    const crossref = entry.tex('crossref').trim();
    const references: Reference[] = crossref === '' ? xdata : [...xdata, { key: crossref, field: 'crossref' }];
    yield* this.goOn({ entry, references, followed: 0 });
  }

  /** Whether an entry that came out refers to the one with this key. */
  isParent(key: string): boolean {
    return this.declared.get(key)?.isParent === true;
  }

  /** Takes the end of the file, and yields the entries whose parents are missing, or go round in a circle. */
  *end(): Generator<Entry> {
    for (const child of [...this.waiting.values()]) yield* this.passMissing(child);
    yield* this.breakCircles();
  }

  /** Goes on without the parents that are no entries, up to one that is waited for. */
  private *passMissing(child: Child): Generator<Entry> {
    const { entry } = child;
    while (this.waiting.has(entry) && !this.declared.has(nextKey(child))) {
      const { key, field } = child.references[child.followed]!;
      entry.blame(`“${shown(key)}” in “${field}” is no entry of this file`, entry.lineOf(field));
      child.followed++;
      yield* this.goOn(child);
    }
  }

  /** Follows each waiting entry to what it waits for; the one that leads back does without. */
  private *breakCircles(): Generator<Entry> {
    const passed = new Set<Child>();
    for (const first of [...this.waiting.values()]) {
      const path = [first];
      while (path.length > 0) {
        const child = path.at(-1)!;
        const { entry } = child;
        passed.add(child);
        // what waited for an entry of a circle that is broken may name a missing one next
        yield* this.passMissing(child);
        if (!this.waiting.has(entry)) {
          path.pop();
          continue;
        }
        const next = this.declared.get(nextKey(child))!.waiting!;
        if (!passed.has(next)) {
          path.push(next);
          continue;
        }
        const { field } = child.references[child.followed]!;
        entry.blame(`“${field}” leads back to this entry`, entry.lineOf(field));
        child.references = child.references.slice(child.followed).filter(({ key }) => this.declared.get(key)?.kept);
        child.followed = 0;
        yield* this.goOn(child);
      }
    }
  }

  private *goOn(first: Child): Generator<Entry> {
    const ready = [first];
    for (const child of ready) {
      const { entry } = child;
      if (!this.follow(child)) continue;
      this.waiting.delete(entry);
      this.keep(child);
      yield entry;
      for (const waiting of this.waitingFor.get(entry.key) ?? []) {
        if (this.waiting.has(waiting.entry) && nextKey(waiting) === entry.key) ready.push(waiting);
      }
      this.waitingFor.delete(entry.key);
    }
  }

  /** Inherits from all parents that are complete, in order. @returns whether none is left */
  private follow(child: Child): boolean {
    const { entry, references } = child;
    for (; child.followed < references.length; child.followed++) {
      const { key, field } = references[child.followed]!;
      const parent = this.declared.get(key);
      if (!parent?.kept) {
        this.wait(child);
        const others = this.waitingFor.get(key);
        if (others) others.push(child);
        else this.waitingFor.set(key, [child]);
        return false;
      }
      parent.isParent = true;
      child.own ??= new Set(entry.fields.values());
      if (field === 'xdata') inheritFromXdata(entry, parent.kept.asParent);
      else inheritFromCrossref(entry, parent.kept.asParent);
    }
    return true;
  }

  private wait(child: Child): void {
    const { entry } = child;
    this.waiting.set(entry, child);
    const declared = this.declared.get(entry.key);
    if (declared) declared.waiting = child;
  }

  private keep({ entry, own }: Child): void {
    const declared = this.declared.get(entry.key);
    if (!declared) return;
    declared.waiting = undefined;
    declared.kept = new Kept(entry, own);
  }
}

function nextKey(child: Child): string {
  return child.references[child.followed]!.key;
}
