/**
 * The classes of false twins in a graph of conflicts: items that are not in conflict with each other, and are in conflict
 * with exactly the same others. That is an equivalence, so it does not matter which comes first.
 * @param classes items that are in conflict with the same others and not with each other: the first stands for all
 * @param conflict symmetric
 * @returns the items of each class, also of those with only one
 */
export function falseTwins<T>(classes: readonly T[][], conflict: (a: T, b: T) => boolean): T[][] {
  const graph = classes.map(([one]) =>
    classes.map(([other]) => (one !== other && conflict(one!, other!) ? 'x' : '-')).join(''),
  );
  return groupBy([...classes.keys()], (i) => graph[i]!).map((same) => same.flatMap((i) => classes[i]!));
}

/** Items by key, in order of first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
