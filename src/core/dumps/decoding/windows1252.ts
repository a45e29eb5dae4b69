/** The characters of the bytes from 0x80 to 0x9f; where there is none, the control character of that number, as browsers do. */
const characters =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

const codes = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? characters.charCodeAt(byte - 0x80) : byte,
);

/**
 * The text of bytes in Windows-1252 (Encoding Standard, https://encoding.spec.whatwg.org/#windows-1252). Not by the
 * platform: Node from 20.18.3, 22.13 and 23.4 on, VS Code's among them, reads 0x80 to 0x9f as control characters
 * (nodejs/node#56542).
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) => codes[byte]!);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(new Uint8Array(units.buffer));
}
