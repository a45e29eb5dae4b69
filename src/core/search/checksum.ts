import { fullTitle, type Paper } from '../paper';
import { nameWords } from './words/personNames';

/** A checksum, of 53 bits, of all that completion indexes of a paper. */
export function completionChecksum(paper: Paper): number {
  const names = paper.author.flatMap(nameWords);
  return checksum([paper.citekey, fullTitle(paper), String(paper.year), ...names, '', ...paper.aliases]);
}

/** A checksum, of 53 bits, of all that the text index holds of a paper. */
export function textChecksum(paper: Paper): number {
  const names = paper.author.flatMap(nameWords);
  return checksum([paper.citekey, fullTitle(paper), String(paper.year), ...names, '', paper.abstract]);
}

/**
 * Two 32-bit lanes of multiply and mix over the UTF-16 units, two at a time, each lane fed by the other one as well; with
 * MurmurHash3's constants (A. Appleby, 2011).
 */
function checksum(texts: readonly string[]): number {
  let one = 0x9747b28c | 0;
  let two = 0x3c6ef372;
  for (const text of texts) {
    const { length } = text;
    let i = 0;
    for (; i + 3 < length; i += 4) {
      one = Math.imul(one ^ text.charCodeAt(i) ^ (text.charCodeAt(i + 1) << 16), 0xcc9e2d51);
      one ^= one >>> 15;
      two = Math.imul(two ^ one ^ text.charCodeAt(i + 2) ^ (text.charCodeAt(i + 3) << 16), 0x1b873593);
      two ^= two >>> 13;
      one = (one + two) | 0;
    }
    for (; i < length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 0xcc9e2d51);
      one ^= one >>> 15;
      two = Math.imul(two ^ one, 0x1b873593);
      two ^= two >>> 13;
    }
    // where one text ends and the next begins
    one = Math.imul(one ^ (length + 0x10000), 0x85ebca6b);
    two = Math.imul(two ^ one ^ (length + 0x10000), 0xc2b2ae35);
  }
  one ^= Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  two ^= Math.imul(two ^ (two >>> 16), 0xc2b2ae35);
  return (two & 0x1fffff) * 0x100000000 + (one >>> 0);
}
