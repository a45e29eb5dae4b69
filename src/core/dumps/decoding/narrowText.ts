import { decodeWindows1252 } from './windows1252';

/** Decodes a block, in pieces; the bytes from `used` on belong to the next one. Of the last block all are used. */
export type BlockDecoder = (
  block: Uint8Array,
  isLast: boolean,
) => { readonly texts: readonly string[]; readonly used: number };

/** How much of a file's beginning is searched for the name of its encoding, in bytes. */
const headerLength = 1024;

/**
 * Judges each block by itself: UTF-8, or else the encoding that a BibTeX file's header names, or else each of its lines by
 * itself. A byte order mark settles it for UTF-8, and is left out.
 * @param first the file's first block
 */
export function narrowDecoder(first: Uint8Array): BlockDecoder {
  const isMarked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  const declared = declaredDecoder(first);
  const lines = new LineDecoder();
  let mark = isMarked ? 3 : 0;
  return (block, isLast) => {
    const used = isLast ? block.length : wholeLength(block);
    const bytes = block.subarray(mark, used);
    const valid = validUtf8(bytes);
    if (valid === undefined && !isMarked && !declared) {
      // a line is judged as a whole where it is not longer than a block
      const end = isLast ? 0 : bytes.lastIndexOf(lineFeed) + 1;
      const whole = end > 0 ? bytes.subarray(0, end) : bytes;
      return { texts: [lines.decode(whole, isLast)], used: whole.length };
    }
    mark = 0;
    if (valid !== undefined) return { texts: valid, used };
    return { texts: [isMarked ? mended(bytes) : declared!(bytes)], used };
  };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Decodes text of which some lines are in UTF-8, even with a few bytes damaged, and the others in Windows-1252. */
class LineDecoder {
  /** Whether any line was in Windows-1252. */
  private wasOther = false;

  decode(bytes: Uint8Array, isLast: boolean): string {
    const texts: string[] = [];
    // lines in one encoding go together
    let from = 0;
    let isOther = false;
    const finish = (to: number) => {
      const run = bytes.subarray(from, to);
      texts.push(isOther ? decodeWindows1252(run) : mended(run));
      from = to;
    };
    for (let at = 0; at < bytes.length;) {
      const { end, ascii } = lineAt(bytes, at);
      const other: boolean = ascii ? isOther : this.isOther(bytes.subarray(at, end), isLast && end === bytes.length);
      if (other !== isOther) finish(at);
      isOther = other;
      at = end;
    }
    finish(bytes.length);
    return texts.join('');
  }

  private isOther(line: Uint8Array, isLast: boolean): boolean {
    const text = mended(line);
    if (!text.includes('\ufffd') || replacements(text) <= marksIn(line)) return false;
    if (isMostlyIntact(text) || (isLast && !this.wasOther && endsCut(text))) return false;
    this.wasOther = true;
    return true;
  }
}

/** How many replacement characters a text has. */
function replacements(text: string): number {
  return text.split('\ufffd').length - 1;
}

/** How many of them stand there in UTF-8 themselves, and are no damage. */
function marksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  return count;
}

/** The line that begins at a place, with its end. */
function lineAt(bytes: Uint8Array, at: number): { readonly end: number; readonly ascii: boolean } {
  let ascii = true;
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === lineFeed || byte === carriageReturn) return { end: i + 1, ascii };
    if (byte > 0x7f) ascii = false;
  }
  return { end: bytes.length, ascii };
}

/** Whole calls keep nothing from one to the next. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function mended(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/** How much is decoded at once, in bytes: with pieces of text that are young and small, reading is twice as fast. */
const stretch = 32_768;

/** The text of what is UTF-8 as a whole, in pieces; undefined for anything else. */
function validUtf8(bytes: Uint8Array): readonly string[] | undefined {
  const texts: string[] = [];
  try {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + stretch);
      const length = at + stretch < bytes.length ? wholeLength(piece) : piece.length;
      texts.push(strictUtf8.decode(piece.subarray(0, length)));
      at += length;
    }
    return texts;
  } catch {
    return undefined;
  }
}

/** How much of a block there is without a last character whose further bytes are in the next block. */
function wholeLength(block: Uint8Array): number {
  for (let back = 1; back <= 3; back++) {
    const byte = block[block.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? block.length - back : block.length;
  }
  return block.length;
}

/** Whether more of a text beyond ASCII is whole than damaged. */
function isMostlyIntact(text: string): boolean {
  let balance = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) balance--;
    else if (unit > 0x7f) balance++;
  }
  return balance > 0;
}

/** Whether nothing is damaged but the last character. */
function endsCut(text: string): boolean {
  return text.indexOf('\ufffd') === text.length - 1;
}

/** What decodes the encoding that JabRef wrote into a BibTeX file: `% Encoding: ISO8859_1`. None for UTF-8. */
function declaredDecoder(first: Uint8Array): ((bytes: Uint8Array) => string) | undefined {
  const header = decodeWindows1252(first.subarray(0, headerLength));
  const name = /^%?[ \t]*Encoding:[ \t]*([\w-]+)/im.exec(header)?.[1];
  const label = name === undefined ? undefined : singleByteLabel(name.toLowerCase().replaceAll('_', '-'));
  if (label === undefined) return undefined;
  if (label === 'windows-1252') return decodeWindows1252;
  try {
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
  } catch {
    // not every platform knows every encoding
    return undefined;
  }
}

/** The label of the Encoding Standard for a name that Java or TeX use, if that is of an encoding of one byte a character. */
function singleByteLabel(name: string): string | undefined {
  const iso = /^iso-?8859-?(\d{1,2})$/.exec(name)?.[1] ?? /^(latin)-?1$/.exec(name)?.[1];
  // what is called Latin 1 is read as Windows-1252, which has everything of it but control characters
  if (iso === '1' || iso === 'latin') return 'windows-1252';
  if (iso !== undefined) return `iso-8859-${iso}`;
  const windows = /^(?:windows-?|cp-?)(125\d)$/.exec(name)?.[1];
  return windows === undefined ? undefined : `windows-${windows}`;
}
