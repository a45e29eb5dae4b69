import type { Breathe } from '../breathing';
import type { LibraryChange } from './change';
import type { HeldRecords } from './heldRecords';
import { sameBut, sameValue } from './sameValue';
import type { Settled } from './settled';
import { stride } from './stride';

/** A settled library with what it was made of. */
export interface Snapshot {
  readonly settled: Settled;
  readonly files: readonly HeldRecords[];
}

/** What happened from one settling to the next. Papers that stayed the same are handed on. */
export async function difference(before: Snapshot, after: Snapshot, breathe: Breathe): Promise<LibraryChange> {
  const change = { added: [] as string[], changed: [] as string[], moved: [] as string[], removed: [] as string[] };
  const [old, now] = [before.settled, after.settled];
  const [oldContents, contents] = [contentsOf(before.files), contentsOf(after.files)];
  const sameRecords = (was: number, work: number) => {
    const [olds, news] = [old.members(was), now.members(work)];
    return olds.length === news.length && olds.every((record, i) => oldContents[record] === contents[news[i]!]);
  };
  for (const [work, id] of now.state.ids.entries()) {
    if (work % stride === 0) await breathe();
    const was = old.size === 0 ? undefined : old.workWithId(id);
    if (was === undefined) {
      change.added.push(id);
      continue;
    }
    const what = sameKeys(old, was, now, work)
      ? sameRecords(was, work)
        ? sameSources(old, was, now, work)
        : samePaper(old, was, now, work)
      : 'changed';
    if (what === 'same') now.keep(work, old, was);
    else change[what].push(id);
  }
  for (const [work, id] of old.state.ids.entries()) {
    if (work % stride === 0) await breathe();
    if (now.workWithId(id) === undefined) change.removed.push(id);
  }
  return change;
}

type Comparison = 'same' | 'moved' | 'changed';

function sameKeys(old: Settled, was: number, now: Settled, work: number): boolean {
  return (
    old.state.citekeys[was] === now.state.citekeys[work] &&
    sameValue(old.state.aliases.get(was) ?? [], now.state.aliases.get(work) ?? [])
  );
}

/** Of a work whose records say the same as before. */
function sameSources(old: Settled, was: number, now: Settled, work: number): Comparison {
  const news = now.members(work);
  const stay = old.members(was).every((record, i) => {
    const [a, b] = [old.record(record), now.record(news[i]!)];
    return a === b || sameValue(a.source, b.source);
  });
  return stay ? 'same' : 'moved';
}

function samePaper(old: Settled, was: number, now: Settled, work: number): Comparison {
  const [a, b] = [old.paper(was), now.paper(work)];
  if (!sameBut('sources', a, b)) return 'changed';
  return sameValue(a.sources, b.sources) ? 'same' : 'moved';
}

function contentsOf(files: readonly HeldRecords[]): Uint32Array {
  const all = new Uint32Array(files.reduce((count, { records }) => count + records.length, 0));
  let at = 0;
  for (const { contents, records } of files) {
    if (contents) all.set(contents, at);
    at += records.length;
  }
  return all;
}
