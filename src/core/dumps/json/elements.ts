import { HeldText } from './heldText';
import { LineStarts, type LineStart } from './lineStart';
import { Nesting } from './nesting';
import { OpeningSearch } from './opening';

/**
 * What a JSON text's outermost list holds: an element as it is written, to be parsed; something between elements that is
 * none, however long; at the end of the text, a list or an object around it that was never closed. Lines are from 1.
 */
export type Part =
  | { readonly kind: 'element'; readonly text: string; readonly line: number }
  | { readonly kind: 'stray'; readonly line: number }
  | { readonly kind: 'unclosed'; readonly line: number };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const squareOpen = 0x5b;
const backslash = 0x5c;
const squareClose = 0x5d;
const curlyOpen = 0x7b;
const curlyClose = 0x7d;
/** Longer keys are not told apart. */
const longestKey = 40;
/** How deep the objects may stand whose keys are looked at. */
const deepestKey = 3;
/** How deep the object that holds a named list may stand. */
const deepestList = 2;

/**
 * Takes a JSON text apart into the objects of its outermost list, piece by piece: of an array, of arrays in an array, of
 * an array under one of some names in the outermost object or an object directly in it, or simply one after another
 * (JSON lines). An object without such a list is an element itself.
 *
 * Elements are found by their brackets, quotes and lines alone, so a broken one ends, nearly always, where it should: a
 * string ends with its line at the latest; a bracket closes what was left open inside; where an element was not closed,
 * the next is known by a line that begins as the elements before began, or by their first key. Missing and superfluous
 * commas do not matter.
 *
 * Linear in the text's length; holds no more than one element, or what stands before a named list.
 */
