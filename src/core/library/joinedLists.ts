/** Lists by work, in one: that of work `w` is `items[starts[w]]` to, without it, `items[starts[w + 1]]`. */
export interface Lists<Items> {
  readonly starts: Uint32Array;
  readonly items: Items;
}

/** By work: where it is taken from. */
export interface Choice {
  /** 1 where that is the second of two sources. */
  readonly isSecond: Uint8Array;
  /** Its number there. */
  readonly numbers: Int32Array;
}

type Numbers = Lists<Uint32Array>;
type Texts = Lists<readonly string[]>;

/** Lists of numbers, taken from two sources. */
export function joinedNumbers(choice: Choice, first: Numbers, second: Numbers): Numbers {
  const starts = joinedStarts(choice, first.starts, second.starts);
  const items = new Uint32Array(starts.at(-1)!);
  for (const run of runs(choice)) {
    const from = run.isSecond ? second : first;
    items.set(from.items.subarray(from.starts[run.start], from.starts[run.end]), starts[run.work]);
  }
  return { starts, items };
}

/** Lists of texts, taken from two sources. */
export function joinedTexts(choice: Choice, first: Texts, second: Texts): Texts {
  const items: string[] = [];
  for (const run of runs(choice)) {
    const from = run.isSecond ? second : first;
    const end = from.starts[run.end]!;
    for (let at = from.starts[run.start]!; at < end; at++) items.push(from.items[at]!);
  }
  return { starts: joinedStarts(choice, first.starts, second.starts), items };
}

/** One text of each work, taken from two sources. */
export function joined(choice: Choice, first: readonly string[], second: readonly string[]): string[] {
  const texts: string[] = [];
  for (const { isSecond, start, end } of runs(choice)) {
    const from = isSecond ? second : first;
    for (let at = start; at < end; at++) texts.push(from[at]!);
  }
  return texts;
}

function joinedStarts({ isSecond, numbers }: Choice, first: Uint32Array, second: Uint32Array): Uint32Array {
  const starts = new Uint32Array(numbers.length + 1);
  for (let work = 0; work < numbers.length; work++) {
    const source = isSecond[work] === 1 ? second : first;
    starts[work + 1] = starts[work]! + source[numbers[work]! + 1]! - source[numbers[work]!]!;
  }
  return starts;
}

/** Works that follow each other in their source as well. */
interface Run {
  /** The first of them. */
  readonly work: number;
  readonly isSecond: boolean;
  /** Its number in the source. */
  readonly start: number;
  /** The last one's, plus 1. */
  readonly end: number;
}

/** Few where little changed: nearly all works follow each other as they did. */
function* runs({ isSecond, numbers }: Choice): Generator<Run> {
  for (let work = 0; work < numbers.length;) {
    let next = work + 1;
    while (isSecond[next] === isSecond[work] && numbers[next] === numbers[next - 1]! + 1) next++;
    const start = numbers[work]!;
    yield { work, isSecond: isSecond[work] === 1, start, end: start + next - work };
    work = next;
  }
}
