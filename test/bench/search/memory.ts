/** Memory in use once garbage is collected. Needs --expose-gc. */
export function memoryInUse(): NodeJS.MemoryUsage {
  for (let i = 0; i < 4; i++) globalThis.gc!();
  return process.memoryUsage();
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
