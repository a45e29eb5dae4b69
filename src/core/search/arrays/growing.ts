/** The typed arrays that grow here. */
type Elements = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The array itself when it has room for so many elements, or a copy with room for at least twice as many. */
export function withRoom<T extends Elements>(array: T, length: number): T {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(64, 2 * length));
  larger.set(array);
  return larger;
}
