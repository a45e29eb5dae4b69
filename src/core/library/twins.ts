import { conflicts, particulars, type Candidate } from './candidate';
import { isGeneric } from './genericTitles';

/** A title that so many different works share says nothing. */
const mostSignatures = 100;

/**
 * Which of the candidates of one title are the same work.
 *
 * Candidates are one work when they are false twins in the graph of their conflicts: not in conflict with each other, and
 * in conflict with exactly the same others. That is an equivalence, so it does not matter which comes first, and a record
 * with only a title stays by itself where it could be of several works. A title that many works share ("Introduction") is
 * not enough: author and year, or else the abstracts, have to be equal as well.
 * @param title its fingerprint
 * @returns groups of at least two
 */
export function twins(title: string, candidates: readonly Candidate[]): Candidate[][] {
  const generic = isGeneric(title);
  // nearly always; the same as below
  if (candidates.length === 2 && !generic) return conflicts(candidates[0]!, candidates[1]!) ? [] : [[...candidates]];
  const bySignature = groupBy(candidates, ({ signature }) => signature);
  if (bySignature.length <= mostSignatures && !generic) return falseTwins(bySignature);
  const known = candidates.flatMap((one) => {
    const its = particulars(one);
    return its === undefined ? [] : [{ one, its }];
  });
  return groupBy(known, ({ its }) => its).flatMap((alike) => {
    const signatures = groupBy(
      alike.map(({ one }) => one),
      ({ signature }) => signature,
    );
    return signatures.length <= mostSignatures ? falseTwins(signatures) : signatures.filter(({ length }) => length > 1);
  });
}

/** @param classes candidates by signature: each is compared once */
function falseTwins(classes: readonly Candidate[][]): Candidate[][] {
  const graph = classes.map(([one]) =>
    classes.map(([other]) => (one !== other && conflicts(one!, other!) ? 'x' : '-')).join(''),
  );
  return groupBy([...classes.keys()], (i) => graph[i]!)
    .map((same) => same.flatMap((i) => classes[i]!))
    .filter(({ length }) => length > 1);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
