/**
 * Every string that one slip of the fingers makes of a word: a letter left out, two neighbours swapped, a letter wrong or
 * one too many. About 2n + 2na strings for n letters and an alphabet of a. P. Norvig, "How to write a spelling corrector".
 * @param alphabet the letters to put in
 */
export function* singleEdits(word: string, alphabet: Iterable<string>): Generator<string> {
  const letters = [...alphabet];
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i);
    const tail = word.slice(i + 1);
    if (i < word.length) {
      yield head + tail;
      if (i + 1 < word.length) yield head + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
      for (const letter of letters) yield head + letter + tail;
    }
    for (const letter of letters) yield head + letter + word.slice(i);
  }
}

/**
 * Whether two words differ by at most two slips of the fingers (insert, delete, substitute, swap neighbours), counted as
 * the restricted Damerau-Levenshtein distance in three rolling rows.
 */
export function isWithinTwo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(previous[j - 1]! + (same ? 0 : 1), previous[j]! + 1, row[j - 1]! + 1);
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > 2) return false;
    before = previous;
    previous = row;
  }
  return previous[b.length]! <= 2;
}
