import { withRoom } from '../arrays/growing';

/** Twice as many as words that fit into the first table. */
const FIRST_SLOTS = 1024;
/** Of the hash: FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991). */
export const FIRST_HASH = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** A word that finds no place in so many slots goes elsewhere: nobody can make the table slow by what he writes. */
const MOST_PROBES = 64;
/** So many letters are made a string at once: each is an argument on the stack. */
const SPREAD = 1024;

/** The letters of plain words. */
export interface Spellings {
  readonly starts: Uint32Array;
  readonly letters: Uint8Array;
}

/** The hash of a word one letter longer. @param letter a to z, or a digit */
export function hashed(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, PRIME);
}

/**
 * Numbers for words, as they come: an open hash table over the letters of plain words, which are looked up among the bytes
 * of a text, and a map of all others.
 */
export class WordNumbers {
  /** By number. */
  readonly words: string[] = [];
  /** By slot: the hash of the word there, and its number and one more, which is 0 where it is free. */
  #slots = new Int32Array(2 * FIRST_SLOTS);
  /** See `spellings`. */
  #starts = new Uint32Array(FIRST_SLOTS);
  #letters = new Uint8Array(8 * FIRST_SLOTS);
  /** A word that is looked up. */
  #spelled = new Uint8Array(64);
  /** The words that are not in the table. */
  readonly #others = new Map<string, number>();

  get size(): number {
    return this.words.length;
  }

  /** The number of a folded word. */
  numberOf(word: string): number {
    this.#spelled = withRoom(this.#spelled, word.length);
    let hash = FIRST_HASH;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (!isPlain(unit)) return this.#otherNumber(word);
      this.#spelled[i] = unit;
      hash = hashed(hash, unit);
    }
    return this.numberAt(this.#spelled, 0, word.length, hash);
  }

  /** The number of the word of a to z and digits that stands among some bytes. @param hash of its letters */
  numberAt(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (2 * hash) & mask;
    for (let probes = 0; probes < MOST_PROBES; probes++) {
      const taken = slots[slot + 1]!;
      if (taken === 0) return this.#enter(slot, bytes, start, end, hash);
      if (slots[slot] === hash && this.#isAt(taken - 1, bytes, start, end)) return taken - 1;
      slot = (slot + 2) & mask;
    }
    return this.#otherNumber(textOf(bytes, start, end));
  }

  /**
   * The letters of words: those of a word begin at its number in `starts`, and end where the next word's begin. Words that
   * are not in the table have none.
   */
  get spellings(): Spellings {
    return { starts: this.#starts, letters: this.#letters };
  }

  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const letters = this.#letters;
    let at = this.#starts[number]!;
    if (this.#starts[number + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (letters[at++] !== bytes[i]) return false;
    return true;
  }

  #enter(slot: number, bytes: Uint8Array, start: number, end: number, hash: number): number {
    const number = this.#push(textOf(bytes, start, end), end - start);
    this.#letters.set(bytes.subarray(start, end), this.#starts[number]);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = number + 1;
    if (4 * this.size > this.#slots.length) this.#grow();
    return number;
  }

  #otherNumber(word: string): number {
    let number = this.#others.get(word);
    if (number === undefined) this.#others.set(word, (number = this.#push(word, 0)));
    return number;
  }

  /** Gives the next number. @param length how many letters there are to be */
  #push(word: string, length: number): number {
    const number = this.words.push(word) - 1;
    const start = this.#starts[number]!;
    this.#starts = withRoom(this.#starts, number + 2);
    this.#starts[number + 1] = start + length;
    this.#letters = withRoom(this.#letters, start + length);
    return number;
  }

  /** Doubles the table. */
  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    const mask = slots.length - 2;
    this.#slots = slots;
    for (let from = 0; from < old.length; from += 2) {
      const taken = old[from + 1]!;
      if (taken === 0) continue;
      let slot = (2 * old[from]!) & mask;
      let probes = 1;
      for (; slots[slot + 1]! > 0 && probes < MOST_PROBES; probes++) slot = (slot + 2) & mask;
      if (slots[slot + 1]! > 0) this.#others.set(this.words[taken - 1]!, taken - 1);
      else {
        slots[slot] = old[from]!;
        slots[slot + 1] = taken;
      }
    }
  }
}

function isPlain(unit: number): boolean {
  return (unit > 0x60 && unit < 0x7b) || (unit > 0x2f && unit < 0x3a);
}

/** A string of its own, which does not keep the text alive that it was found in. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += SPREAD)
    text += String.fromCharCode(...bytes.subarray(i, Math.min(end, i + SPREAD)));
  return text;
}
