import type { Breathe } from '../search/engine';
import { Claims, foldedKey } from './claims';
import { stride } from './stride';

/** What `claimForms` comes to: the key of each work that has forms, and who claims which. */
export interface ClaimedForms {
  readonly claims: Claims;
  readonly keys: readonly (string | undefined)[];
}

/**
 * Gives every work that has forms one that no other could have. All start with their first form; whoever shares a form
 * moves on to the next one, and the shared one stays unused, so that it never comes to mean just one of those that it
 * could have meant. This is repeated until nobody shares.
 * @param count of the works
 * @param formOf the n-th form of a work, from 0: all differ, and they never end; undefined for a work that has none
 * @param earlier claims that are not touched: a form that is claimed there is passed over, unless by the work itself
 */
export async function claimForms(
  count: number,
  formOf: (work: number, n: number) => string | undefined,
  earlier: readonly Claims[],
  breathe: Breathe,
): Promise<ClaimedForms> {
  const claims = new Claims();
  const keys = new Array<string | undefined>(count).fill(undefined);
  /** How many forms a work has tried. */
  const tried = new Uint32Array(count);
  /** Goes on to the next form that is free. Returns it, folded, where the work has to share it. */
  const moveOn = (work: number): string | undefined => {
    for (;;) {
      const form = formOf(work, tried[work]!++);
      if (form === undefined) return undefined;
      const folded = foldedKey(form);
      const claimed = earlier.find((layer) => layer.has(folded));
      const own = claimed?.owner(folded) === work;
      if (claimed && !own) continue;
      keys[work] = form;
      return !own && claims.claim(folded, work) ? folded : undefined;
    }
  };

  let contested = new Set<string>();
  for (let work = 0; work < count; work++) {
    if (work % stride === 0) await breathe();
    const shared = moveOn(work);
    if (shared !== undefined) contested.add(shared);
  }
  while (contested.size > 0) {
    const moving: number[] = [];
    for (const key of contested) {
      await breathe();
      for (const work of claims.sharing(key)) if (foldedKey(keys[work]!) === key) moving.push(work);
    }
    contested = new Set();
    for (const [i, work] of moving.entries()) {
      if (i % stride === 0) await breathe();
      const shared = moveOn(work);
      if (shared !== undefined) contested.add(shared);
    }
  }
  return { claims, keys };
}
