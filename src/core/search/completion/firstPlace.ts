/** The first place from 0 to, without it, `length` that has a property which all after it have as well; or `length`. */
export function firstPlace(length: number, has: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (has(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
