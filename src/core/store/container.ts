import type { Breathe } from '../breathing';
import { checksum } from './checksum';

/** What a container holds, by name; to be written, each in any number of pieces. */
export type Sections = ReadonlyMap<string, readonly Uint8Array[]>;

/** As read: views on the container's bytes, each at a multiple of 8 bytes of their buffer. */
export type OpenSections = ReadonlyMap<string, Uint8Array>;

/*
 * Layout: the magic, the layout's version (u32), the length of the table (u32) and of the whole (f64); the table, which is
 * JSON: [[name, length] ...]; the sections in its order; a checksum (2 * u32) of everything before. The table and each
 * section are padded to a multiple of 8 bytes. The header's numbers are little-endian.
 */
const magic = new TextEncoder().encode('lectern\0');
const layoutVersion = 1;
const headerLength = 24;
const sealLength = 8;

/** How much is checked between two breaths, in bytes. */
const stretch = 1 << 22;

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

/** One container of these sections. */
export async function encodeContainer(sections: Sections, breathe: Breathe): Promise<Uint8Array> {
  const lengths = [...sections].map(([name, pieces]) => [name, lengthOf(pieces)] as const);
  const table = new TextEncoder().encode(JSON.stringify(lengths));
  const bodyLength = lengths.reduce((sum, [, length]) => sum + aligned(length), 0);
  const total = headerLength + aligned(table.length) + bodyLength + sealLength;

  const bytes = new Uint8Array(total);
  const header = new DataView(bytes.buffer);
  bytes.set(magic);
  header.setUint32(8, layoutVersion, true);
  header.setUint32(12, table.length, true);
  header.setFloat64(16, total, true);
  bytes.set(table, headerLength);
  let at = headerLength + aligned(table.length);
  for (const pieces of sections.values()) {
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
      await breathe();
    }
    at = aligned(at);
  }
  const sums: number[] = [];
  for (const sum of sumsOf(bytes)) {
    sums.push(...sum);
    await breathe();
  }
  bytes.set(sealOf(sums), total - sealLength);
  return bytes;
}

/** A container's sections; undefined for anything that is not, bit for bit, a container of this layout. Never throws. */
export function openContainer(bytes: Uint8Array): OpenSections | undefined {
  const whole = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  return isWhole(whole) ? sectionsOf(whole) : undefined;
}

/** The checksum at a container's end, as text: what tells one container from another. */
export function containerChecksum(container: Uint8Array): string {
  const seal = container.subarray(Math.max(0, container.length - sealLength));
  return Array.from(seal, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length < headerLength + sealLength || bytes.length % 8 !== 0) return false;
  if (!magic.every((byte, i) => bytes[i] === byte)) return false;
  const header = viewOf(bytes);
  if (header.getUint32(8, true) !== layoutVersion || header.getFloat64(16, true) !== bytes.length) return false;
  const seal = sealOf([...sumsOf(bytes)].flat());
  return seal.every((byte, i) => bytes[bytes.length - sealLength + i] === byte);
}

function sectionsOf(bytes: Uint8Array): OpenSections | undefined {
  const tableLength = viewOf(bytes).getUint32(12, true);
  const table = tableOf(bytes.subarray(headerLength, headerLength + tableLength));
  if (!table) return undefined;
  const sections = new Map<string, Uint8Array>();
  let at = headerLength + aligned(tableLength);
  for (const [name, length] of table) {
    if (at + length > bytes.length - sealLength) return undefined;
    sections.set(name, new Uint8Array(bytes.buffer, bytes.byteOffset + at, length));
    at += aligned(length);
  }
  return at === bytes.length - sealLength ? sections : undefined;
}

function tableOf(json: Uint8Array): readonly (readonly [string, number])[] | undefined {
  try {
    const table: unknown = JSON.parse(new TextDecoder().decode(json));
    return Array.isArray(table) && table.every(isTableRow) ? table : undefined;
  } catch {
    return undefined;
  }
}

function isTableRow(row: unknown): row is readonly [string, number] {
  if (!Array.isArray(row)) return false;
  const [name, length] = row as unknown[];
  return typeof name === 'string' && typeof length === 'number' && Number.isSafeInteger(length) && length >= 0;
}

/** The checksums of everything but the seal, stretch by stretch. */
function* sumsOf(bytes: Uint8Array): Generator<readonly number[]> {
  const end = bytes.length - sealLength;
  for (let at = 0; at < end; at += stretch) yield checksum(bytes.subarray(at, Math.min(end, at + stretch)));
}

function sealOf(sums: readonly number[]): Uint8Array {
  const words = Uint32Array.from(sums);
  return new Uint8Array(Uint32Array.from(checksum(new Uint8Array(words.buffer))).buffer);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
