import type { ReadText, TextReader } from '../words/textReader';

/**
 * Words that must stand in a text in this order, one beside the other, whatever their forms, their case and their accents;
 * words with hyphens also without. The last one may be half typed.
 */
export class WordSequence {
  readonly #parts: Pattern;
  readonly #wholes: Pattern;

  /** @param reader of the sequence, and of all texts that it is looked for in */
  constructor(text: ReadText, isOpen: boolean, reader: TextReader) {
    this.#parts = new Pattern(text.parts, isOpen, reader);
    this.#wholes = text.wholes === text.parts ? this.#parts : new Pattern(text.wholes, isOpen, reader);
  }

  isIn({ parts, wholes }: ReadText): boolean {
    if (this.#parts.isIn(parts)) return true;
    return (wholes !== parts || this.#wholes !== this.#parts) && this.#wholes.isIn(wholes);
  }
}

/** D. Knuth, J. Morris and V. Pratt, 1977, "Fast pattern matching in strings": linear in the text, whatever it repeats. */
class Pattern {
  /** The stems of the words that are complete, as numbers. */
  readonly #stems: readonly number[];
  /** By how many stems match: how many still do when the next one does not. */
  readonly #borders: readonly number[];
  readonly #last: number | undefined;

  constructor(
    words: readonly number[],
    isOpen: boolean,
    private readonly reader: TextReader,
  ) {
    const complete = isOpen ? words.slice(0, -1) : words;
    this.#stems = complete.map((word) => reader.stemNumber(word));
    this.#borders = bordersOf(this.#stems);
    this.#last = isOpen ? words.at(-1) : undefined;
  }

  isIn(words: readonly number[]): boolean {
    let matched = 0;
    for (let i = 0; i <= words.length; i++) {
      if (matched === this.#stems.length) {
        if (this.#goesOn(words[i])) return true;
        matched = this.#borders[matched] ?? 0;
      }
      if (i === words.length) return false;
      const stem = this.reader.stemNumber(words[i]!);
      while (matched > 0 && stem !== this.#stems[matched]) matched = this.#borders[matched]!;
      if (stem === this.#stems[matched]) matched++;
    }
    return false;
  }

  /** Whether the word behind all that are complete is, or becomes, the last one. */
  #goesOn(next: number | undefined): boolean {
    if (this.#last === undefined) return this.#stems.length > 0;
    if (next === undefined) return false;
    const { reader } = this;
    return (
      reader.stemNumber(next) === reader.stemNumber(this.#last) || reader.word(next).startsWith(reader.word(this.#last))
    );
  }
}

/** By length of a beginning: the longest shorter one that it ends with. */
function bordersOf(stems: readonly number[]): number[] {
  const borders = [0, 0];
  for (let i = 1, border = 0; i < stems.length; i++) {
    while (border > 0 && stems[i] !== stems[border]) border = borders[border]!;
    if (stems[i] === stems[border]) border++;
    borders.push(border);
  }
  return borders;
}
