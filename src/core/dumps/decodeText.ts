const searched = 65_536;
/** A stray form feed or escape from a copied PDF is no reason to refuse a text. */
const mostControls = 0.01;

/**
 * The text of a file: UTF-16 where a byte order mark says so, else UTF-8, else (when that is invalid) Windows-1252.
 * Without the mark.
 * @returns undefined for a binary file
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes);
  return isBinary(text) ? undefined : text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const start = text.slice(0, searched);
  const controls = start.match(/[\x01-\x08\x0b\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls > start.length * mostControls;
}
