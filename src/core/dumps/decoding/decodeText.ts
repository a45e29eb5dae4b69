import { joined } from '../joined';
import { narrowDecoder, type BlockDecoder } from './narrowText';

/** How much is judged at once, in bytes: a smaller file is judged as a whole. */
const blockLength = 1 << 18;
const searched = 65_536;
/** A stray form feed or escape from a copied PDF is no reason to refuse a text. */
const mostControls = 0.01;
/** Of the lines, and of the characters in them: how many may be with control characters where only some are damaged. */
const mostDamagedLines = 0.25;
const mostDamagedText = 0.5;
/** Of all bytes at even, or at odd places: how many are zero in UTF-16 of any text in mostly Latin letters, and not. */
const zeroHalf = 0.7;
const otherHalf = 0.1;

/**
 * Makes text of bytes that come in pieces: UTF-16 where a byte order mark or zeros at the beginning say so; else, block by
 * block, UTF-8, or else the encoding that a BibTeX file's header names, or by its lines UTF-8, even with a few bytes damaged,
 * and Windows-1252.
 * Without the mark. What comes out does not depend on where the bytes were cut. Never throws.
 */
export class TextDecoding {
  private pieces: Uint8Array[] = [];
  /** The length of `pieces` together. */
  private length = 0;
  private blocks: BlockDecoder | undefined;

  /** Takes the next bytes, which must not change afterwards. Returns the text that is certain, in pieces, none at first. */
  write(bytes: Uint8Array): readonly string[] {
    const texts: string[] = [];
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + blockLength - this.length);
      this.pieces.push(piece);
      this.length += piece.length;
      at += piece.length;
      if (this.length === blockLength) texts.push(...this.decode(false));
    }
    return texts;
  }

  /** Takes the end, and returns the rest of the text, in pieces. */
  end(): readonly string[] {
    return this.decode(true);
  }

  private decode(isLast: boolean): readonly string[] {
    const block = joined(this.pieces, this.length);
    this.blocks ??= blockDecoder(block);
    const { texts, used } = this.blocks(block, isLast);
    this.pieces = used < block.length ? [block.subarray(used)] : [];
    this.length = block.length - used;
    return texts;
  }
}

/**
 * Whether what was decoded is no text, judged by its beginning: control characters are many, and they are everywhere. A
 * page with a few damaged lines is a text.
 */
export function isBinary(beginning: string): boolean {
  const start = beginning.slice(0, searched);
  const controls = start.match(/[\0-\x08\x0b\x0e-\x1f\x7f]/g)?.length ?? 0;
  if (controls <= start.length * mostControls) return false;
  const lines = start.split(/[\n\r]+/).filter((line) => line !== '');
  const damaged = lines.filter((line) => /[\0-\x08\x0b\x0e-\x1f\x7f]/.test(line));
  const length = damaged.reduce((sum, line) => sum + line.length, 0);
  return damaged.length > lines.length * mostDamagedLines || length > start.length * mostDamagedText;
}

/** @param first the file's first block */
function blockDecoder(first: Uint8Array): BlockDecoder {
  const wide = wideEncoding(first);
  if (!wide) return narrowDecoder(first);
  const decoder = new TextDecoder(wide);
  return (block, isLast) => ({ texts: [decoder.decode(block, { stream: !isLast })], used: block.length });
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const pairs = Math.min(bytes.length, searched) >> 1;
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros.map((count) => count / pairs) as [number, number];
  if (odd >= zeroHalf && even <= otherHalf) return 'utf-16le';
  return even >= zeroHalf && odd <= otherHalf ? 'utf-16be' : undefined;
}
