import { Cursor } from './cursor';
import type { BibItem } from './item';
import { ItemReader } from './itemReader';
import { OpenItem } from './openItem';
import { entryAt, headerAt, type Header } from './openings';

const blanks = /\s+/y;
const plain = /[^@%\r\n]+/y;
const remark = /[^\r\n]+/y;
const beforeAt = /[^@]+/y;
const wordEnd = /[\w.-]/;
/** No item is longer in truth: one that is has lost its end. In UTF-16 units. */
const longestItem = 16_000_000;

/**
 * Takes BibTeX and BibLaTeX apart into their items, piece by piece, in linear time on any text. Only the item that is
 * being read is held. What comes out does not depend on where the text was cut. Text between items is passed over, and
 * what follows a `%`.
 *
 * An item that is never closed ends where a line begins with another one; it then has a fault, and the fields before
 * it, and so it does where it is too long. A comment hides the entries in it, so that one which is never closed is known
 * only where the text ends, or where too much of it is hidden.
 */
export class EntryScanner {
  private cursor = new Cursor();
  private reader: ItemReader | undefined;
  private inRemark = false;
  /** The text from the first entry inside a comment on. */
  private hidden: string[] = [];
  /** From where on comments hide entries: before that, they did and were not closed. */
  private commentsHideFrom = 0;
  /** Whether an item was given up that goes on: only a line that begins with an entry ends it. */
  private lost = false;
  private amid = false;

  /** @param longest of an item, in UTF-16 units */
  constructor(private readonly longest = longestItem) {}

  /** After `end`: whether the text stopped amid an item. */
  get unfinished(): boolean {
    return this.amid;
  }

  /** Takes the next piece of the text, and yields the items that are certain now. */
  *write(piece: string): Generator<BibItem> {
    this.cursor.add(piece);
    yield* this.scan();
  }

  /** Takes the end of the text. */
  *end(): Generator<BibItem> {
    // only what may be an item's beginning is left over between items
    this.amid = this.lost || (!this.reader && this.cursor.lineStart && this.cursor.text[this.cursor.at] === '@');
    this.cursor.last = true;
    this.cursor.add('');
    yield* this.scan();
    if (this.reader?.hidden) {
      yield this.unhide(this.reader, this.reader.hidden, Infinity);
      yield* this.scan();
    }
    if (!this.reader) return;
    this.amid = true;
    yield this.reader.giveUp(this.cursor.offset);
    this.close();
  }

  private *scan(): Generator<BibItem> {
    while (this.cursor.at < this.cursor.text.length) {
      const step = this.reader ? this.reader.step(this.cursor) : this.betweenItems();
      if (step === false) break;
      if (step !== true) {
        this.close();
        yield step;
      } else if (this.reader && this.cursor.offset > this.reader.start + this.longest)
        yield* this.giveUpLong(this.reader);
    }
    if (this.reader?.hidden) this.hidden.push(this.cursor.passedSince(this.reader.hidden.offset));
  }

  /** A comment that hides nothing may be as long as it likes: nothing of it is held. */
  private *giveUpLong(reader: ItemReader): Generator<BibItem> {
    const end = reader.start + this.longest;
    if (reader.hidden) {
      this.hidden.push(this.cursor.passedSince(reader.hidden.offset));
      yield this.unhide(reader, reader.hidden, end);
    } else if (reader.isHeld) {
      this.close();
      this.lost = true;
      yield reader.giveUp(end);
    }
  }

  /** Gives a comment up, and goes back to the first entry in it. */
  private unhide(comment: ItemReader, from: { offset: number; line: number }, hideFrom: number): BibItem {
    const rest = this.cursor.text.slice(this.cursor.at);
    const text = [...this.hidden, rest].join('');
    const { last } = this.cursor;
    this.cursor = new Cursor(from.offset, from.line);
    this.cursor.last = last;
    this.cursor.add(text);
    this.commentsHideFrom = hideFrom;
    this.close();
    return comment.giveUp(from.offset);
  }

  private close(): void {
    this.reader = undefined;
    this.hidden = [];
  }

  /** @returns `false` where more text decides */
  private betweenItems(): boolean {
    const { cursor } = this;
    if (this.lost) return this.findEntry();
    if (this.inRemark) {
      if (cursor.take(remark) === '') this.inRemark = false;
      return true;
    }
    if (cursor.take(blanks) !== '') return true;
    const char = cursor.text[cursor.at]!;
    if (char === '%') {
      this.inRemark = true;
      return true;
    }
    // an address is no header: me@example{
    const mayBegin = char === '@' ? !wordEnd.test(String.fromCharCode(cursor.before)) : cursor.lineStart;
    const header = mayBegin ? headerAt(cursor.text, cursor.at, cursor.last) : undefined;
    if (header === 'open') return false;
    if (header) this.open(header);
    else if (cursor.take(plain) === '') cursor.pass(1);
    return true;
  }

  /** Passes over what is left of an item that was given up. */
  private findEntry(): boolean {
    const { cursor } = this;
    if (cursor.take(beforeAt) !== '') return true;
    const entry = cursor.lineStart ? entryAt(cursor.text, cursor.at, cursor.last) : undefined;
    if (entry === 'open') return false;
    if (entry) this.lost = false;
    else cursor.pass(1);
    return true;
  }

  private open({ text, type, delimiter, broken }: Header): void {
    const { cursor } = this;
    const { offset, line } = cursor;
    cursor.pass(text.length);
    const item = new OpenItem(type.toLowerCase(), delimiter, offset, line, cursor.offset, broken);
    this.reader = new ItemReader(item, offset >= this.commentsHideFrom);
  }
}
