import { checksum } from '../library/checksum';
import { foldedKey } from '../library/claims';
import { headingsIn } from './outline';
import type { Note } from './note';
import { positionsIn } from './positions';

/** A citation where it stands in a note; it does not go beyond its line. Lines and characters are counted from 0. */
export interface CitedPlace {
  /** As it is written. */
  readonly key: string;
  readonly line: number;
  /** Where the citation begins, with its `-`, `@` and brace, and ends. */
  readonly character: number;
  readonly endCharacter: number;
  /** Where the key begins and ends. */
  readonly keyCharacter: number;
  readonly keyEndCharacter: number;
  /** The nearest heading above; empty where there is none. */
  readonly heading: string;
}

/** The places of one note, in their order; at least one. */
export interface CitedNote {
  readonly note: string;
  /** When the note was last changed, in milliseconds of Unix time. */
  readonly time: number;
  readonly places: readonly CitedPlace[];
}

/** The citations of a note, packed: there may be ten thousand notes. */
interface IndexedNote {
  readonly time: number;
  /** Of the note's text. */
  readonly checksum: string;
  readonly keys: readonly string[];
  readonly headings: readonly string[];
  /** For each citation its numbers, as in `fields`. */
  readonly numbers: Uint32Array;
}

/** line, character, end, where the key begins and ends, and the number of the heading */
const fields = 6;

/** Who cites what, and where: the citations of all notes, by note and by key. It holds no text of the notes. */
export class CitationIndex {
  private readonly byNote = new Map<string, IndexedNote>();
  /** The notes that cite a key, by the folded key. */
  private readonly byKey = new Map<string, Set<string>>();
  /** Each spelling once, and none as a part of a note's text, which would keep all of that; with how often it is cited. */
  private readonly spelled = new Map<string, { readonly key: string; citations: number }>();
  private changes = 0;

  /** The notes that cite anything. */
  names(): Iterable<string> {
    return this.byNote.keys();
  }

  /** Another number whenever a spelling of a key is cited for the first time, or no longer. */
  get version(): number {
    return this.changes;
  }

  /**
   * Sets what a note cites, in place of what it cited.
   * @param parsed what the text cites
   * @param time of the note's last change, in milliseconds of Unix time
   */
  set(note: string, text: string, parsed: Pick<Note, 'citations'>, time: number): void {
    const indexed = parsed.citations.length === 0 ? undefined : this.pack(text, parsed, time);
    // afterwards, so that a spelling which the note keeps is there all the time
    this.delete(note);
    if (!indexed) return;
    this.byNote.set(note, indexed);
    for (const key of indexed.keys) {
      const folded = foldedKey(key);
      const notes = this.byKey.get(folded);
      if (notes) notes.add(note);
      else this.byKey.set(folded, new Set([note]));
    }
  }

  delete(note: string): void {
    const indexed = this.byNote.get(note);
    if (!indexed) return;
    this.byNote.delete(note);
    for (const key of indexed.keys) {
      const folded = foldedKey(key);
      const notes = this.byKey.get(folded);
      notes?.delete(note);
      if (notes?.size === 0) this.byKey.delete(folded);
      this.release(key);
    }
  }

  /** What a note cites, in its order; undefined where it cites nothing. */
  note(note: string): CitedNote | undefined {
    const indexed = this.byNote.get(note);
    return indexed && { note, time: indexed.time, places: placesOf(indexed, () => true) };
  }

  /** Whether what a note cites was set from this text. */
  isFrom(note: string, text: string): boolean {
    return this.byNote.get(note)?.checksum === checksum(text);
  }

  /** The notes that cite anything, each with the keys of its citations as they are written, in their order. */
  *notes(): Generator<{ readonly time: number; readonly keys: readonly string[] }> {
    yield* this.byNote.values();
  }

  /** Where any of these keys is cited, without regard to case, in the order in which notes were set. */
  places(keys: readonly string[]): CitedNote[] {
    const wanted = new Set(keys.map(foldedKey));
    const notes = new Set([...wanted].flatMap((key) => [...(this.byKey.get(key) ?? [])]));
    return [...notes].map((note) => {
      const indexed = this.byNote.get(note)!;
      return { note, time: indexed.time, places: placesOf(indexed, (key) => wanted.has(foldedKey(key))) };
    });
  }

  /** Whether a key is cited anywhere, without regard to case. */
  isCited(key: string): boolean {
    return this.byKey.has(foldedKey(key));
  }

  /** Every key that is cited, as it is written, each spelling of it. */
  spellings(): Iterable<string> {
    return this.spelled.keys();
  }

  private pack(text: string, { citations }: Pick<Note, 'citations'>, time: number): IndexedNote {
    const position = positionsIn(text);
    const headings = headingsIn(text);
    const used: string[] = [''];
    const numbers = new Uint32Array(citations.length * fields);
    let next = 0;
    let current = '';
    for (const [i, { start, end, keyStart, keyEnd }] of citations.entries()) {
      while (next < headings.length && headings[next]!.start <= start) current = headings[next++]!.text;
      if (used.at(-1) !== current) used.push(current);
      const key = position(keyStart);
      const lineStart = keyStart - key.character;
      const first = Math.max(0, start - lineStart);
      const place = [key.line, first, end - lineStart, key.character, keyEnd - lineStart, used.length - 1];
      numbers.set(place, i * fields);
    }
    const keys = citations.map(({ key }) => this.intern(key));
    return { time, checksum: checksum(text), keys, headings: used.map(copied), numbers };
  }

  private intern(key: string): string {
    let known = this.spelled.get(key);
    if (known === undefined) {
      known = { key: copied(key), citations: 0 };
      this.spelled.set(known.key, known);
      this.changes++;
    }
    known.citations++;
    return known.key;
  }

  private release(key: string): void {
    const known = this.spelled.get(key);
    if (!known || --known.citations > 0) return;
    this.spelled.delete(key);
    this.changes++;
  }
}

/** Whether a citation is written `@key`, without braces, which another key may need; not in `\cite{}` or `[[@key]]`. */
export function isBare({ character, endCharacter, keyCharacter, keyEndCharacter }: CitedPlace): boolean {
  return character < keyCharacter && keyEndCharacter === endCharacter;
}

function placesOf({ keys, headings, numbers }: IndexedNote, isWanted: (key: string) => boolean): CitedPlace[] {
  const places: CitedPlace[] = [];
  for (const [i, key] of keys.entries()) {
    if (!isWanted(key)) continue;
    const at = i * fields;
    places.push({
      key,
      line: numbers[at]!,
      character: numbers[at + 1]!,
      endCharacter: numbers[at + 2]!,
      keyCharacter: numbers[at + 3]!,
      keyEndCharacter: numbers[at + 4]!,
      heading: headings[numbers[at + 5]!]!,
    });
  }
  return places;
}

/** The same text with characters of its own: engines may let a part of a text keep the whole. */
function copied(text: string): string {
  return Array.from(text).join('');
}
