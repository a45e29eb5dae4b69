import { distancesFrom } from './alignmentDistance';

/** A longer text is no misspelt key. */
const longestKey = 60;
/** Of how many characters one may be wrong. */
const charactersPerError = 4;
const mostErrors = 4;

/** Keys of one length, with what they are made of without regard to case: most are dismissed by that, at a glance. */
interface Bucket {
  readonly keys: readonly string[];
  readonly letters: Int32Array;
  readonly digits: Int32Array;
}

interface Near {
  readonly key: string;
  readonly distance: number;
  /** How many characters they begin alike. */
  readonly alike: number;
}

/** Finds keys by a misspelt one. What it learns of the keys it keeps, for the next question. */
export class NearestKeys {
  private readonly byLength = new Map<number, string[]>();
  private readonly buckets = new Map<number, Bucket>();

  constructor(keys: Iterable<string>) {
    for (const key of keys) {
      const alike = this.byLength.get(key.length);
      if (alike) alike.push(key);
      else this.byLength.set(key.length, [key]);
    }
  }

  /**
   * The keys that are spelled nearly like one, the nearest first; of equally near ones those that begin alike, then by the
   * alphabet. Without regard to case.
   * @param limit how many at most
   */
  of(key: string, limit: number): string[] {
    const wanted = key.toLowerCase();
    if (wanted === '' || wanted.length > longestKey) return [];
    const most = Math.min(mostErrors, Math.max(1, Math.floor(wanted.length / charactersPerError)));
    const near = this.near(wanted, most, limit);
    near.sort((a, b) => a.distance - b.distance || b.alike - a.alike || byAlphabet(a.key, b.key));
    return near.slice(0, limit).map((one) => one.key);
  }

  private near(wanted: string, most: number, limit: number): Near[] {
    const [letters, digits] = [lettersOf(wanted), digitsOf(wanted)];
    const distanceTo = distancesFrom(wanted, most);
    const found = new Map<string, Near>();
    /** How many there are of each distance; once there are enough, only what is as near counts. */
    const counts = new Uint32Array(most + 1);
    let bound = most;
    for (const length of lengthsAround(wanted.length, most)) {
      const bucket = Math.abs(length - wanted.length) > bound ? undefined : this.bucket(length);
      if (!bucket) continue;
      for (let at = 0; at < bucket.keys.length; at++) {
        const [theirLetters, theirDigits] = [bucket.letters[at]!, bucket.digits[at]!];
        // each error takes away one at most, and brings one at most
        if (bits(letters & ~theirLetters) + bits(digits & ~theirDigits) > bound) continue;
        if (bits(theirLetters & ~letters) + bits(theirDigits & ~digits) > bound) continue;
        const key = bucket.keys[at]!;
        const folded = key.toLowerCase();
        const distance = distanceTo(folded);
        if (distance > bound || found.has(key)) continue;
        found.set(key, { key, distance, alike: commonStart(wanted, folded) });
        counts[distance]!++;
        bound = boundOf(counts, limit);
      }
    }
    return [...found.values()];
  }

  private bucket(length: number): Bucket | undefined {
    const known = this.buckets.get(length);
    const keys = this.byLength.get(length);
    if (known || !keys) return known;
    const [letters, digits] = [new Int32Array(keys.length), new Int32Array(keys.length)];
    for (const [at, key] of keys.entries()) {
      letters[at] = lettersOf(key);
      digits[at] = digitsOf(key);
    }
    const bucket = { keys, letters, digits };
    this.buckets.set(length, bucket);
    return bucket;
  }
}

/** The nearest first. */
function lengthsAround(length: number, most: number): number[] {
  const more = Array.from({ length: most }, (_, i) => [length - i - 1, length + i + 1]);
  return [length, ...more.flat()];
}

/** The least distance within which there are enough; the greatest where there are not. */
function boundOf(counts: Uint32Array, limit: number): number {
  let sum = 0;
  for (const [distance, count] of counts.entries()) {
    sum += count;
    if (sum >= limit) return distance;
  }
  return counts.length - 1;
}

function byAlphabet(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which letters a text holds in whatever case, as bits; what is neither letter nor digit shares what is left. */
function lettersOf(text: string, isFolded = false): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 && !isFolded) return lettersOf(text.toLowerCase(), true);
    const letter = (code | 32) - 97;
    if (letter >= 0 && letter < 26 && code < 128) letters |= 1 << letter;
    else if (code < 48 || code > 57) letters |= 1 << (26 + (code % 6));
  }
  return letters;
}

/** Which digits a text holds, as bits: ten for those that it holds once, ten for twice, ten for more often. */
function digitsOf(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const once = 1 << digit;
    const twice = once << 10;
    digits |= (digits & once) === 0 ? once : (digits & twice) === 0 ? twice : twice << 10;
  }
  return digits;
}

/** How many bits are set. @see Warren, Hacker's Delight, 5-1 */
function bits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
