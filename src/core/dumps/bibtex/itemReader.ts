import type { Cursor } from './cursor';
import type { BibItem, ValuePart } from './item';
import { OpenItem, shown } from './openItem';
import { inName, keyInParentheses, ordinary, tokens, type State } from './itemStates';
import { braceTooManyAt, entryAt, stringEndAt } from './openings';

/** Reads an item from behind its opening delimiter on. Braces count as BibTeX counts them: also behind a backslash. */
export class ItemReader {
  /** Where a line in a comment begins like an entry: one that the comment hides, if the comment is closed at all. */
  hidden: { readonly offset: number; readonly line: number } | undefined;

  private state: State;
  private token = '';
  private tokenStart = 0;
  private tokenLine = 0;
  /** Brace depth in a value, a comment, or what is passed over. */
  private depth = 0;
  /** Whether the key was followed by no comma: by a name, or more of the key. */
  private keyGoesOn = false;
  /** Whether what follows a value may be another field, though no comma stands between them. */
  private parted = false;

  /** @param hides whether a comment hides the entries in it */
  constructor(
    private readonly item: OpenItem,
    private readonly hides: boolean,
  ) {
    const begin = {
      entry: 'beforeKey',
      broken: 'beforeKey',
      string: 'fields',
      preamble: 'value',
      comment: 'comment',
    } as const;
    this.state = begin[item.kind];
    if (item.kind === 'preamble') item.beginField('preamble', item.line);
  }

  /**
   * Goes on by a run of ordinary characters, or by what another one means.
   * @returns the item, if it ends here; `false` where more text decides
   */
  step(cursor: Cursor): BibItem | boolean {
    const { state, item } = this;
    const { line } = cursor;
    const run = cursor.take(state === 'key' && item.close === ')' ? keyInParentheses : ordinary[state]);
    if (run === '') return this.takeChar(cursor, cursor.text[cursor.at]!);
    if (tokens.has(state)) this.token += run;
    else if (state === 'afterPart') this.parted ||= item.lastPart !== 'bare' || cursor.line > line;
    else if (state === 'fields' && run.includes(',')) this.keyGoesOn = false;
    return true;
  }

  /** Of the item, in UTF-16 units from the start of the whole text. */
  get start(): number {
    return this.item.start;
  }

  /** Whether its text is kept. */
  get isHeld(): boolean {
    return this.item.kind !== 'comment';
  }

  /** The item as far as it is known, where the text ends, another item begins or it is too long. */
  giveUp(end: number): BibItem {
    if (this.state === 'afterPart') this.item.endField();
    return this.item.giveUp(end);
  }

  private takeChar(cursor: Cursor, char: string): BibItem | boolean {
    switch (this.state) {
      case 'beforeKey':
        return this.interruption(cursor, char) ?? this.begin(cursor, 'key');
      case 'key':
        return this.endKey(cursor, char);
      case 'fields':
        return this.betweenFields(cursor, char);
      case 'remark':
        return this.enter('fields');
      case 'name':
        return this.enter('afterName');
      case 'afterName':
        return this.endName(cursor, char);
      case 'value':
        return this.beginPart(cursor, char);
      case 'bare':
        return this.endPart(/^\d+$/.test(this.token) ? 'number' : 'macro', cursor);
      case 'braced':
        return this.inBraces(cursor, char);
      case 'quoted':
        return this.inQuotes(cursor, char);
      case 'afterPart':
        return this.afterPart(cursor, char);
      case 'junk':
        return this.inJunk(cursor, char);
      case 'comment':
        return this.inComment(cursor, char);
    }
  }

  private endKey(cursor: Cursor, char: string): BibItem | boolean {
    if (char === '=') {
      // what seemed to be the key is the first field's name
      this.item.dropKey('This entry has no key');
      return this.beginValue(cursor);
    }
    this.item.key = this.token;
    this.item.keyStart = this.tokenStart;
    this.item.keyEnd = cursor.offset;
    this.keyGoesOn = char !== ',' && char !== this.item.close;
    return this.enter('fields');
  }

  private betweenFields(cursor: Cursor, char: string): BibItem | boolean {
    if (char === this.item.close) return this.close(cursor);
    if (char === '%') return this.enter('remark');
    if (inName.test(char)) return this.begin(cursor, 'name');
    if (char === '=' && this.keyGoesOn) {
      // the same with a space before it
      this.token = this.item.key;
      this.item.dropKey('This entry has no key');
      return this.beginValue(cursor);
    }
    const other = this.interruption(cursor, char);
    if (other !== undefined) return other;
    if (this.keyGoesOn) this.item.dropKey('The key of this entry has braces or quotation marks in it');
    return this.skip(cursor, `Unexpected “${char}” between fields`);
  }

  private endName(cursor: Cursor, char: string): BibItem | boolean {
    if (char === '=') {
      this.keyGoesOn = false;
      return this.beginValue(cursor);
    }
    if (!this.keyGoesOn) return this.skip(cursor, `No “=” after “${shown(this.token)}”`, this.tokenLine);
    this.item.dropKey('The key of this entry has white space in it, or no comma behind it');
    return this.passOver();
  }

  private beginValue(cursor: Cursor): true {
    cursor.pass(1);
    this.item.beginField(this.token, this.tokenLine);
    return this.enter('value');
  }

