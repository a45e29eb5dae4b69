// What the integration tests use of node:assert/strict, for the browser's host: esbuild.js puts it in its place.

function fail(message: string | Error | undefined, otherwise: string): never {
  throw message instanceof Error ? message : new Error(message ?? otherwise);
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined';
  return value instanceof RegExp || value instanceof Error ? value.toString() : JSON.stringify(value, undefined, 1);
}

/** Structural equality of plain data: same prototypes, same own keys, same values by Object.is. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof Map && b instanceof Map) return same([...a], [...b]);
  if (a instanceof Set && b instanceof Set) return same([...a], [...b]);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}

function ok(value: unknown, message?: string | Error): asserts value {
  if (!value) fail(message, `expected something truthy, got ${show(value)}`);
}

function expected(error: unknown, what: RegExp | undefined): void {
  if (what && !what.test(String(error))) fail(undefined, `${String(error)} does not match ${show(what)}`);
}

async function rejects(work: Promise<unknown> | (() => Promise<unknown>), what?: RegExp): Promise<void> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    expected(error, what);
    return;
  }
  fail(undefined, 'expected a rejection');
}

function throws(work: () => unknown, what?: RegExp): void {
  try {
    work();
  } catch (error) {
    expected(error, what);
    return;
  }
  fail(undefined, 'expected an error');
}

/** Stands in for the default export of node:assert/strict. */
const assert = Object.assign((value: unknown, message?: string | Error) => ok(value, message), {
  ok,
  rejects,
  throws,
  fail: (message?: string | Error) => fail(message, 'failed'),
  equal(actual: unknown, wanted: unknown, message?: string | Error) {
    if (!Object.is(actual, wanted)) fail(message, `expected ${show(wanted)}, got ${show(actual)}`);
  },
  notEqual(actual: unknown, unwanted: unknown, message?: string | Error) {
    if (Object.is(actual, unwanted)) fail(message, `expected anything but ${show(unwanted)}`);
  },
  deepEqual(actual: unknown, wanted: unknown, message?: string | Error) {
    if (!same(actual, wanted)) fail(message, `expected ${show(wanted)}, got ${show(actual)}`);
  },
  match(text: string, pattern: RegExp, message?: string | Error) {
    if (!pattern.test(text)) fail(message, `${show(text)} does not match ${show(pattern)}`);
  },
  doesNotMatch(text: string, pattern: RegExp, message?: string | Error) {
    if (pattern.test(text)) fail(message, `${show(text)} matches ${show(pattern)}`);
  },
});

export default assert;
