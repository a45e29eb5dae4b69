import { firstPlace } from '../completion/firstPlace';
import { withRoom } from '../arrays/growing';
import { PostingsReader } from './postings';
import type { StemPapers } from './postingsWriter';
import { wordsByStem, type WordsByStem } from './stemWords';
import type { TextSegment } from './textSegment';
import { Combinations, type Combination } from './wordForms';

/** A segment that is merged into another one. */
interface Source {
  readonly segment: TextSegment;
  /** The new numbers of its papers and words. */
  readonly papers: Uint32Array;
  readonly words: Uint32Array;
}

/** Merges the papers of one stem after the other. */
export class StemMerge {
  readonly #sides: readonly Side[];
  #papers: Uint32Array = new Uint32Array(0);
  #counts: Uint32Array = new Uint32Array(0);
  #codes: Uint32Array = new Uint32Array(0);

  /** @param ofStems the words of each stem, by their new numbers */
  constructor(
    sources: readonly Source[],
    private readonly ofStems: WordsByStem,
  ) {
    this.#sides = sources.map((source) => new Side(source));
  }

  /** @param old by source: the stem's number there, where it is there */
  merged(stem: number, old: readonly (number | undefined)[]): StemPapers {
    const words = this.ofStems.words.subarray(this.ofStems.starts[stem], this.ofStems.starts[stem + 1]);
    const combinations = words.length > 1 ? new Combinations() : undefined;
    const [a, b] = this.#sides.map((side, which) => side.read(old[which], words, combinations));
    const size = a!.size + b!.size;
    this.#papers = withRoom(this.#papers, size);
    this.#counts = withRoom(this.#counts, size);
    this.#codes = withRoom(this.#codes, size);
    let [i, j] = [0, 0];
    for (let to = 0; to < size; to++) {
      const isFromA = j === b!.size || (i < a!.size && comesBefore(a!, i, b!, j));
      const side = isFromA ? a! : b!;
      const from = isFromA ? i++ : j++;
      this.#papers[to] = side.papers[from]!;
      this.#counts[to] = side.counts[from]!;
      this.#codes[to] = side.codes[from]!;
    }
    return {
      ...{ size, papers: this.#papers, counts: this.#counts, codes: this.#codes },
      combinations: combinations?.all,
    };
  }
}

/** What one segment has of a stem, by new numbers: those that are not gone, by how often, then by number. */
class Side {
  size = 0;
  papers: Uint32Array = new Uint32Array(0);
  counts: Uint32Array = new Uint32Array(0);
  codes: Uint32Array = new Uint32Array(0);
  readonly #reader: PostingsReader;
  readonly #ofStems: WordsByStem;

  constructor(private readonly source: Source) {
    const { data, size } = source.segment;
    this.#reader = new PostingsReader({ ...data, size });
    this.#ofStems = wordsByStem(data.stemOf, data.stems.length);
  }

  /** @param combinations takes those that papers have, of a stem of several words */
  read(stem: number | undefined, words: Uint32Array, combinations: Combinations | undefined): this {
    this.size = 0;
    if (stem === undefined) return this;
    const { papers, segment } = this.source;
    const reader = this.#reader.open(stem);
    const places: number[] = [];
    for (let size = reader.next(); size >= 0; size = reader.next()) {
      this.papers = withRoom(this.papers, this.size + size);
      this.counts = withRoom(this.counts, this.size + size);
      for (let i = 0; i < size; i++) {
        const paper = reader.papers[i]!;
        if (segment.gone[paper] === 1) continue;
        if (combinations) places.push(reader.placeOf(i));
        this.papers[this.size] = papers[paper]!;
        this.counts[this.size++] = reader.count;
      }
    }
    this.codes = withRoom(this.codes, this.size);
    if (combinations) this.#readForms(stem, places, words, combinations);
    return this;
  }

  #readForms(stem: number, places: readonly number[], words: Uint32Array, combinations: Combinations): void {
    const { starts, words: all } = this.#ofStems;
    const old = all.subarray(starts[stem], starts[stem + 1]);
    const renumbered = (combination: Combination) =>
      combination.map((place) => {
        const word = this.source.words[old[place]!]!;
        return firstPlace(words.length, (at) => words[at]! >= word);
      });
    if (old.length === 1) this.codes.fill(combinations.numberOf(renumbered([0])), 0, this.size);
    else {
      const forms = this.#reader.forms(old.length);
      const codes = new Map<number, number>();
      for (const [i, place] of places.entries()) {
        const code = forms.codeAt(place);
        let renewed = codes.get(code);
        if (renewed === undefined)
          codes.set(code, (renewed = combinations.numberOf(renumbered(forms.all[code] ?? []))));
        this.codes[i] = renewed;
      }
    }
  }
}

function comesBefore(a: Side, i: number, b: Side, j: number): boolean {
  const [count, other] = [a.counts[i]!, b.counts[j]!];
  return count < other || (count === other && a.papers[i]! < b.papers[j]!);
}
