import { readBrackets, readImage, readInlineNote } from './bracketed';
import { alphanumericAt, markedKeyAt } from '../citationSyntax';
import { readBareCitation, readTextualCitation } from './clusters';
import { readEnclosure, readQuotation, readScript, readStrikeout } from './enclosed';
import type { Found, InlineContext } from './inlineContext';
import { readLatexCitation } from './latexCitations';
import { blanksEnd } from './blanks';
import { texEnd } from './tex';
import { codeEnd, formulaEnd, htmlAt, referenceEnd } from './verbatim';
import { readAngle, withAttributes } from './angled';
import { closingBrackets } from './brackets';

/** One inline element as it was read. */
export interface Read {
  readonly end: number;
  /** Whether a word ends there: what follows directly is glued to it. */
  readonly word: boolean;
  readonly found?: Found;
}

/** Where an inline element stands. */
export interface Surroundings {
  /** The quotation marks around it, of which a second pair does not open. */
  readonly quote: '' | "'" | '"';
  /** Whether links may stand here: not in a link's text. */
  readonly links: boolean;
}

export const outermost: Surroundings = { quote: '', links: true };

/** What may begin an element that has to be looked ahead for; what it turned out to be is remembered. */
const opening = new Set('`*_[!^~$<\\@-"\'“‘');
/** How deep elements may be nested; what is deeper is plain text. */
const deepest = 100;

/**
 * Reads inline Markdown as Pandoc does (`Readers/Markdown.hs`), as far as it decides what is cited: each construct ends where
 * Pandoc ends it, and nothing but citations is kept. Blocks are not its business: the text is one paragraph's.
 */
export class InlineReader {
  private readonly memory = new Map<number, Read | null>();
  private closings: ReadonlyMap<number, number> | undefined;

  constructor(
    readonly context: InlineContext,
    readonly start: number,
    readonly limit: number,
  ) {}

  get text(): string {
    return this.context.text;
  }

  /** The element at a place; undefined where there is none: at the end, and before HTML that ends the paragraph. */
  read(at: number, around: Surroundings, afterWord: boolean): Read | undefined {
    if (at >= this.limit) return undefined;
    if (!opening.has(this.text[at]!)) return this.context.spend() ? this.simple(at) : this.plain(at);
    const quote = around.quote === '' ? 0 : around.quote === "'" ? 1 : 2;
    const key = ((at * 3 + quote) * 2 + Number(around.links)) * 2 + Number(afterWord);
    const known = this.memory.get(key);
    if (known !== undefined) return known ?? undefined;
    const { context } = this;
    context.depth++;
    const isPlain = !context.spend() || context.depth > deepest;
    const read =
      (isPlain ? readBareCitation(this, at, afterWord) : this.construct(at, around, afterWord)) ?? this.plain(at);
    context.depth--;
    if (!isPlain) this.memory.set(key, read ?? null);
    return read;
  }

  /** Reads elements as long as there are any and nothing stops it. */
  readWhile(at: number, around: Surroundings, afterWord: boolean, goesOn: (at: number) => boolean): Read {
    let end = at;
    let word = afterWord;
    const found: Found[] = [];
    while (this.context.spend() && goesOn(end)) {
      // most of a text is words: nothing about them has to be remembered
      const wordEnd = this.wordEnd(end);
      if (wordEnd > end && this.text[end] !== '.') {
        end = wordEnd;
        word = true;
        continue;
      }
      const read = this.read(end, around, word);
      if (!read) break;
      ({ end, word } = read);
      if (read.found) found.push(read.found);
    }
    return { end, word, ...(found.length > 0 && { found }) };
  }

  /** Reads all between two offsets as a text of its own, as a link's label is. */
  readWithin(start: number, limit: number, around: Surroundings): Found {
    const reader = new InlineReader(this.context, start, limit);
    return reader.readWhile(start, around, false, () => true).found ?? [];
  }

  /** After the bracket that closes the one at a place, or -1. */
  closing(at: number): number {
    if (!this.closings) {
      if (!this.context.spend(this.limit - this.start)) return -1;
      this.closings = closingBrackets(this.text, this.start, this.limit, this.context.absent);
    }
    return this.closings.get(at) ?? -1;
  }

  /** Whether a key that a citation may begin with stands at a place. */
  citesAt(at: number, afterWord: boolean): boolean {
    return !afterWord && markedKeyAt(this.text, at, this.limit) !== undefined;
  }

