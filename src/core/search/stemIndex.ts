import MiniSearch from 'minisearch';
import { VarintReader } from './varints';

interface Document {
  readonly id: string;
  readonly stems: readonly string[];
}

/**
 * BM25's saturation of repetitions and normalisation of length (S. Robertson and H. Zaragoza, 2009, "The probabilistic
 * relevance framework"), and no bonus for mere presence.
 */
const BM25 = { k: 1.2, b: 0.6, d: 0 };

/** The only field's number. */
const STEMS = 0;

/**
 * MiniSearch over stems, which go in as they are, and can be put back from bytes: MiniSearch leaves its own data to those
 * who extend it. What holds a stem is decoded when the stem is first asked for.
 */
export class StemIndex extends MiniSearch<Document> {
  constructor() {
    super({
      fields: ['stems'],
      // MiniSearch asks for a text only to have it taken apart again
      stringifyField: (value: unknown) => value as string,
      tokenize: (stems: unknown) => stems as string[],
      processTerm: (stem) => stem,
      searchOptions: { bm25: BM25, tokenize: (stem) => [stem] },
    });
  }

  /** Puts back a document, numbered from 0 as they come. @param length how many different stems it has */
  restoreDocument(id: string, length: number): void {
    const number = this._nextId++;
    this._documentIds.set(number, id);
    this._idToShortId.set(id, number);
    this._fieldLength.set(number, [length]);
    this._documentCount++;
  }

  /** @param average of the documents' lengths */
  restoreAverage(average: number): void {
    this._avgFieldLength[STEMS] = average;
  }

  /**
   * Puts back the documents that have a stem.
   * @param postings by document, as varints: twice the difference of its number to that of the one before, and one more
   *   when a count follows
   */
  restoreStem(stem: string, postings: Uint8Array): void {
    this._index.set(stem, new LazyPostings(postings));
  }
}

/** How often documents have a stem, by field; MiniSearch gets the field before anything else. */
class LazyPostings extends Map<number, Map<number, number>> {
  #packed: Uint8Array | undefined;

  constructor(packed: Uint8Array) {
    super();
    this.#packed = packed;
  }

  override get(field: number): Map<number, number> | undefined {
    if (this.#packed) this.set(STEMS, unpacked(this.#packed));
    this.#packed = undefined;
    return super.get(field);
  }
}

function unpacked(packed: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  const reader = new VarintReader(packed, 0);
  let document = 0;
  while (reader.at < packed.length) {
    const gap = reader.next();
    document += gap >>> 1;
    counts.set(document, (gap & 1) === 0 ? 1 : reader.next());
  }
  return counts;
}
