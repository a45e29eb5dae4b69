import { withRoom } from '../arrays/growing';
import { STOP_WORDS } from './stopWords';
import { TextBytes } from './textBytes';
import { FIRST_HASH, hashed, WordNumbers } from './wordNumbers';
import { chunkAt, MOST_JOINED } from './words';

/** What a byte is, when it is not a letter, which is told by its lower case, or a digit, by itself. */
const SEPARATOR = 0;
/** A separator that may stand within a word, or end one. */
const MARK = 1;
/** A part of a character beyond ASCII. */
const WIDE = 2;

/** By byte. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > 0x7f) return WIDE;
  const character = String.fromCharCode(byte).toLowerCase();
  if (/[a-z0-9]/.test(character)) return character.charCodeAt(0);
  return "-'+#.,".includes(character) ? MARK : SEPARATOR;
});

/** What may come after letters and digits. */
const END = 0;
/** A hyphen, and then more of them. */
const PART = 1;
/** What has to be looked at more closely. */
const UNCLEAR = 2;

/**
 * Reads texts into the numbers of their words, as `wordsIn` lists them. Words of ASCII letters and digits, and such words
 * with hyphens, which nearly all are, are told from the text's bytes; `words.ts` is asked about everything else.
 */
export class WordReader {
  readonly numbers = new WordNumbers();
  /** How many words the last text has. */
  size = 0;
  /** By place in the last text: the word's number. */
  words = new Uint32Array(0);
  /** By place: of a word in one piece, how many of the words just before it are its parts; 0 of others. */
  parts = new Uint32Array(0);
  readonly #text = new TextBytes();
  /** Letters of a word with hyphens. */
  #joined = new Uint8Array(64);
  /** By part of it: where it ends there, and its hash. */
  #ends = new Uint32Array(8);
  #hashes = new Int32Array(8);

  constructor() {
    for (const word of STOP_WORDS) this.numbers.numberOf(word);
  }

  /** Whether a word is a stop word: these have the first numbers. */
  isStop(number: number): boolean {
    return number < STOP_WORDS.size;
  }

  /** Reads a text, in place of the last one. */
  read(text: string): void {
    this.#text.read(text);
    const { bytes, length } = this.#text;
    // a unit begins at most one word, and ends at most one with hyphens
    this.words = withRoom(this.words, 2 * length);
    this.parts = withRoom(this.parts, 2 * length);
    this.size = 0;
    const { numbers, words, parts } = this;
    // by how much bytes are more than units so far
    let more = 0;
    for (let at = 0; at < length;) {
      let letter = KINDS[bytes[at]!]!;
      if (letter < WIDE) {
        at++;
        continue;
      }
      const start = at;
      let hash = FIRST_HASH;
      while (letter > WIDE) {
        bytes[at++] = letter;
        hash = hashed(hash, letter);
        letter = KINDS[bytes[at]!]!;
      }
      if (letter === SEPARATOR) {
        parts[this.size] = 0;
        words[this.size++] = numbers.numberAt(bytes, start, at, hash);
        continue;
      }
      const next = after(bytes, at);
      if (next === END) this.#add(numbers.numberAt(bytes, start, at, hash), 0);
      else if (next === PART) at = this.#readJoined(bytes, start, at);
      else at = start;
      if (at > start) continue;
      const chunk = chunkAt(text, start - more);
      for (const { word, parts: before = 0 } of chunk.words) this.#add(numbers.numberOf(word), before);
      at = bytesEnd(bytes, start, chunk.end - (start - more));
      more = at - chunk.end;
    }
  }

  /**
   * Reads a word of plain parts with hyphens, given its first part, whose letters are in lower case already.
   * @returns its end; or `start`, having read nothing, when there is more to it
   */
  #readJoined(bytes: Uint8Array, start: number, firstEnd: number): number {
    let length = 0;
    let count = 0;
    let whole = FIRST_HASH;
    let at = start;
    for (let end = firstEnd; ;) {
      this.#joined = withRoom(this.#joined, length + end - at);
      let hash = FIRST_HASH;
      for (; at < end; at++) {
        const letter = KINDS[bytes[at]!]!;
        this.#joined[length++] = letter;
        hash = hashed(hash, letter);
        whole = hashed(whole, letter);
      }
      this.#ends = withRoom(this.#ends, count + 1);
      this.#hashes = withRoom(this.#hashes, count + 1);
      this.#ends[count] = length;
      this.#hashes[count++] = hash;
      const next = after(bytes, at);
      if (next === UNCLEAR) return start;
      if (next === END) break;
      end = ++at;
      while (KINDS[bytes[end]!]! > WIDE) end++;
    }
    let from = 0;
    for (let i = 0; i < count; i++) {
      const end = this.#ends[i]!;
      this.#add(this.numbers.numberAt(this.#joined, from, end, this.#hashes[i]!), 0);
      from = end;
    }
    if (count <= MOST_JOINED) this.#add(this.numbers.numberAt(this.#joined, 0, length, whole), count);
    return at;
  }

  #add(number: number, parts: number): void {
    this.words[this.size] = number;
    this.parts[this.size++] = parts;
  }
}

/** What comes after letters and digits that end there. */
function after(bytes: Uint8Array, end: number): number {
  const next = KINDS[bytes[end + 1]!]!;
  switch (bytes[end]) {
    case 0x2d: // a hyphen
      return next > WIDE ? PART : next === WIDE ? UNCLEAR : END;
    case 0x27: // an apostrophe
      return next < WIDE ? END : UNCLEAR;
    case 0x2b: // a plus, of C++
      return bytes[end + 1] === 0x2b ? UNCLEAR : END;
    case 0x2e: // a point or a comma, of a number; digits of other scripts may follow
    case 0x2c:
      return isDigit(bytes[end - 1]!) && (next === WIDE || isDigit(next)) ? UNCLEAR : END;
    default:
      return KINDS[bytes[end]!] === SEPARATOR ? END : UNCLEAR;
  }
}

function isDigit(byte: number): boolean {
  return byte > 0x2f && byte < 0x3a;
}

/** The end of what begins there and has so many UTF-16 units. */
function bytesEnd(bytes: Uint8Array, start: number, units: number): number {
  let at = start;
  for (let left = units; left > 0; left--) {
    const first = bytes[at]!;
    at += first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    // a surrogate pair
    if (first >= 0xf0) left--;
  }
  return at;
}
