import { readBrackets, readImage, readInlineNote } from './bracketed';
import { readBareCitation, readTextualCitation } from './clusters';
import { readEnclosure, readQuotation, readScript, readStrikeout } from './enclosed';
import type { Found, InlineContext, SpanKind } from './inlineContext';
import { blanksEnd } from './blanks';
import { readBackslash } from './backslash';
import { codeEnd, formulaEnd, htmlAt, referenceEnd } from './verbatim';
import { readAngle, withAttributes } from './angled';
import { closingBrackets } from './brackets';
import { characterEnd, dashEnd, exampleReferenceEnd, spaceEnd, wordEnd } from './words';

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

/** How many surroundings there are. */
const surroundings = 6;

/** A number for each surroundings. */
function indexOf({ quote, links }: Surroundings): number {
  return (quote === '' ? 0 : quote === "'" ? 1 : 2) * 2 + Number(links);
}

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
  private readonly contents = new Map<number, Found>();
  private closings: ReadonlyMap<number, number> | undefined;

  /** @param readers those of what stands in brackets, shared by all that come upon it: each reads it once */
  constructor(
    readonly context: InlineContext,
    readonly start: number,
    readonly limit: number,
    private readonly readers = new Map<number, InlineReader>(),
  ) {}

  get text(): string {
    return this.context.text;
  }

  /** The element at a place; undefined where there is none: at the end, and before HTML that ends the paragraph. */
  read(at: number, around: Surroundings, afterWord: boolean): Read | undefined {
    if (at >= this.limit) return undefined;
    if (!opening.has(this.text[at]!)) return this.context.spend() ? this.simple(at) : this.plain(at);
    const key = (at * surroundings + indexOf(around)) * 2 + Number(afterWord);
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
      const next = this.text[end] === '.' ? end : wordEnd(this.text, end, this.limit);
      const read = next > end ? { end: next, word: true } : this.read(end, around, word);
      if (!read) break;
      this.context.spendOn(read.end - end);
      ({ end, word } = read);
      if (read.found) found.push(read.found);
    }
    return { end, word, ...(found.length > 0 && { found }) };
  }

  /** Reads all between two offsets as a text of its own, as a link's label is. */
  readWithin(start: number, limit: number, around: Surroundings): Found {
    const place = start * (this.text.length + 1) + limit;
    const reader = this.readers.get(place) ?? new InlineReader(this.context, start, limit, this.readers);
    this.readers.set(place, reader);
    return reader.content(around);
  }

  /** After the bracket that closes the one at a place, or -1. */
  closing(at: number): number {
    if (!this.closings) {
      if (!this.context.spend(this.limit - this.start)) return -1;
      this.closings = closingBrackets(this.context, this.start, this.limit);
    }
    return this.closings.get(at) ?? -1;
  }

  /** Whether a key that a citation may begin with stands at a place. */
  citesAt(at: number, afterWord: boolean): boolean {
    return !afterWord && this.context.keys.at(at, this.limit) !== undefined;
  }

  private content(around: Surroundings): Found {
    const key = indexOf(around);
    const known = this.contents.get(key);
    if (known) return known;
    const found = this.readWhile(this.start, around, false, () => true).found ?? [];
    this.contents.set(key, found);
    return found;
  }

  /** What nothing depends on but the text that follows. */
  private simple(at: number): Read | undefined {
    switch (this.text[at]) {
      case ' ':
      case '\t':
        return passed(spaceEnd(this.text, at, this.limit));
      case '\n':
        return this.context.softEnds.has(at) ? undefined : passed(blanksEnd(this.text, at + 1, this.limit));
      case '.':
        return this.text.startsWith('...', at) ? passed(Math.min(at + 3, this.limit)) : this.plain(at);
      case '&':
        return passed(referenceEnd(this.context, at, this.limit)) ?? this.plain(at);
      default:
        return this.plain(at);
    }
  }

  private construct(at: number, around: Surroundings, afterWord: boolean): Read | undefined {
    switch (this.text[at]) {
      case '`':
        return span('code', at, withAttributes(this, codeEnd(this.context, at, this.limit)));
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
        return span('formula', at, formulaEnd(this.context, at, this.limit));
      case '<':
        return readAngle(this, at, around);
      case '\\':
        return readBackslash(this, at);
      case '@':
        return (
          readTextualCitation(this, at, around, afterWord) ?? passed(exampleReferenceEnd(this.text, at, this.limit))
        );
      case '-':
        return readTextualCitation(this, at, around, afterWord) ?? passed(dashEnd(this.text, at, this.limit));
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
    const word = wordEnd(this.text, at, this.limit);
    if (word > at) return { end: word, word: true };
    const character = this.text[at]!;
    if (character === ' ' || character === '\t' || character === '\n') return { end: at + 1, word: false };
    if (character === '<' && htmlAt(this.text, at, this.limit, this.context.absent)?.block) return undefined;
    return { end: characterEnd(this.text, at, this.limit), word: false };
  }
}

/** An element that cites nothing; undefined for -1. */
export function passed(end: number): Read | undefined {
  return end < 0 ? undefined : { end, word: false };
}

/** An element that is none of the prose; undefined for an `end` of -1. */
export function span(kind: SpanKind, start: number, end: number, within: Found = []): Read | undefined {
  return end < 0 ? undefined : { end, word: false, found: { kind, start, end, within } };
}
