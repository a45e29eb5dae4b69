import { alphanumericAt } from '../citationSyntax';
import type { Found } from './inlineContext';
import type { InlineReader, Read, Surroundings } from './inlines';

/** `*emphasis*`, `**strong**` and their kind, which read on without a closing mark. A run before a blank is plain. */
export function readEnclosure(
  reader: InlineReader,
  at: number,
  around: Surroundings,
  afterWord: boolean,
): Read | undefined {
  const { text, limit } = reader;
  const mark = text[at]!;
  if (mark === '_' && afterWord) return undefined;
  let start = at;
  while (start < limit && text[start] === mark) start++;
  if (start < limit && (text[start] === ' ' || text[start] === '\t')) {
    return { end: reader.read(start, around, false)!.end, word: false };
  }
  const enclosure = new Enclosure(reader, mark, around);
  if (start - at === 3) return enclosure.three(start);
  if (start - at === 2) return enclosure.two(start, false);
  if (start - at === 1) return enclosure.one(start, false);
  return { end: start, word: false };
}

/** Emphasis of one mark, by the rules of Pandoc's `enclosure`. */
class Enclosure {
  constructor(
    private readonly reader: InlineReader,
    private readonly mark: string,
    private readonly around: Surroundings,
  ) {}

  /** Up to the next mark: one, two or three of them decide what it was. */
  three(start: number): Read {
    const content = this.reader.readWhile(start, this.around, false, (at) => !this.ends(at, 1));
    const { end } = content;
    if (this.ends(end, 3)) return { ...content, end: end + 3, word: true };
    if (this.ends(end, 2)) return joined(content, this.one(end + 2, true));
    if (this.ends(end, 1)) return joined(content, this.two(end + 1, true));
    return content;
  }

  two(start: number, afterWord: boolean): Read {
    const content = this.reader.readWhile(start, this.around, afterWord, (at) => !this.ends(at, 2));
    return this.ends(content.end, 2) ? { ...content, end: content.end + 2, word: true } : content;
  }

  one(start: number, afterWord: boolean): Read {
    let content: Read = { end: start, word: afterWord };
    for (;;) {
      const { end, word } = content;
      content = joined(
        content,
        this.reader.readWhile(end, this.around, word, (at) => !this.ends(at, 1)),
      );
      const inner = content.end;
      const opensStrong = this.reader.text.startsWith(this.mark + this.mark, inner) && !this.ends(inner + 2, 1);
      if (!opensStrong || inner + 2 > this.reader.limit || !this.reader.context.spend()) break;
      content = joined(content, this.two(inner + 2, false));
    }
    return this.ends(content.end, 1) ? { ...content, end: content.end + 1, word: true } : content;
  }

  private ends(at: number, count: number): boolean {
    const { text, limit } = this.reader;
    if (at + count > limit || !text.startsWith(this.mark.repeat(count), at)) return false;
    return this.mark === '*' || at + count >= limit || alphanumericAt(text, at + count) === 0;
  }
}

function joined(first: Read, second: Read): Read {
  const found: Found[] = [first.found, second.found].filter((one) => one !== undefined);
  return { end: second.end, word: second.word, ...(found.length > 0 && { found }) };
}

/** `~~struck out~~`, without blanks at its ends. */
export function readStrikeout(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  const { text, limit } = reader;
  if (!text.startsWith('~~', at) || at + 2 >= limit || /[\s~]/.test(text[at + 2]!)) return undefined;
  const ends = (here: number) => text.startsWith('~~', here) && here + 2 <= limit;
  const content = reader.readWhile(at + 2, around, false, (here) => {
    if (!isBlank(text[here])) return !ends(here);
    return !ends(reader.read(here, around, false)!.end);
  });
  return ends(content.end) ? { ...content, end: content.end + 2, word: false } : undefined;
}

/** `^superscript^` or `~subscript~`, without blanks. */
export function readScript(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  const { text, limit } = reader;
  const mark = text[at]!;
  if (text[at + 1] === mark) return undefined;
  const content = reader.readWhile(
    at + 1,
    around,
    false,
    (here) => text[here] !== mark && !/[ \t\n]/.test(text[here] ?? ' '),
  );
  if (content.end === at + 1 || content.end >= limit || text[content.end] !== mark) return undefined;
  return { ...content, end: content.end + 1, word: false };
}

/** What stands in quotation marks. A mark that nothing closes is plain. */
export function readQuotation(
  reader: InlineReader,
  at: number,
  around: Surroundings,
  afterWord: boolean,
): Read | undefined {
  const { text, limit } = reader;
  const quote = text[at] === '"' || text[at] === '“' ? '"' : "'";
  if (afterWord || around.quote === quote || at + 1 >= limit || /[ \t\n\r]/.test(text[at + 1]!)) return undefined;
  const closes = (here: number) => {
    if (here >= limit) return false;
    if (quote === '"') return text[here] === '"' || text[here] === '”';
    return (text[here] === "'" || text[here] === '’') && (here + 1 >= limit || alphanumericAt(text, here + 1) === 0);
  };
  if (closes(at + 1)) return undefined;
  const content = reader.readWhile(at + 1, { ...around, quote }, false, (here) => !closes(here));
  return closes(content.end) ? { ...content, end: content.end + 1, word: false } : undefined;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