  /** What nothing depends on but the text that follows. */
  private simple(at: number): Read | undefined {
    switch (this.text[at]) {
      case ' ':
      case '\t':
        return passed(this.blanks(at));
      case '\n':
        return this.context.softEnds.has(at) ? undefined : passed(blanksEnd(this.text, at + 1, this.limit));
      case '.':
        return this.text.startsWith('...', at) ? passed(Math.min(at + 3, this.limit)) : this.plain(at);
      case '&':
        return passed(referenceEnd(this.text, at, this.limit)) ?? this.plain(at);
      default:
        return this.plain(at);
    }
  }

  private construct(at: number, around: Surroundings, afterWord: boolean): Read | undefined {
    switch (this.text[at]) {
      case '`':
        return passed(withAttributes(this, codeEnd(this.text, at, this.limit, this.context.absent)));
      case '*':
      case '_':
        return readEnclosure(this, at, around, afterWord);
      case '[':
        return readBrackets(this, at, around);
      case '!':
        return readImage(this, at, around);
      case '^':
        return readScript(this, at, around) ?? readInlineNote(this, at, around);
      case '~':
        return readStrikeout(this, at, around) ?? readScript(this, at, around);
      case '$':
        return passed(formulaEnd(this.text, at, this.limit, this.context.absent));
      case '<':
        return readAngle(this, at, around);
      case '\\':
        return this.backslash(at);
      case '@':
        return readTextualCitation(this, at, around, afterWord) ?? this.exampleReference(at);
      case '-':
        return readTextualCitation(this, at, around, afterWord) ?? this.dash(at);
      case '"':
      case "'":
      case '“':
      case '‘':
        return readQuotation(this, at, around, afterWord);
      default:
        return undefined;
    }
  }

  /** A word, or a mark that means nothing here. */
  private plain(at: number): Read | undefined {
    const word = this.wordEnd(at);
    if (word > at) return { end: word, word: true };
    const character = this.text[at]!;
    if (character === ' ' || character === '\t' || character === '\n') return { end: at + 1, word: false };
    if (character === '<' && htmlAt(this.text, at, this.limit, this.context.absent)?.block) return undefined;
    return { end: Math.min(this.limit, at + (this.text.codePointAt(at)! > 0xffff ? 2 : 1)), word: false };
  }

  /** Letters and digits, and full stops but for the ones before another. */
  private wordEnd(at: number): number {
    let end = at;
    while (end < this.limit) {
      const isStop = this.text[end] === '.' && (end + 1 >= this.limit || this.text[end + 1] !== '.');
      const length = isStop ? 1 : alphanumericAt(this.text, end);
      if (length === 0) break;
      end += length;
    }
    return Math.min(end, this.limit);
  }

  /** Two blanks at the end of a line take the line's end with them. */
  private blanks(at: number): number {
    const end = blanksEnd(this.text, at, this.limit);
    return end > at + 1 && end < this.limit && this.text[end] === '\n'
      ? blanksEnd(this.text, end + 1, this.limit)
      : end;
  }

  private backslash(at: number): Read | undefined {
    const next = this.text[at + 1];
    if (next === '\n' || at + 1 >= this.limit) return passed(at + 1);
    if (alphanumericAt(this.text, at + 1) === 0) {
      return passed(Math.min(this.limit, at + (this.text.codePointAt(at + 1)! > 0xffff ? 3 : 2)));
    }
    const cited = this.context.options.latex ? readLatexCitation(this.text, at, this.limit) : undefined;
    return cited ?? passed(texEnd(this.text, at, this.limit, this.context.absent));
  }

  private dash(at: number): Read | undefined {
    if (this.text[at + 1] !== '-' || at + 1 >= this.limit) return undefined;
    return passed(Math.min(this.limit, this.text[at + 2] === '-' ? at + 3 : at + 2));
  }

  /** `@label` of an example list is read in one. */
  private exampleReference(at: number): Read {
    let end = at + 1;
    for (let ink = end; ink < this.limit; end = ink) {
      if (/[-_]/.test(this.text[ink]!)) ink++;
      const length = ink < this.limit ? alphanumericAt(this.text, ink) : 0;
      if (length === 0) break;
      ink += length;
    }
    return { end: Math.min(end, this.limit), word: false };
  }
}

/** An element that cites nothing; undefined for -1. */
function passed(end: number): Read | undefined {
  return end < 0 ? undefined : { end, word: false };
}
