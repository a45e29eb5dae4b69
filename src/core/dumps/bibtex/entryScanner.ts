import { Cursor } from './cursor';
import type { BibItem } from './item';
import { ItemReader } from './itemReader';
import { OpenItem } from './openItem';
import { headerAt } from './openings';

const plain = /[^@%]+/y;
const remark = /[^\r\n]+/y;
const wordEnd = /[\w.-]/;

/**
 * Takes BibTeX and BibLaTeX apart into their items, piece by piece, in linear time on any text. Only the item that is
 * being read is held. What comes out does not depend on where the text was cut. Text between items is passed over, and
 * what follows a `%`.
 *
 * An item that is never closed ends where a line begins with another one; it then has a fault, and the fields before
 * it. A comment hides the entries in it, so that one which is never closed is known only where the text ends.
 */
export class EntryScanner {
  private cursor = new Cursor();
  private reader: ItemReader | undefined;
  private inRemark = false;
  /** The text from the first entry inside a comment on. */
  private hidden: string[] = [];
  private commentsHide = true;
  private amid = false;

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
    this.amid = !this.reader && this.cursor.lineStart && this.cursor.at < this.cursor.text.length;
    this.cursor.last = true;
    this.cursor.add('');
    yield* this.scan();
    const inside = this.reader?.hidden;
    if (this.reader && inside) {
      const text = this.hidden.join('');
      this.cursor = new Cursor(inside.offset, inside.line);
      this.cursor.last = true;
      yield this.reader.giveUp(this.cursor);
      this.close();
      this.commentsHide = false;
      yield* this.write(text);
    }
    if (!this.reader) return;
    this.amid = true;
    yield this.reader.giveUp(this.cursor);
    this.close();
  }

  private *scan(): Generator<BibItem> {
    const { cursor } = this;
    while (cursor.at < cursor.text.length) {
      const step = this.reader ? this.reader.step(cursor) : this.betweenItems();
      if (step === false) break;
      if (step === true) continue;
      this.close();
      yield step;
    }
    if (this.reader?.hidden) this.hidden.push(cursor.passedSince(this.reader.hidden.offset));
  }

  private close(): void {
    this.reader = undefined;
    this.hidden = [];
  }

  /** @returns `false` where more text decides */
  private betweenItems(): boolean {
    const { cursor } = this;
    const run = cursor.take(this.inRemark ? remark : plain);
    if (run !== '') return true;
    if (this.inRemark) {
      this.inRemark = false;
      return true;
    }
    if (cursor.text[cursor.at] === '%') {
      this.inRemark = true;
      return true;
    }
    const header = headerAt(cursor.text, cursor.at, cursor.last);
    if (header === 'open') return false;
    // an address is no header: me@example{
    if (header && !wordEnd.test(String.fromCharCode(cursor.before))) this.open(header);
    else cursor.pass(1);
    return true;
  }

  private open([header, type, delimiter]: RegExpExecArray): void {
    const { cursor } = this;
    const { offset, line } = cursor;
    cursor.pass(header.length);
    this.reader = new ItemReader(
      new OpenItem(type!.toLowerCase(), delimiter!, offset, line, cursor.offset),
      this.commentsHide,
    );
  }
}
