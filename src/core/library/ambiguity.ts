import { HashIndex } from './hashIndex';
import type { AmbiguousKeys } from './state';
import { textHash } from './textHash';

/** Ambiguous keys in lists, which are cheap to take over from one state to the next but for a few. */
export class Ambiguity implements AmbiguousKeys {
  private readonly hashes: Uint32Array;
  private index: HashIndex | undefined;

  private constructor(
    private readonly folded: readonly string[],
    private readonly ids: readonly (readonly string[])[],
    hashes?: Uint32Array,
  ) {
    this.hashes = hashes ?? Uint32Array.from(folded, textHash);
  }

  static of(keys: AmbiguousKeys): Ambiguity {
    return keys instanceof Ambiguity
      ? keys
      : new Ambiguity(
          [...keys.keys()],
          Array.from(keys, ([, ids]) => ids),
        );
  }

  /** Without the keys that have one of these hashes, and with others instead. */
  replaced(hashes: ReadonlySet<number>, others: Ambiguity): Ambiguity {
    const stay = this.folded.map((_, i) => i).filter((i) => !hashes.has(this.hashes[i]!));
    const all = new Uint32Array(stay.length + others.hashes.length);
    for (const [n, i] of stay.entries()) all[n] = this.hashes[i]!;
    all.set(others.hashes, stay.length);
    return new Ambiguity(
      [...stay.map((i) => this.folded[i]!), ...others.folded],
      [...stay.map((i) => this.ids[i]!), ...others.ids],
      all,
    );
  }

  has(folded: string): boolean {
    return this.place(folded) >= 0;
  }

  get(folded: string): readonly string[] | undefined {
    return this.ids[this.place(folded)];
  }

  keys(): Iterable<string> {
    return this.folded;
  }

  *[Symbol.iterator](): Generator<readonly [key: string, ids: readonly string[]]> {
    for (const [i, key] of this.folded.entries()) yield [key, this.ids[i]!];
  }

  private place(folded: string): number {
    this.index ??= new HashIndex(this.hashes);
    let at = this.index.first(textHash(folded));
    while (at >= 0 && this.folded[at] !== folded) at = this.index.next(at);
    return at;
  }
}
