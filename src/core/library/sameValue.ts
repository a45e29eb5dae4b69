/** Whether two values of texts, numbers, lists and plain objects are alike, as records and papers are made of them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (!Array.isArray(a) || !Array.isArray(b)) return !Array.isArray(a) && !Array.isArray(b) && sameBut(undefined, a, b);
  return a.length === b.length && a.every((one, i) => sameValue(one, b[i]));
}

/**
 * The same for two plain objects, but for one property; one that is undefined counts as not there. Lists of names would cost
 * more than all else: 100,000 records are compared at every change of their file.
 */
export function sameBut(property: string | undefined, a: object, b: object): boolean {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let more = 0;
  for (const name in left) {
    if (name === property || left[name] === undefined) continue;
    if (!sameValue(left[name], right[name])) return false;
    more++;
  }
  for (const name in right) if (name !== property && right[name] !== undefined) more--;
  return more === 0;
}