export class ElementSplitter {
  private readonly lines = new LineStarts();
  private readonly nesting = new Nesting();
  private readonly held = new HeldText();
  private readonly endOfRun = /["\\\n\r]/g;
  private parts: Part[] = [];

  /** Between elements, in one, or in what follows the list in the objects around it. */
  private state: 'between' | 'element' | 'wrapper' = 'between';
  private elementLine = 0;
  /** How many arrays are open around the elements, and how many objects around those. */
  private arrays = 0;
  private wrappers = 0;

  private inString = false;
  private escaped = false;
  /** The last character outside strings that is no blank; a quote for a string. */
  private last = 0;
  /** The key that is being read, or was read last, where a key matters. */
  private key: string | undefined;
  private readsKey = false;

  private began: LineStart | undefined;
  /** Whether lines inside elements begin where elements do. */
  private flat = false;
  /** Whether elements begin lines of their own. */
  private linewise = false;
  private firstKey = '';
  /** Whether objects inside elements have the elements' first key, too. */
  private firstKeyInside = false;
  private search: OpeningSearch | undefined;
  private strayReported = false;

  /** After `end`: whether the text stopped inside an element or its list. */
  unfinished = false;

  /** @param lists the keys that a list of elements may stand under */
  constructor(private readonly lists: ReadonlySet<string>) {}

  /** Takes the next piece of the text. */
  write(piece: string): Part[] {
    this.held.write(piece);
    for (let at = 0; at < piece.length; at++) {
      if (this.inString && !this.escaped && !this.readsKey && !this.search) {
        this.endOfRun.lastIndex = at;
        if (!this.endOfRun.test(piece)) break;
        at = this.endOfRun.lastIndex - 1;
      }
      this.take(piece.charCodeAt(at), at);
    }
    return this.taken();
  }

  /** Takes the end of the text. */
  end(): Part[] {
    this.held.write('');
    this.unfinished = this.state !== 'between' || this.arrays > 0;
    if (this.state === 'element') this.closeElement(0);
    else if (this.unfinished) this.parts.push({ kind: 'unclosed', line: this.lines.line });
    return this.taken();
  }

  private taken(): Part[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  private take(code: number, at: number): void {
    if (code === lineFeed || code === carriageReturn) {
      this.inString = this.escaped = this.readsKey = false;
      this.lines.end(code === carriageReturn);
    } else if (this.search && this.restarts(this.search, code, at)) {
      this.last = quote;
    } else if (this.inString) {
      this.takeInString(code);
    } else if (isBlank(code)) {
      this.lines.blank();
    } else {
      this.takeOutside(code, at);
    }
  }

  private takeInString(code: number): void {
    if (this.escaped) {
      this.escaped = false;
    } else if (code === backslash) {
      this.escaped = true;
    } else if (code === quote) {
      this.inString = false;
      if (this.readsKey) this.endKey(this.key ?? '');
      return;
    }
    if (!this.readsKey) return;
    this.key =
      this.key === undefined || this.key.length >= longestKey ? undefined : this.key + String.fromCharCode(code);
    this.readsKey = this.key !== undefined;
  }

  private endKey(key: string): void {
    this.readsKey = false;
    if (this.nesting.depth > 1) this.firstKeyInside ||= key === this.firstKey;
    else if (this.firstKey === '') this.firstKey = key;
  }

  private takeOutside(code: number, at: number): void {
    const start = this.lines.take(code === comma || code === squareOpen);
    const { last } = this;
    this.last = code;
    if (code === quote) {
      this.inString = true;
      this.readsKey = (last === curlyOpen || last === comma) && this.nesting.depth <= deepestKey;
      this.key = this.readsKey ? '' : this.key;
    }
    if (this.state === 'between') this.takeBetween(code, at, start);
    else this.takeInside(code, at, start, last);
  }

  private takeBetween(code: number, at: number, start: LineStart | undefined): void {
    if (code === curlyOpen) {
      this.beginElement(at, start);
    } else if (code === squareOpen) {
      this.arrays++;
    } else if (code === squareClose && this.arrays > 0) {
      this.arrays--;
      if (this.arrays === 0 && this.wrappers > 0) this.enterWrapper();
    } else if (code !== comma) {
      if (!this.strayReported) this.parts.push({ kind: 'stray', line: this.lines.line });
      this.strayReported = true;
    }
  }

  private takeInside(code: number, at: number, start: LineStart | undefined, last: number): void {
    if (code === curlyOpen && last !== colon && this.nesting.inObject) this.suspect(at);
    else if (last === quote && !mayFollowString(code)) this.suspect();
    if (start && code === quote && start.indent === this.began?.indent) this.flat = true;
    if (code === squareOpen && last === colon && this.entersList()) return;
    if (code === curlyOpen && start && this.beginsAsElements(start)) {
      this.closeElement(at);
      this.beginElement(at, start);
    } else if (code === curlyOpen || code === squareOpen) {
      this.nesting.push(code);
    } else if (code === curlyClose || code === squareClose) {
      if (this.nesting.close(code)) {
        if (this.nesting.depth === 0) this.closeElement(at + 1);
      } else if (code === squareClose && start && this.arrays > 0) {
        this.closeElement(at);
        this.takeBetween(code, at, start);
      }
    }
  }

  private beginElement(at: number, start: LineStart | undefined): void {
    this.began = start ?? this.began;
    this.linewise = start !== undefined && this.elementLine > 0;
    this.held.begin(at);
    this.enterElement(this.lines.line);
  }

  private enterElement(line: number): void {
    this.state = 'element';
    this.elementLine = line;
    this.strayReported = false;
    this.search = undefined;
    this.nesting.clear();
    this.nesting.push(curlyOpen);
  }

  /** @param end where it ends in this piece */
  private closeElement(end: number): void {
    if (this.state === 'element') {
      this.parts.push({ kind: 'element', text: this.held.upTo(end), line: this.elementLine });
    }
    if (this.arrays === 0) this.wrappers = 0;
    this.leave();
  }

  private leave(): void {
    this.state = 'between';
    this.search = undefined;
    this.held.drop();
    this.nesting.clear();
  }

  /** Whether a line begins as the element before did, where lines inside elements do not. */
  private beginsAsElements(start: LineStart): boolean {
    if (this.state !== 'element' || this.flat || !this.began) return false;
    return start.indent === this.began.indent || start.column === this.began.column;
  }

  /** An element can no longer be right: from here on the next one may begin anywhere, perhaps at this brace. */
  private suspect(brace?: number): void {
    // where elements begin lines, and nothing inside them does so, lines tell more
    if (this.firstKey === '' || this.state !== 'element' || (this.linewise && !this.flat)) return;
    this.search ??= new OpeningSearch(this.firstKey);
    if (brace !== undefined) this.search.begin({ offset: this.held.offsetOf(brace), line: this.lines.line });
  }

  /** Ends a broken element, if the next has begun and its first key ends here. */
  private restarts(search: OpeningSearch, code: number, at: number): boolean {
    const place = { offset: this.held.offsetOf(at), line: this.lines.line };
    // an object in an array is rather what it seems where such objects begin alike
    const mayBegin = this.inString || this.nesting.inObject || !this.firstKeyInside;
    const next = search.take(String.fromCharCode(code), place, mayBegin);
    if (!next) return false;
    const text = this.held.splitAt(next.offset, at + 1);
    this.parts.push({ kind: 'element', text, line: this.elementLine });
    this.enterElement(next.line);
    this.inString = this.escaped = this.readsKey = false;
    return true;
  }

  /** Whether an array here is the list; then what seemed to be an element is an object around it. */
  private entersList(): boolean {
    const { depth, inObject } = this.nesting;
    const named = this.key !== undefined && this.lists.has(this.key);
    if (this.arrays > 0 || depth > deepestList || !inObject || !named) return false;
    this.wrappers = depth;
    this.arrays = 1;
    this.began = undefined;
    this.flat = false;
    this.firstKey = '';
    this.firstKeyInside = false;
    this.elementLine = 0;
    this.leave();
    return true;
  }

  private enterWrapper(): void {
    this.state = 'wrapper';
    for (let i = 0; i < this.wrappers; i++) this.nesting.push(curlyOpen);
  }
}

function mayFollowString(code: number): boolean {
  return code === comma || code === colon || code === curlyClose || code === squareClose;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0xfeff;
}
