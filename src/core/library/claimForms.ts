import type { Breathe } from '../breathing';
import { foldedKey, type Claims, type Kind } from './claims';
import { stride } from './stride';

/**
 * Gives every work that has forms one that no other could have. All start with their first form; whoever shares a form
 * moves on to the next one, and the shared one stays unused, so that it never comes to mean just one of those that it
 * could have meant. This is repeated until nobody shares. A form that is claimed by a lower kind is passed over, unless by
 * the work itself; of those that a dump gives to another work, nobody has what a work tries that contends.
 * @param count of the works
 * @param formsOf of a work, what makes its n-th form, from 0: all differ, and they never end; undefined for a work that has
 *   none
 * @param contends whether a work does for a key that a dump gives to another
 * @param claims takes what is claimed
 * @returns by work, its form
 */
export async function claimForms(
  count: number,
  formsOf: (work: number) => ((n: number) => string) | undefined,
  kind: Kind,
  contends: (work: number) => boolean,
  claims: Claims,
  breathe: Breathe,
): Promise<(string | undefined)[]> {
  const forms: (string | undefined)[] = [];
  /** How many forms a work has tried. */
  const tried = new Uint32Array(count);
  /** Of those that had to go on. */
  const making = new Map<number, ((n: number) => string) | undefined>();
  /** Goes on to the next form that is free. Returns it, folded, where the work has to share it. */
  const moveOn = (work: number): string | undefined => {
    const make = making.has(work) ? making.get(work) : formsOf(work);
    if (tried[work]! > 0) making.set(work, make);
    for (;;) {
      const form = (forms[work] = make?.(tried[work]!++));
      if (form === undefined) return undefined;
      const folded = foldedKey(form);
      const claimed = claims.claim(folded, kind, work, contends(work) ? form : undefined);
      if (claimed !== 'taken') return claimed === 'shared' ? folded : undefined;
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
      for (const [i, work] of claims.sharing(key).entries()) {
        if (i % stride === stride - 1) await breathe();
        const form = forms[work];
        if (form !== undefined && foldedKey(form) === key) moving.push(work);
      }
    }
    contested = new Set();
    for (const [i, work] of moving.entries()) {
      if (i % stride === 0) await breathe();
      const shared = moveOn(work);
      if (shared !== undefined) contested.add(shared);
    }
  }
  return forms;
}
