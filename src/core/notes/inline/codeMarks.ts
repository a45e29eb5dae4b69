/** The runs of back-ticks of one text. They are looked for once, so that many that nothing closes take no longer than one. */
export class CodeMarks {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** Where the runs of each size begin. */
  private readonly bySize = new Map<number, number[]>();

  constructor(text: string) {
    for (const { index, 0: run } of text.matchAll(/`+/g)) {
      this.starts.push(index);
      this.ends.push(index + run.length);
      const alike = this.bySize.get(run.length);
      if (alike) alike.push(index);
      else this.bySize.set(run.length, [index]);
    }
  }

  /** After the code that the back-ticks from a place on open, the first of their run or not; -1 if nothing closes it. */
  codeEnd(at: number, limit: number): number {
    const open = this.ends[firstFrom(this.starts, at + 1) - 1] ?? -1;
    const size = Math.min(open, limit) - at;
    const alike = this.bySize.get(size) ?? [];
    const close = alike[firstFrom(alike, open)];
    return close === undefined || close + size > limit ? -1 : close + size;
  }
}

/** The index of the first of growing numbers that is not below one. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
