const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const squareOpen = 0x5b;
const backslash = 0x5c;
const squareClose = 0x5d;
const curlyOpen = 0x7b;
const curlyClose = 0x7d;

/** Longer objects are given up: there is no paper in them, and they would have to be held. In UTF-16 units. */
export const longestObject = 16_000_000;

/** What a scan has found: nothing yet, the object's end, or that it is broken. */
export type ScanState = 'open' | 'done' | 'broken';

type Expected = 'key or close' | 'key' | 'colon' | 'value or close' | 'value' | 'comma or close';

/**
 * Finds the end of the JSON object that begins at a place, by its brackets, quotes, commas and colons. Stops at the first of
 * them that cannot stand where it does, and at a line end in a string; does not look at what is inside strings and words.
 */
export class ObjectScan {
  state: ScanState = 'open';
  /** How much has been looked at: to the object's end, or with the first character that is wrong. */
  length = 0;
  private readonly open: number[] = [];
  private expected: Expected = 'value';
  private inString = false;
  private isKey = false;
  private inWord = false;
  private escaped = false;
  private keyStart = 0;
  private keyEnd = 0;
  private readonly endOfRun = /["\\\n\r]/g;

  /** @param entersList asked at each array that is a field of the outermost object or one in it: whether to stop before it */
  constructor(private readonly entersList?: (key: string, depth: number) => boolean) {}

  /**
   * Goes on in a text.
   * @param start where the object begins in it
   * @returns whether `entersList` said so: then `length` ends with the array's bracket
   */
  take(text: string, start: number): boolean {
    for (let at = start + this.length; this.state === 'open' && at < text.length; at = start + this.length) {
      if (this.length >= longestObject) this.state = 'broken';
      else if (this.inString) this.takeString(text, at);
      else {
        const code = text.charCodeAt(at);
        this.length++;
        if (code === squareOpen && this.isList(text, start)) return true;
        this.takeCode(code);
      }
    }
    return false;
  }

  /** Goes on from another place, after a list that was not looked at. */
  resume(): void {
    this.length = 0;
    this.expected = 'comma or close';
  }

  private takeString(text: string, at: number): void {
    if (this.escaped) {
      this.escaped = false;
      this.length++;
      return;
    }
    this.endOfRun.lastIndex = at;
    if (!this.endOfRun.test(text)) {
      this.length += text.length - at;
      return;
    }
    this.length += this.endOfRun.lastIndex - at;
    const code = text.charCodeAt(this.endOfRun.lastIndex - 1);
    if (code === backslash) this.escaped = true;
    else if (code !== quote) this.state = 'broken';
    else {
      this.inString = false;
      this.keyEnd = this.length - 1;
      this.expected = this.isKey ? 'colon' : 'comma or close';
    }
  }

  private takeCode(code: number): void {
    if (code === space || code === lineFeed || code === carriageReturn || code === tab) {
      this.inWord = false;
    } else if (code === quote) {
      this.beginString();
    } else if (code === curlyOpen || code === squareOpen) {
      if (!this.expected.startsWith('value')) this.state = 'broken';
      this.open.push(code);
      this.expected = code === curlyOpen ? 'key or close' : 'value or close';
    } else if (code === curlyClose || code === squareClose) {
      this.close(code === curlyClose ? curlyOpen : squareOpen);
    } else if (code === comma) {
      if (this.expected !== 'comma or close') this.state = 'broken';
      this.expected = this.open.at(-1) === curlyOpen ? 'key' : 'value';
      this.inWord = false;
    } else if (code === colon) {
      if (this.expected !== 'colon') this.state = 'broken';
      this.expected = 'value';
    } else if (!this.inWord) {
      if (!this.expected.startsWith('value')) this.state = 'broken';
      this.expected = 'comma or close';
      this.inWord = true;
    }
  }

  private beginString(): void {
    this.isKey = this.expected.startsWith('key');
    if ((!this.isKey && !this.expected.startsWith('value')) || this.inWord) this.state = 'broken';
    this.inString = true;
    if (this.isKey) this.keyStart = this.length;
  }

  private close(opening: number): void {
    this.inWord = false;
    if (!this.expected.endsWith('close') || this.open.pop() !== opening) this.state = 'broken';
    else if (this.open.length === 0) this.state = 'done';
    this.expected = 'comma or close';
  }

  private isList(text: string, start: number): boolean {
    if (!this.entersList || this.expected !== 'value' || this.open.includes(squareOpen)) return false;
    return this.entersList(text.slice(start + this.keyStart, start + this.keyEnd), this.open.length);
  }
}
