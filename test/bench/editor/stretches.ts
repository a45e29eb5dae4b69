import type { Profiler } from 'node:inspector';

/** What the engine itself does on somebody's behalf, without saying whose. */
const unnamed = new Set(['(garbage collector)', '(program)']);

/**
 * The longest time, ms, for which scripts did not let go of its thread: consecutive samples with a function of theirs
 * on the stack, and what the engine does in between.
 * @param scripts a part of their addresses
 */
export function longestStretch({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, scripts: string): number {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map<number, boolean>();
  const isOfScript = (id: number): boolean => {
    // from the sample up to the root
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const found = known.get(at) ?? (byId.get(at)!.callFrame.url.includes(scripts) || undefined);
      if (found === undefined) continue;
      known.set(id, found);
      return found;
    }
    known.set(id, false);
    return false;
  };
  let longest = 0;
  let stretch = 0;
  for (const [i, id] of samples.entries()) {
    // a delta is the time since the sample before: it belongs to that one
    const time = (timeDeltas[i + 1] ?? 0) / 1000;
    if (isOfScript(id)) stretch += time;
    else if (stretch > 0 && unnamed.has(byId.get(id)!.callFrame.functionName)) stretch += time;
    else stretch = 0;
    longest = Math.max(longest, stretch);
  }
  return longest;
}
