import { decodeWindows1252 } from './windows1252';

/** Decodes a block; the bytes from `used` on belong to the next one. Of the last block all are used. */
export type BlockDecoder = (block: Uint8Array, isLast: boolean) => { readonly text: string; readonly used: number };

/** How much of a file's beginning is searched for the name of its encoding, in bytes. */
const headerLength = 1024;

/**
 * Judges each block by itself: UTF-8, even with a few bytes damaged, or else the encoding that a BibTeX file's header
 * names, or Windows-1252. A byte order mark settles it for UTF-8, and is left out.
 * @param first the file's first block
 */
export function narrowDecoder(first: Uint8Array): BlockDecoder {
  const isMarked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  const declared = declaredDecoder(first);
  let mark = isMarked ? 3 : 0;
  let wasOther = false;
  return (block, isLast) => {
    const used = isLast ? block.length : wholeLength(block);
    const bytes = block.subarray(mark, used);
    mark = 0;
    const valid = validUtf8(bytes);
    if (valid !== undefined) return { text: valid, used };
    const mended = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const isCut = isLast && !wasOther && endsCut(mended);
    if (isMarked || (!declared && (isMostlyIntact(mended) || isCut))) return { text: mended, used };
    wasOther = true;
    return { text: (declared ?? decodeWindows1252)(bytes), used };
  };
}

function validUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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
