import MiniSearch from 'minisearch';
import { BM25 } from '../bm25';
import { VarintReader } from '../arrays/varints';

interface Document {
  readonly id: string;
  readonly stems: readonly string[];
}

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
      // no bonus for mere presence
      searchOptions: { bm25: { ...BM25, d: 0 }, tokenize: (stem) => [stem] },
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

  /** See `Texts.saturations`. */
  saturations(ids: readonly string[], stems: readonly string[]): Float64Array {
    const { k, b } = BM25;
    const average = this._avgFieldLength[STEMS] ?? 1;
    const documents = ids.map((id) => this._idToShortId.get(id)!);
    const norms = documents.map((each) => k * (1 - b + (b * (this._fieldLength.get(each)?.[STEMS] ?? 0)) / average));
    const found = new Float64Array(ids.length * stems.length);
    for (const [column, stem] of stems.entries()) {
      const counts = this._index.get(stem)?.get(STEMS);
      if (!counts) continue;
      for (const [row, document] of documents.entries()) {
        const count = counts.get(document);
        if (count !== undefined) found[row * stems.length + column] = (count * (k + 1)) / (count + norms[row]!);
      }
    }
    return found;
  }

  /** Tells who has any of these stems. */
  holders(stems: ReadonlySet<string>): (id: string) => boolean {
    const held = [...stems].flatMap((stem) => this._index.get(stem)?.get(STEMS) ?? []);
    return (id) => {
      const number = this._idToShortId.get(id);
      return number !== undefined && held.some((documents) => documents.has(number));
    };
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