  private beginPart(cursor: Cursor, char: string): BibItem | boolean {
    if (char === '{' || char === '"') {
      cursor.pass(1);
      this.depth = char === '{' ? 1 : 0;
      return this.begin(cursor, char === '{' ? 'braced' : 'quoted');
    }
    if (inName.test(char)) return this.begin(cursor, 'bare');
    return this.afterPart(cursor, char);
  }

  private inBraces(cursor: Cursor, char: string): BibItem | boolean {
    const other = this.interruption(cursor, char);
    if (other !== undefined) return other;
    if (char === '{') this.depth++;
    if (char === '}') this.depth--;
    if (this.depth > 0) return this.keep(cursor, 1);
    this.endPart('braced', cursor);
    cursor.pass(1);
    return true;
  }

  private inQuotes(cursor: Cursor, char: string): BibItem | boolean {
    const other = this.interruption(cursor, char);
    if (other !== undefined) return other;
    if (char === '\\') {
      const end = stringEndAt(cursor.text, cursor.at, cursor.last);
      if (end === 'open') return false;
      return this.keep(cursor, !end && cursor.text[cursor.at + 1] === '"' ? 2 : 1);
    }
    if (char === '"' && this.depth === 0) {
      this.endPart('quoted', cursor);
      cursor.pass(1);
      return true;
    }
    if (char === '}' && this.depth === 0) {
      return this.skip(cursor, `The quotation mark of “${this.item.fieldName}” is never closed`, this.item.fieldLine);
    }
    if (char === '{') this.depth++;
    if (char === '}') this.depth--;
    return this.keep(cursor, 1);
  }

  private afterPart(cursor: Cursor, char: string): BibItem | boolean {
    const { item } = this;
    if (char === '#') {
      cursor.pass(1);
      return this.enter('value');
    }
    if (char === '%') {
      item.endField();
      return this.enter('remark');
    }
    const other = this.interruption(cursor, char);
    if (other !== undefined) return other;
    const next = inName.test(char) && (this.parted || item.lastPart === 'braced');
    if (char !== ',' && char !== item.close && !next) {
      return this.skip(
        cursor,
        `The value of “${item.fieldName}” goes on without “#”, or has no delimiters`,
        item.fieldLine,
      );
    }
    item.endField();
    return this.enter('fields');
  }

  /** Passes over what cannot be read, up to the next comma or the end of the item. */
  private skip(cursor: Cursor, what: string, line = cursor.line): true {
    this.item.blame(what, line);
    return this.passOver();
  }

  private passOver(): true {
    this.item.dropField();
    this.depth = 0;
    return this.enter('junk');
  }

  private inJunk(cursor: Cursor, char: string): BibItem | boolean {
    const other = this.interruption(cursor, char);
    if (other !== undefined) return other;
    if (this.depth === 0 && (char === ',' || char === this.item.close)) return this.enter('fields');
    if (char === '{') this.depth++;
    if (char === '}' && this.depth > 0) this.depth--;
    cursor.pass(1);
    return true;
  }

  private inComment(cursor: Cursor, char: string): BibItem | boolean {
    if (char === '@' && cursor.lineStart && !this.hidden) {
      const entry = entryAt(cursor.text, cursor.at, cursor.last);
      if (entry === 'open') return false;
      if (entry && !this.hides) return this.giveUp(cursor.offset);
      if (entry) this.hidden = { offset: cursor.offset, line: cursor.line };
    }
    if (this.depth === 0 && char === this.item.close) return this.close(cursor);
    if (char === '{') this.depth++;
    if (char === '}' && this.depth > 0) this.depth--;
    cursor.pass(1);
    return true;
  }

  private close(cursor: Cursor): BibItem | boolean {
    if (this.item.kind === 'entry' && this.item.close === '}') {
      const amid = braceTooManyAt(cursor.text, cursor.at, cursor.last);
      if (amid === 'open') return false;
      if (amid) {
        this.item.blame(`A brace too many before “${amid[1]!}”`, cursor.line);
        cursor.pass(1);
        return true;
      }
    }
    cursor.pass(1);
    return this.item.finish(cursor.offset);
  }

  /** What an `@` where another entry begins makes of this one; undefined where none does. */
  private interruption(cursor: Cursor, char: string): BibItem | false | undefined {
    if (char !== '@') return undefined;
    // between fields no @ makes sense, in a value it does unless a line begins with it
    const amidText = this.state === 'braced' || this.state === 'quoted' || this.state === 'junk';
    if (amidText && !cursor.lineStart) return undefined;
    const entry = entryAt(cursor.text, cursor.at, cursor.last);
    if (entry === 'open') return false;
    return entry && this.giveUp(cursor.offset);
  }

  private begin(cursor: Cursor, state: State): true {
    this.token = '';
    this.tokenStart = cursor.offset;
    this.tokenLine = cursor.line;
    return this.enter(state);
  }

  private keep(cursor: Cursor, length: number): true {
    this.token += cursor.text.slice(cursor.at, cursor.at + length);
    cursor.pass(length);
    return true;
  }

  private endPart(kind: ValuePart['kind'], cursor: Cursor): true {
    this.item.addPart({ kind, text: this.token, start: this.tokenStart, end: cursor.offset });
    this.parted = false;
    return this.enter('afterPart');
  }

  private enter(state: State): true {
    this.state = state;
    return true;
  }
}
