import { withRoom } from '../arrays/growing';
import type { PaperWords } from './paperWords';
import type { StringTable } from '../arrays/stringTable';
import { StringTableBuilder } from '../arrays/stringTableBuilder';

/** Instead of a number of words: all of the title's, in order; or what is not made of words, by its place in a table. */
const TITLE = 254;
const OTHER = 255;
/** So many of a paper's words have a number in a byte. */
const REACHED = 256;
/** Bytes of the place. All are written alike, so that forms stand where they stood when segments are merged. */
const OTHER_SIZE = 4;

/** A form, and what it is made of, if it is. */
export interface Written {
  readonly text: string;
  readonly parts: readonly string[];
}

/**
 * The titles and keys of papers run together, each told by the words of the paper that it is made of. Of a paper there is
 * a title, perhaps empty, and then its keys. In bytes a form is how many words it has and which of the paper's words each
 * is; or one of two signs.
 */
export class WrittenForms {
  /**
   * @param starts by paper, and one more: its forms stand from `starts[p]` to, without it, `starts[p + 1]`
   * @param others what is not made of words of its paper
   */
  constructor(
    readonly starts: Uint32Array,
    readonly bytes: Uint8Array,
    readonly others: StringTable,
    private readonly words: StringTable,
    private readonly listed: PaperWords,
  ) {}

  /** Where a paper's title stands. */
  titleOf(paper: number): number {
    return this.starts[paper]!;
  }

  /** Where the first of a paper's keys stands, or the end of its forms. */
  keysOf(paper: number): number {
    return this.after(this.starts[paper]!);
  }

  /** Where a paper's forms end. */
  endOf(paper: number): number {
    return this.starts[paper + 1]!;
  }

  /** The place after a form. */
  after(at: number): number {
    const count = this.bytes[at] ?? 0;
    if (count === OTHER) return at + 1 + OTHER_SIZE;
    return count === TITLE ? at + 1 : at + 1 + count;
  }

  /** The form that stands at a place. */
  text(paper: number, at: number): string {
    const count = this.bytes[at] ?? 0;
    if (count === OTHER) return this.others.at(this.#otherAt(at));
    const length = count === TITLE ? this.listed.titleWords[paper]! : count;
    let text = '';
    for (let i = 0; i < length; i++) text += this.words.at(this.#wordAt(paper, at, count, i));
    return text;
  }

  /**
   * Below, at or above 0 as a form comes before, with or after a text, from one of its characters on.
   * @param onlyStart compares only so much of the form as the text is long: 0 also when it begins so
   */
  compare(paper: number, at: number, text: string, from = 0, onlyStart = false): number {
    const count = this.bytes[at] ?? 0;
    if (count === OTHER) return compareTo(this.others, this.#otherAt(at), text, from, onlyStart);
    const length = count === TITLE ? this.listed.titleWords[paper]! : count;
    let met = from;
    for (let i = 0; i < length; i++) {
      const word = this.#wordAt(paper, at, count, i);
      const end = met + this.words.lengthOf(word);
      // all but the last word are there in full
      const order = this.words.compareHead(word, text, met);
      if (order !== 0) return order;
      if (end > text.length) return onlyStart ? 0 : 1;
      met = end;
    }
    return met < text.length ? -1 : 0;
  }

  #wordAt(paper: number, at: number, count: number, i: number): number {
    return this.listed.at(paper, count === TITLE ? i : this.bytes[at + 1 + i]!);
  }

  #otherAt(at: number): number {
    const { bytes } = this;
    return (bytes[at + 1]! | (bytes[at + 2]! << 8) | (bytes[at + 3]! << 16) | (bytes[at + 4]! << 24)) >>> 0;
  }
}

function compareTo(table: StringTable, place: number, text: string, from: number, onlyStart: boolean): number {
  const order = table.compareHead(place, text, from);
  if (order !== 0) return order;
  const left = table.lengthOf(place) - (text.length - from);
  return onlyStart && left > 0 ? 0 : left;
}

/** Writes the forms of one paper after the other. */
export class WrittenFormsBuilder {
  readonly #starts: Uint32Array;
  #bytes = new Uint8Array(0);
  readonly #others = new StringTableBuilder();
  #otherCount = 0;
  #papers = 0;
  #end = 0;

  constructor(papers: number) {
    this.#starts = new Uint32Array(papers + 1);
  }

  /** @param words of the paper */
  addTitle({ text, parts }: Written, words: readonly string[], titleWords: number): void {
    const isPlain = text !== '' && parts.length === titleWords && parts.every((part, i) => words[i] === part);
    if (isPlain && parts.join('') === text) this.#write([TITLE]);
    else this.addKey({ text, parts }, words);
  }

  /**
   * To be called after `addTitle`.
   * @param words of the paper
   * @returns how far the key stands from where the paper's forms begin
   */
  addKey({ text, parts }: Written, words: readonly string[]): number {
    const offset = this.#end - this.#starts[this.#papers]!;
    const near = words.slice(0, REACHED);
    const places = parts.length < TITLE ? parts.map((part) => near.indexOf(part)) : [-1];
    const isMade = places.every((n) => n >= 0) && parts.join('') === text;
    if (isMade) this.#write([places.length, ...places]);
    else this.#addOther(text);
    return offset;
  }

  /** Adds all forms of a paper, whose words are the same, and ends it. */
  addFrom(forms: WrittenForms, paper: number): void {
    const end = forms.endOf(paper);
    for (let at = forms.titleOf(paper); at < end; at = forms.after(at)) {
      if (forms.bytes[at] === OTHER) this.#addOther(forms.text(paper, at));
      else this.#write(forms.bytes.subarray(at, forms.after(at)));
    }
    this.close();
  }

  /** Ends a paper. */
  close(): void {
    this.#starts[++this.#papers] = this.#end;
  }

  build(words: StringTable, listed: PaperWords): WrittenForms {
    return new WrittenForms(this.#starts, this.#bytes.slice(0, this.#end), this.#others.build(), words, listed);
  }

  #write(bytes: readonly number[] | Uint8Array): void {
    this.#bytes = withRoom(this.#bytes, this.#end + bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  #addOther(text: string): void {
    const place = this.#otherCount++;
    this.#write([OTHER, place & 0xff, (place >>> 8) & 0xff, (place >>> 16) & 0xff, place >>> 24]);
    this.#others.add(text);
  }
}
