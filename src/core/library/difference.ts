import type { Breathe } from '../breathing';
import type { LibraryChange } from './change';
import { sameBut, sameValue } from './sameValue';
import type { Settled } from './settled';
import { stride } from './stride';

/** What is known of how works changed, by work. */
interface Touched {
  /** Its number before, where it has the same id and its records say the same; else -1. */
  readonly from: Int32Array;
  /** 1 where its keys may be others. */
  readonly rekeyed: Uint8Array;
  /** 1 where a record of it stands on another line. */
  readonly moved: Uint8Array;
}

/** What happened from one settling to the next. Papers that stayed the same are handed on. */
export async function difference(
  old: Settled,
  now: Settled,
  { from, rekeyed, moved }: Touched,
  breathe: Breathe,
): Promise<LibraryChange> {
  const change = { added: [] as string[], changed: [] as string[], moved: [] as string[], removed: [] as string[] };
  const gone = goneWorks(old, from);
  /** By work before: its number now, where its paper is the same. */
  const same = new Int32Array(old.size).fill(-1);
  for (let work = 0; work < from.length; work++) {
    if (work % (4 * stride) === 0) await breathe();
    const was = from[work]!;
    if (was >= 0 && rekeyed[work] === 0 && moved[work] === 0) {
      same[was] = work;
      continue;
    }
    const id = now.state.ids[work]!;
    const known = was >= 0 ? was : gone.get(id);
    if (known === undefined) {
      change.added.push(id);
      continue;
    }
    gone.delete(id);
    const what = compare(old, known, now, work, was >= 0, moved[work] === 1);
    if (what === 'same') same[known] = work;
    else change[what].push(id);
  }
  for (const id of gone.keys()) change.removed.push(id);
  now.keep(old, same);
  return change;
}

/** By id, the works that none is now with the same records. */
function goneWorks({ state, size }: Settled, from: Int32Array): Map<string, number> {
  const stay = new Uint8Array(size);
  for (const was of from) if (was >= 0) stay[was] = 1;
  const gone = new Map<string, number>();
  for (let work = 0; work < size; work++) if (stay[work] === 0) gone.set(state.ids[work]!, work);
  return gone;
}

/** @param isWhole whether its records say the same */
function compare(
  old: Settled,
  was: number,
  now: Settled,
  work: number,
  isWhole: boolean,
  isMoved: boolean,
): 'same' | 'moved' | 'changed' {
  if (!sameKeys(old, was, now, work)) return 'changed';
  if (isWhole && !isMoved) return 'same';
  // of several records, one may stand now where another did
  return isWhole && now.members(work).length === 1 ? 'moved' : samePaper(old, was, now, work);
}

function sameKeys(old: Settled, was: number, now: Settled, work: number): boolean {
  return (
    old.state.citekeys[was] === now.state.citekeys[work] &&
    sameValue(old.state.aliases.get(was) ?? [], now.state.aliases.get(work) ?? [])
  );
}

function samePaper(old: Settled, was: number, now: Settled, work: number): 'same' | 'moved' | 'changed' {
  const [a, b] = [old.paper(was), now.paper(work)];
  if (!sameBut('sources', a, b)) return 'changed';
  return sameValue(a.sources, b.sources) ? 'same' : 'moved';
}
