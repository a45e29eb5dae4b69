import { wordsIn } from '../words';

/** A word of a text, folded, with its stem. */
export interface StemmedWord {
  readonly word: string;
  readonly stem: string;
}

/** A text as it is compared: its words in order, once with the parts of hyphenated words, once with these in one piece. */
export interface StemmedText {
  readonly parts: readonly StemmedWord[];
  readonly wholes: readonly StemmedWord[];
}

/** @param stemOf the stem of a folded word */
export function stemmedText(text: string, stemOf: (word: string) => string): StemmedText {
  const parts: StemmedWord[] = [];
  const wholes: StemmedWord[] = [];
  for (const { word, parts: joined } of wordsIn(text)) {
    const stemmed = { word, stem: stemOf(word) };
    if (joined === undefined) parts.push(stemmed);
    else wholes.length -= joined;
    wholes.push(stemmed);
  }
  return { parts, wholes };
}

/**
 * Words that must stand in a text in this order, one beside the other, whatever their forms, their case and their accents;
 * words with hyphens also without. The last one may be half typed.
 */
export class WordSequence {
  readonly #parts: Pattern;
  readonly #wholes: Pattern;

  constructor(text: StemmedText, isOpen: boolean) {
    this.#parts = new Pattern(text.parts, isOpen);
    this.#wholes = new Pattern(text.wholes, isOpen);
  }

  isIn({ parts, wholes }: StemmedText): boolean {
    return this.#parts.isIn(parts) || this.#wholes.isIn(wholes);
  }
}

/** D. Knuth, J. Morris and V. Pratt, 1977, "Fast pattern matching in strings": linear in the text, whatever it repeats. */
class Pattern {
  /** The stems of the words that are complete. */
  readonly #stems: readonly string[];
  /** By how many stems match: how many still do when the next one does not. */
  readonly #borders: readonly number[];
  readonly #last: StemmedWord | undefined;

  constructor(words: readonly StemmedWord[], isOpen: boolean) {
    const complete = isOpen ? words.slice(0, -1) : words;
    this.#stems = complete.map(({ stem }) => stem);
    this.#borders = bordersOf(this.#stems);
    this.#last = isOpen ? words.at(-1) : undefined;
  }

  isIn(words: readonly StemmedWord[]): boolean {
    let matched = 0;
    for (let i = 0; i <= words.length; i++) {
      if (matched === this.#stems.length) {
        if (this.#goesOn(words[i])) return true;
        matched = this.#borders[matched] ?? 0;
      }
      const word = words[i];
      if (!word) return false;
      while (matched > 0 && word.stem !== this.#stems[matched]) matched = this.#borders[matched]!;
      if (word.stem === this.#stems[matched]) matched++;
    }
    return false;
  }

  /** Whether the word behind all that are complete is, or becomes, the last one. */
  #goesOn(next: StemmedWord | undefined): boolean {
    if (!this.#last) return this.#stems.length > 0;
    return next !== undefined && (next.word.startsWith(this.#last.word) || next.stem === this.#last.stem);
  }
}

/** By length of a beginning: the longest shorter one that it ends with. */
function bordersOf(stems: readonly string[]): number[] {
  const borders = [0, 0];
  for (let i = 1, border = 0; i < stems.length; i++) {
    while (border > 0 && stems[i] !== stems[border]) border = borders[border]!;
    if (stems[i] === stems[border]) border++;
    borders.push(border);
  }
  return borders;
}
