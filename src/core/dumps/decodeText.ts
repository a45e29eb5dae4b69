const searched = 65_536;
/** A stray form feed or escape from a copied PDF is no reason to refuse a text. */
const mostControls = 0.01;
/** Of all bytes at even, or at odd places: how many are zero in UTF-16 of any text in mostly Latin letters, and not. */
const zeroHalf = 0.7;
const otherHalf = 0.1;

/**
 * The text of a file: UTF-16 where a byte order mark or its zeros say so, else UTF-8, even with a few bytes damaged, else
 * Windows-1252. Without the mark.
 * @returns undefined for a binary file
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes);
  return isBinary(text) ? undefined : text;
}

function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    return isMostlyIntact(text) ? text : new TextDecoder('windows-1252').decode(bytes);
  }
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

/** Whether a text is UTF-8 all the same: more of its characters are whole than damaged, or only its end is cut off. */
function isMostlyIntact(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  if (damaged === 1 && text.endsWith('\ufffd')) return true;
  const whole = text.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0;
  return whole > damaged;
}

function isBinary(text: string): boolean {
  const start = text.slice(0, searched);
  const controls = start.match(/[\0-\x08\x0b\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls > start.length * mostControls;
}
