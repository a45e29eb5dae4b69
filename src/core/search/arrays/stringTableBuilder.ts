import { withRoom } from './growing';
import { StringTable } from './stringTable';

/** Makes a `StringTable`, string after string. */
export class StringTableBuilder {
  #starts = new Uint32Array(0);
  #sizes = new Uint32Array(0);
  #narrow = new Uint8Array(0);
  #wide = new Uint16Array(0);
  #length = 0;
  #narrowEnd = 0;
  #wideEnd = 0;

  add(text: string): void {
    const isWide = /[^\0-\xff]/.test(text);
    const units = this.#roomFor(text.length, isWide);
    const end = isWide ? this.#wideEnd : this.#narrowEnd;
    for (let i = 0; i < text.length; i++) units[end + i] = text.charCodeAt(i);
    this.#push(text.length, isWide);
  }

  /** Adds a string of a table. */
  addFrom(table: StringTable, place: number): void {
    const [start, length, from] = [table.starts[place]!, table.lengthOf(place), table.unitsOf(place)];
    const isWide = from === table.wide;
    const units = this.#roomFor(length, isWide);
    const end = isWide ? this.#wideEnd : this.#narrowEnd;
    for (let i = 0; i < length; i++) units[end + i] = from[start + i]!;
    this.#push(length, isWide);
  }

  /** The table of what was added so far. */
  build(): StringTable {
    return new StringTable(
      this.#starts.slice(0, this.#length),
      this.#sizes.slice(0, this.#length),
      this.#narrow.slice(0, this.#narrowEnd),
      this.#wide.slice(0, this.#wideEnd),
    );
  }

  #roomFor(length: number, isWide: boolean): Uint8Array | Uint16Array {
    if (isWide) return (this.#wide = withRoom(this.#wide, this.#wideEnd + length));
    return (this.#narrow = withRoom(this.#narrow, this.#narrowEnd + length));
  }

  #push(length: number, isWide: boolean): void {
    this.#starts = withRoom(this.#starts, this.#length + 1);
    this.#sizes = withRoom(this.#sizes, this.#length + 1);
    this.#starts[this.#length] = isWide ? this.#wideEnd : this.#narrowEnd;
    this.#sizes[this.#length] = 2 * length + Number(isWide);
    this.#length++;
    if (isWide) this.#wideEnd += length;
    else this.#narrowEnd += length;
  }
}

/** The table of some strings, in their order. */
export function stringTable(strings: Iterable<string>): StringTable {
  const table = new StringTableBuilder();
  for (const each of strings) table.add(each);
  return table.build();
}
