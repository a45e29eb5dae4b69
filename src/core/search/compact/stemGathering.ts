import { withRoom } from '../arrays/growing';
import type { Pairs } from './pairsByStem';
import type { StemPapers } from './postingsWriter';
import { Combinations, type Combination } from './wordForms';

/** The papers of one stem after the other, gathered from pairs. */
export class StemGathering implements StemPapers {
  size = 0;
  papers = new Uint32Array(0);
  counts = new Uint32Array(0);
  codes = new Uint32Array(0);
  combinations: readonly Combination[] | undefined;
  /** Before they are sorted. */
  #papers = new Uint32Array(0);
  #counts = new Uint32Array(0);
  #codes = new Uint32Array(0);
  /** By count, and one more: where the next paper is put. */
  #next = new Uint32Array(0);

  constructor(private readonly pairs: Pairs) {}

  /** @returns itself, with the stem's papers in place of the last one's */
  gather(stem: number): this {
    const { starts, wordsOfStems } = this.pairs;
    const [first, end] = [starts[stem]!, starts[stem + 1]!];
    this.#papers = withRoom(this.#papers, end - first);
    this.#counts = withRoom(this.#counts, end - first);
    this.combinations = undefined;
    if (wordsOfStems[stem]! > 1) this.#gatherForms(first, end);
    else this.#gatherWord(first, end);
    this.#sort();
    return this;
  }

  #gatherWord(first: number, end: number): void {
    const { pairs } = this;
    const papers = this.#papers;
    const counts = this.#counts;
    this.size = end - first;
    for (let i = first; i < end; i++) {
      papers[i - first] = pairs.papers[i]!;
      counts[i - first] = pairs.countAt(i);
    }
  }

  #gatherForms(first: number, end: number): void {
    const { pairs } = this;
    const combinations = new Combinations();
    this.#codes = withRoom(this.#codes, end - first);
    this.size = 0;
    for (let i = first; i < end;) {
      const paper = pairs.papers[i]!;
      const words = [pairs.placeAt(i)];
      let count = pairs.countAt(i);
      for (i++; i < end && pairs.papers[i] === paper; i++) {
        words.push(pairs.placeAt(i));
        count += pairs.countAt(i);
      }
      this.#papers[this.size] = paper;
      this.#counts[this.size] = count;
      this.#codes[this.size++] = combinations.numberOf(words.length > 1 ? words.sort((a, b) => a - b) : words);
    }
    this.combinations = combinations.all;
  }

  /** Sorts by count, and leaves what has the same count in its order: a counting sort. */
  #sort(): void {
    const { size } = this;
    const counts = this.#counts;
    let most = 0;
    for (let i = 0; i < size; i++) if (counts[i]! > most) most = counts[i]!;
    // a text is at least as long as its most repeated word is often
    this.#next = withRoom(this.#next, most + 2).fill(0, 0, most + 2);
    const next = this.#next;
    for (let i = 0; i < size; i++) next[counts[i]! + 1]!++;
    for (let count = 0; count <= most; count++) next[count + 1]! += next[count]!;
    this.papers = withRoom(this.papers, size);
    this.counts = withRoom(this.counts, size);
    this.codes = withRoom(this.codes, size);
    const hasForms = this.combinations !== undefined;
    for (let i = 0; i < size; i++) {
      const to = next[counts[i]!]!++;
      this.papers[to] = this.#papers[i]!;
      this.counts[to] = counts[i]!;
      if (hasForms) this.codes[to] = this.#codes[i]!;
    }
  }
}
