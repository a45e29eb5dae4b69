/**
 * Works on several items at a time, begun in their order. Rejects with the first rejection; what was begun goes on.
 * @param width how many at a time
 */
export async function concurrently<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
