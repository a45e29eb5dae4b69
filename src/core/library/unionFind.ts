/** Disjoint sets over the numbers below `size` (Galler and Fischer; path halving). */
export class UnionFind {
  private readonly parents: Uint32Array;

  constructor(size: number) {
    this.parents = new Uint32Array(size);
    for (let i = 0; i < size; i++) this.parents[i] = i;
  }

  /** The member that stands for the set of `item`: the least of it. */
  find(item: number): number {
    const { parents } = this;
    let at = item;
    for (let parent = parents[at]!; parent !== at; parent = parents[at]!) at = parents[at] = parents[parent]!;
    return at;
  }

  unite(a: number, b: number): void {
    const first = this.find(a);
    const second = this.find(b);
    if (first < second) this.parents[second] = first;
    else this.parents[first] = second;
  }
}
