import { LONGEST_VARINT, VarintReader, writeVarint } from '../arrays/varints';

/** The words of one paper: of what they were made, and where they stand, as gaps and counts in varints. */
interface Held {
  readonly checksum: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A word that is repeated more often in a paper counts no more. */
export const MOST_REPEATED = 1000;
/** So much is taken at once for the words of papers to come: it is free again when all of these are gone. */
const CHUNK = 65_536;

/** Which words each paper holds, by number, and how often: what has to be taken back when the paper changes. */
export class HeldWords {
  readonly #papers = new Map<string, Held>();
  #chunk = new Uint8Array(0);
  #end = 0;

  get size(): number {
    return this.#papers.size;
  }

  ids(): IterableIterator<string> {
    return this.#papers.keys();
  }

  entries(): IterableIterator<[string, Held]> {
    return this.#papers.entries();
  }

  checksumOf(id: string): number | undefined {
    return this.#papers.get(id)?.checksum;
  }

  /** Puts a paper, after all others. @param counts by word's number: how often the paper has it, at least once */
  put(id: string, checksum: number, counts: ReadonlyMap<number, number>): void {
    const room = 2 * LONGEST_VARINT * counts.size;
    if (this.#end + room > this.#chunk.length) {
      this.#chunk = new Uint8Array(Math.max(CHUNK, room));
      this.#end = 0;
    }
    const start = this.#end;
    let before = 0;
    for (const word of Uint32Array.from(counts.keys()).sort()) {
      const count = counts.get(word)!;
      // one bit tells whether a count follows: most words stand there once
      this.#end = writeVarint(this.#chunk, this.#end, 2 * (word - before) + Number(count > 1));
      if (count > 1) this.#end = writeVarint(this.#chunk, this.#end, count);
      before = word;
    }
    this.#papers.set(id, { checksum, bytes: this.#chunk, start, end: this.#end });
  }

  /** Puts a paper whose words are encoded already. */
  restore(id: string, held: Held): void {
    this.#papers.set(id, held);
  }

  /** Forgets a paper. @returns what it held; nothing for an unknown one */
  take(id: string): Map<number, number> | undefined {
    const held = this.#papers.get(id);
    if (!held) return undefined;
    this.#papers.delete(id);
    const counts = new Map<number, number>();
    eachWord(held.bytes, held.start, held.end, (word, count) => counts.set(word, count));
    return counts;
  }
}

/**
 * Visits the words, by number, that were encoded from `start` to, without it, `end`.
 * @returns false when the last one goes on after the end
 */
export function eachWord(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (word: number, count: number) => void,
): boolean {
  const reader = new VarintReader(bytes, start);
  let word = 0;
  while (reader.at < end) {
    const gap = reader.next();
    word += gap >>> 1;
    visit(word, (gap & 1) === 0 ? 1 : reader.next());
  }
  return reader.at === end;
}
