/** A longer text is no misspelt key. */
const longestKey = 60;
/** Of how many characters one may be wrong. */
const charactersPerError = 4;
const mostErrors = 4;

/**
 * The keys that are spelled nearly like one, the nearest first; of equally near ones those that begin alike, then by the
 * alphabet. Without regard to case. Takes linear time in the number of keys, for most are dismissed at a glance.
 * @param limit how many at most
 */
export function nearestKeys(key: string, keys: Iterable<string>, limit: number): string[] {
  const wanted = key.toLowerCase();
  if (wanted === '' || wanted.length > longestKey) return [];
  const most = Math.min(mostErrors, Math.max(1, Math.floor(wanted.length / charactersPerError)));
  const letters = lettersOf(wanted);
  const rows = rowsFor(longestKey + mostErrors);
  const near: { readonly key: string; readonly distance: number; readonly alike: number }[] = [];
  for (const candidate of keys) {
    if (Math.abs(candidate.length - wanted.length) > most) continue;
    const folded = candidate.toLowerCase();
    // each error takes away a letter at most, and brings one at most
    if (bits(letters & ~lettersOf(folded)) > most) continue;
    const distance = alignmentDistance(wanted, folded, most, rows);
    if (distance <= most) near.push({ key: candidate, distance, alike: commonStart(wanted, folded) });
  }
  const byNearness = near.sort((a, b) => a.distance - b.distance || b.alike - a.alike || byAlphabet(a.key, b.key));
  return [...new Set(byNearness.map((one) => one.key))].slice(0, limit);
}

/**
 * How many characters must be put in, taken out, replaced, or swapped with the next one, to make one text of another (the
 * optimal string alignment distance), in UTF-16 units. Only what lies near the diagonal is worked out (Ukkonen 1985).
 * @param most a greater distance is given as `most + 1`
 */
export function alignmentDistance(from: string, to: string, most: number, rows = rowsFor(to.length)): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [before, last, current] = rows;
  for (let column = 0; column <= to.length; column++) last[column] = column;
  let least = 0;
  for (let row = 1; row <= from.length; row++) {
    const low = Math.max(1, row - most);
    const high = Math.min(to.length, row + most);
    const code = from.charCodeAt(row - 1);
    const previous = from.charCodeAt(row - 2);
    const leastBefore = least;
    current[low - 1] = low === 1 ? row : most + 1;
    least = current[low - 1]!;
    for (let column = low; column <= high; column++) {
      const other = to.charCodeAt(column - 1);
      let cost = last[column - 1]! + (code === other ? 0 : 1);
      // beyond the band all is too far
      if (column < row + most) cost = Math.min(cost, last[column]! + 1);
      cost = Math.min(cost, current[column - 1]! + 1);
      const isSwapped = column > 1 && code === to.charCodeAt(column - 2) && previous === other;
      if (isSwapped) cost = Math.min(cost, before[column - 2]! + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    // a swap reaches over one row
    if (least > most && leastBefore > most) return most + 1;
    [before, last, current] = [last, current, before];
  }
  return Math.min(last[to.length]!, most + 1);
}

type Rows = [Uint16Array, Uint16Array, Uint16Array];

/** Room for texts of so many units. */
function rowsFor(length: number): Rows {
  return [new Uint16Array(length + 1), new Uint16Array(length + 1), new Uint16Array(length + 1)];
}

function byAlphabet(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which letters and digits a folded text holds, as bits; all else shares what is left. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    letters |= 1 << (code > 96 && code < 123 ? code - 97 : 26 + (code % 6));
  }
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
