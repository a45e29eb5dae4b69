import { withRoom } from './growing';

/** Free slots of the table are at least as many as taken ones. */
const FIRST_SLOTS = 1024;

/**
 * Numbers for words, as they come: an open hash table over the letters of plain words, which are looked up in a text
 * without being cut out of it. The hash is FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991) over lower case.
 */
export class WordNumbers {
  /** By number. */
  readonly words: string[] = [];
  /** By slot: the number of the word there, and one more; 0 where it is free. A power of two of them. */
  #slots = new Uint32Array(FIRST_SLOTS);
  /** By number: the word's hash, and where its letters begin; of other words than plain ones they are not there. */
  #hashes = new Uint32Array(0);
  #starts = Uint32Array.of(0);
  #letters = new Uint8Array(0);
  /** Words with anything but a to z and digits. */
  readonly #others = new Map<string, number>();

  get size(): number {
    return this.words.length;
  }

  /** The number of a folded word. */
  numberOf(word: string): number {
    if (isPlain(word)) return this.numberAt(word, 0, word.length);
    let number = this.#others.get(word);
    if (number === undefined) this.#others.set(word, (number = this.#enter(word, 0, '')));
    return number;
  }

  /** The number of the word of ASCII letters, in any case, and digits that stands in a text. */
  numberAt(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ lower(text.charCodeAt(i)), 0x01000193);
    hash >>>= 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let taken = this.#slots[slot]!; taken > 0; taken = this.#slots[slot]!) {
      if (this.#hashes[taken - 1] === hash && this.#isAt(taken - 1, text, start, end)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    const word = text.slice(start, end).toLowerCase();
    const number = this.#enter(word, hash, word);
    this.#slots[slot] = number + 1;
    if (2 * this.size > this.#slots.length) this.#grow();
    return number;
  }

  #isAt(number: number, text: string, start: number, end: number): boolean {
    const first = this.#starts[number]!;
    if (this.#starts[number + 1]! - first !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#letters[first + i - start] !== lower(text.charCodeAt(i))) return false;
    return true;
  }

  /** @param letters of a plain word */
  #enter(word: string, hash: number, letters: string): number {
    const number = this.words.push(word) - 1;
    const first = this.#starts[number]!;
    this.#hashes = withRoom(this.#hashes, number + 1);
    this.#hashes[number] = hash;
    this.#starts = withRoom(this.#starts, number + 2);
    this.#starts[number + 1] = first + letters.length;
    this.#letters = withRoom(this.#letters, first + letters.length);
    for (let i = 0; i < letters.length; i++) this.#letters[first + i] = letters.charCodeAt(i);
    return number;
  }

  #grow(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      if (this.#starts[number + 1] === this.#starts[number]) continue;
      let slot = this.#hashes[number]! & mask;
      while (this.#slots[slot]! > 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** A to Z as a to z; digits as they are. */
function lower(code: number): number {
  return code < 0x5b && code > 0x40 ? code | 0x20 : code;
}

function isPlain(word: string): boolean {
  return /^[a-z0-9]+$/.test(word);
}
