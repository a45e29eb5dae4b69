/** The remainder of a byte by the polynomial 0x04c11db7, bits reversed (RFC 1952, section 8). */
const remainderOf = (byte: number): number => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
};
const byByte = Int32Array.from({ length: 256 }, (_, byte) => remainderOf(byte));
const oneZeroOn = (remainder: number): number => byByte[remainder & 0xff]! ^ (remainder >>> 8);
/** Of a byte that one, two, three zeros follow: four bytes are taken at once ("slicing", M. Kounavis and F. Berry, 2005). */
const byByteAnd1 = byByte.map(oneZeroOn);
const byByteAnd2 = byByteAnd1.map(oneZeroOn);
const byByteAnd3 = byByteAnd2.map(oneZeroOn);

/** gzip's checksum of bytes that come in pieces. */
export class Crc32 {
  private remainder = -1;

  add(piece: Uint8Array): void {
    let remainder = this.remainder;
    const inFours = piece.length & ~3;
    for (let i = 0; i < inFours; i += 4) {
      remainder ^= piece[i]! | (piece[i + 1]! << 8) | (piece[i + 2]! << 16) | (piece[i + 3]! << 24);
      remainder =
        byByteAnd3[remainder & 0xff]! ^
        byByteAnd2[(remainder >>> 8) & 0xff]! ^
        byByteAnd1[(remainder >>> 16) & 0xff]! ^
        byByte[remainder >>> 24]!;
    }
    for (const byte of piece.subarray(inFours)) remainder = byByte[(remainder ^ byte) & 0xff]! ^ (remainder >>> 8);
    this.remainder = remainder;
  }

  /** From 0 to 2 ** 32 - 1. */
  get value(): number {
    return ~this.remainder >>> 0;
  }
}
