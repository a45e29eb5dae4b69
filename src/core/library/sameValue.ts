/** Whether two values of texts, numbers, lists and plain objects are alike, as records and papers are made of them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return sameProperties(a as Record<string, unknown>, b as Record<string, unknown>);
}

/** The same for two objects, but for one property. */
export function sameBut(property: string, a: object, b: object): boolean {
  return sameProperties(a as Record<string, unknown>, b as Record<string, unknown>, property);
}

function sameProperties(a: Record<string, unknown>, b: Record<string, unknown>, but?: string): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key === but || (Object.hasOwn(b, key) && sameValue(a[key], b[key])));
}
