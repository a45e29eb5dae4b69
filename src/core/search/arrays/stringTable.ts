/**
 * Strings in typed arrays, so that any number of them can be kept on disk and looked up without being read: UTF-16 units,
 * in one byte each where a whole string has none above 255. Order is by units, as `<` has it.
 */
export class StringTable {
  /**
   * @param starts by string: its first unit's place in `narrow` or `wide`
   * @param sizes by string: twice its length, and one more when it is in `wide`
   */
  constructor(
    readonly starts: Uint32Array,
    readonly sizes: Uint32Array,
    readonly narrow: Uint8Array,
    readonly wide: Uint16Array,
  ) {}

  get length(): number {
    return this.starts.length;
  }

  /** How many units a string has. */
  lengthOf(place: number): number {
    return this.sizes[place]! >>> 1;
  }

  /** A string; the empty one for a place that there is not. */
  at(place: number): string {
    const units = this.unitsOf(place);
    const start = this.starts[place] ?? 0;
    const end = start + ((this.sizes[place] ?? 0) >>> 1);
    let text = '';
    let i = start;
    // an array of arguments would take ten times as long
    for (; i + 8 <= end; i += 8) {
      text += String.fromCharCode(
        units[i]!,
        units[i + 1]!,
        units[i + 2]!,
        units[i + 3]!,
        units[i + 4]!,
        units[i + 5]!,
        units[i + 6]!,
        units[i + 7]!,
      );
    }
    for (; i < end; i++) text += String.fromCharCode(units[i]!);
    return text;
  }

  /** A string's unit at an index; -1 after its end. */
  unit(place: number, index: number): number {
    return index < this.lengthOf(place) ? this.unitsOf(place)[this.starts[place]! + index]! : -1;
  }

  /** Below, at or above 0 as a string comes before, with or after a text. */
  compare(place: number, text: string): number {
    return this.#compareStart(place, text) || this.lengthOf(place) - text.length;
  }

  /**
   * Compares a string with what follows in a text, as far as both go: 0 when the one begins with the other.
   * @param from where in the text
   */
  compareHead(place: number, text: string, from: number): number {
    const units = this.unitsOf(place);
    const start = this.starts[place]!;
    const shared = Math.min(this.lengthOf(place), text.length - from);
    for (let i = 0; i < shared; i++) {
      const difference = units[start + i]! - text.charCodeAt(from + i);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** `compare` with a string of another table. */
  compareWith(place: number, other: StringTable, otherPlace: number): number {
    const [units, otherUnits] = [this.unitsOf(place), other.unitsOf(otherPlace)];
    const [start, otherStart] = [this.starts[place]!, other.starts[otherPlace]!];
    const [length, otherLength] = [this.lengthOf(place), other.lengthOf(otherPlace)];
    const shared = Math.min(length, otherLength);
    for (let i = 0; i < shared; i++) {
      const difference = units[start + i]! - otherUnits[otherStart + i]!;
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /** In a sorted table, the first place from `from` to, without it, `to` whose string is not below the text; or `to`. */
  lowerBound(text: string, from = 0, to = this.length): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** In a sorted table, the place of a text; or -1. */
  indexOf(text: string, from = 0, to = this.length): number {
    const place = this.lowerBound(text, from, to);
    return place < to && this.compare(place, text) === 0 ? place : -1;
  }

  /** In a sorted table, the end of the strings that begin so; `from` is not after the first of them. */
  endOf(beginning: string, from = 0, to = this.length): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compareStart(middle, beginning) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether every string lies within the arrays. */
  isSound(): boolean {
    if (this.sizes.length !== this.starts.length) return false;
    for (let i = 0; i < this.length; i++) {
      if (this.starts[i]! + this.lengthOf(i) > this.unitsOf(i).length) return false;
    }
    return true;
  }

  /** Whether every string comes after the one before it. */
  isSorted(): boolean {
    for (let i = 1; i < this.length; i++) if (this.compareWith(i - 1, this, i) >= 0) return false;
    return true;
  }

  /** The array that holds a string's units. */
  unitsOf(place: number): Uint8Array | Uint16Array {
    return (this.sizes[place]! & 1) === 0 ? this.narrow : this.wide;
  }

  /** Compares only so much of a string as the text is long: 0 when it begins so, or is the text's beginning. */
  #compareStart(place: number, text: string): number {
    const units = this.unitsOf(place);
    const start = this.starts[place]!;
    const shared = Math.min(this.lengthOf(place), text.length);
    for (let i = 0; i < shared; i++) {
      const difference = units[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return shared < text.length ? -1 : 0;
  }
}
