import type { AliasesByWork } from './state';

/** Aliases of works in one list: 100,000 lists of their own take several times the memory. */
export class Aliases implements AliasesByWork {
  /** @param starts the aliases of work `w` are `names[starts[w]]` to, without it, `names[starts[w + 1]]` */
  constructor(
    readonly starts: Uint32Array,
    readonly names: readonly string[],
  ) {}

  /** @param count of all works */
  static of(aliases: AliasesByWork, count: number): Aliases {
    if (aliases instanceof Aliases) return aliases;
    const starts = new Uint32Array(count + 1);
    const names: string[] = [];
    for (let work = 0; work < count; work++) {
      for (const name of aliases.get(work) ?? []) names.push(name);
      starts[work + 1] = names.length;
    }
    return new Aliases(starts, names);
  }

  get(work: number): readonly string[] | undefined {
    const [start, end] = [this.starts[work], this.starts[work + 1]];
    return start === undefined || end === undefined || start === end ? undefined : this.names.slice(start, end);
  }

  *values(): Generator<readonly string[]> {
    for (let work = 0; work + 1 < this.starts.length; work++) {
      const its = this.get(work);
      if (its) yield its;
    }
  }
}
