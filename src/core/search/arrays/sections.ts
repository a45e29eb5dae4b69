import type { Breathe } from '../../breathing';

/** What a section can hold. */
type Elements = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Each section begins at a multiple of so many bytes, as 64-bit numbers must. */
const ALIGNMENT = 8;
/** Reads otherwise on a machine that orders bytes otherwise. */
const BYTE_ORDER = 0x01020304;

/**
 * Typed arrays in one: a header of the byte order, the format's number, and the length in bytes of each section; then the
 * sections.
 * @param format a number of what the sections are and of their version
 */
export async function packSections(
  format: number,
  sections: readonly Elements[],
  breathe: Breathe,
): Promise<Uint8Array> {
  const header = Uint32Array.of(BYTE_ORDER, format, sections.length, ...sections.map(({ byteLength }) => byteLength));
  const parts = [header, ...sections];
  const packed = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
    await breathe();
  }
  return packed;
}

/** Reads sections one after the other, as views of the bytes. After anything that is not as it should be, `ok` is false. */
export class SectionReader {
  ok = true;
  readonly #bytes: Uint8Array;
  #lengths = new Uint32Array(0);
  #next = 0;
  #at = 0;

  /** @param format as it was packed with */
  constructor(bytes: Uint8Array, format: number) {
    // views begin at multiples of their elements' size
    this.#bytes = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
    const [order, actual, count] = this.#view(Uint32Array, 0, 12);
    if (order !== BYTE_ORDER || actual !== format || count === undefined) this.ok = false;
    else this.#lengths = this.#view(Uint32Array, 12, 4 * count);
    this.#at = aligned(12 + this.#lengths.byteLength);
  }

  bytes(): Uint8Array {
    return this.#take(Uint8Array);
  }

  uint16(): Uint16Array {
    return this.#take(Uint16Array);
  }

  uint32(): Uint32Array {
    return this.#take(Uint32Array);
  }

  float64(): Float64Array {
    return this.#take(Float64Array);
  }

  /** Notes that something else is not as it should be. */
  expect(isSo: boolean): void {
    this.ok &&= isSo;
  }

  #take<T extends Elements>(type: ElementType<T>): T {
    const length = this.#lengths[this.#next++];
    if (length === undefined) this.ok = false;
    const view = this.#view(type, this.#at, length ?? 0);
    this.#at += aligned(length ?? 0);
    return view;
  }

  #view<T extends Elements>(type: ElementType<T>, start: number, length: number): T {
    const size = type.BYTES_PER_ELEMENT;
    if (!this.ok || length % size !== 0 || start + length > this.#bytes.length) {
      this.ok = false;
      return new type(new ArrayBuffer(0), 0, 0);
    }
    return new type(this.#bytes.buffer, this.#bytes.byteOffset + start, length / size);
  }
}

interface ElementType<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
