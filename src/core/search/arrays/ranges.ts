/** Whether these are places in an array of that length: one more than things that have a part of it each. */
export function areStarts(starts: Uint32Array, things: number, length: number): boolean {
  if (starts.length !== things + 1 || starts[0] !== 0 || starts[things] !== length) return false;
  for (let i = 0; i < things; i++) if (starts[i]! > starts[i + 1]!) return false;
  return true;
}

/** Whether all numbers are below a limit. */
export function areBelow(numbers: Uint32Array, limit: number): boolean {
  for (const number of numbers) if (number >= limit) return false;
  return true;
}
