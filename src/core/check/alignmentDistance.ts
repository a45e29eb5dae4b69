/** Bits of a number for bitwise operators. */
const wordSize = 32;

/**
 * Tells for texts how many characters must be put in, taken out, replaced, or swapped with the next one, to make them of one
 * text (the optimal string alignment distance), in UTF-16 units.
 * @param most a greater distance is given as `most + 1`
 */
export function distancesFrom(from: string, most: number): (to: string) => number {
  const distance = from.length <= wordSize ? byBits(from, most) : byRows(from, most);
  return (to) => (Math.abs(from.length - to.length) > most ? most + 1 : distance(to));
}

/**
 * A column of the matrix of distances in two words, as differences between its rows (Myers 1999; with swaps, Hyyrö 2003).
 * @param from of at most 32 units
 */
function byBits(from: string, most: number): (to: string) => number {
  if (from === '') return (to) => to.length;
  // where each unit stands in the text
  const ascii = new Int32Array(128);
  const others = new Map<number, number>();
  for (let at = 0; at < from.length; at++) {
    const code = from.charCodeAt(at);
    if (code < 128) ascii[code]! |= 1 << at;
    else others.set(code, (others.get(code) ?? 0) | (1 << at));
  }
  const lastRow = 1 << (from.length - 1);
  return (to) => {
    let [more, less, equal, before] = [-1, 0, 0, 0];
    let distance = from.length;
    for (let column = 0; column < to.length; column++) {
      const code = to.charCodeAt(column);
      const here = code < 128 ? ascii[code]! : (others.get(code) ?? 0);
      const swapped = ((~equal & here) << 1) & before;
      equal = (((here & more) + more) ^ more) | here | less | swapped;
      const right = less | ~(equal | more);
      const left = equal & more;
      if (right & lastRow) distance++;
      else if (left & lastRow) distance--;
      // each column takes away one at most
      if (distance - (to.length - 1 - column) > most) return most + 1;
      const rightBelow = (right << 1) | 1;
      more = (left << 1) | ~(equal | rightBelow);
      less = rightBelow & equal;
      before = here;
    }
    return Math.min(distance, most + 1);
  };
}

/** Row by row, and of each only what lies near the diagonal (Ukkonen 1985). */
function byRows(from: string, most: number): (to: string) => number {
  const longest = from.length + most;
  const rows = [0, 1, 2].map(() => new Uint16Array(longest + 1)) as [Uint16Array, Uint16Array, Uint16Array];
  return (to) => {
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
  };
}
