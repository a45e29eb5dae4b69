import { editorLineEnd } from '../lines';
import { faultIn } from './fault';
import { firstKeyOf, Likeness, longestBeginning } from './likeness';
import { LineCount } from './lineCount';
import { longestObject, ObjectScan } from './objectScan';
import { isObject, type JsonObject } from './values';

/**
 * What a JSON text's outermost list holds: an element; one that is broken, with all that follows up to the next element,
 * and what is wrong with it; something between elements that is none, however long; at the end of the text, a list that
 * was never closed. Lines are from 1.
 */
export type Part =
  | { readonly kind: 'element'; readonly value: JsonObject; readonly line: number }
  | { readonly kind: 'broken'; readonly line: number; readonly what: string; readonly faultLine: number }
  | { readonly kind: 'stray'; readonly line: number }
  | { readonly kind: 'unclosed'; readonly line: number };

/** How deep the object that holds a named list may stand. */
const deepestList = 2;
/** How many times a text's length may be looked at in vain for the next element, and how much besides. */
const looks = 8;
const moreLooks = 1_000_000;

/**
 * Takes a JSON text apart into the objects of its outermost list, piece by piece: of an array, of arrays in an array, of
 * an array under one of some names in the outermost object or an object directly in it, or simply one after another
 * (JSON lines). An object without such a list is an element itself.
 *
 * Where an element is broken, or something else stands between elements, the next one is the first object, at any depth
 * and also in what passes for a string, that can be parsed and has the keys of the elements before. Missing and
 * superfluous commas between elements do not matter, nor brackets too many at the end.
 *
 * Linear in the text's length; holds no more than one element, or what stands before a named list, of `longestObject`.
 */
export class ElementSplitter {
  private readonly lines = new LineCount();
  private likeness = new Likeness();
  private parts: Part[] = [];

  private text = '';
  /** Up to where the text was taken: the line of this place is known. */
  private at = 0;
  /** How much of the text was dropped. */
  private dropped = 0;
  /** How much was looked at in vain. */
  private wasted = 0;

  /** Between elements, in one, looking for the next after something broken, or in what follows a named list. */
  private state: 'between' | 'element' | 'search' | 'rest' = 'between';
  private scan = new ObjectScan();
  /** The object around the list, up to the list. */
  private wrapper: ObjectScan | undefined;
  /** For each array that is open around elements, whether any stood directly in it. */
  private readonly arrays: boolean[] = [];
  /** Where an array began amid elements: if one is not closed in the end, it is this. */
  private oddLine: number | undefined;

  /** The length of the longest element so far. */
  private longest = 0;
  private lastElement: { readonly line: number; onSameLine: boolean } | undefined;
  /** The line where what stands between elements begins; undefined where the next character tells it. */
  private gapLine: number | undefined;
  /** What is told of the text that is searched, unless that is nothing but closing brackets at the end. */
  private problem: Part | undefined;
  private onlyClosers = false;
  private lastPassed = '';
  private seeks = false;

  /** After `end`: whether the text stopped inside an element or its list. */
  unfinished = false;

  /** @param lists the keys that a list of elements may stand under */
  constructor(private readonly lists: ReadonlySet<string>) {}

  /** Takes the next piece of the text. */
  write(piece: string): Part[] {
    this.text = this.text.slice(this.at) + piece;
    this.dropped += this.at;
    this.at = 0;
    return this.advance(false);
  }

  /** Takes the end of the text. */
  end(): Part[] {
    const parts = this.advance(true);
    let cutOff: Part | undefined;
    while (this.state === 'element') {
      // all that follows may be in it because its own end is missing
      const text = this.text.slice(this.at).trimEnd();
      cutOff = this.broken(text);
      this.likeness.learnBroken(text);
      this.lookFrom(this.at + 1, cutOff);
      parts.push(...this.advance(true));
    }
    if (this.state === 'search') {
      if (this.problem && !this.onlyClosers) parts.push(this.problem);
      this.unfinished = this.problem === cutOff || (!this.onlyClosers && !/[\]}]/.test(this.lastPassed));
    } else if (this.arrays.length > 0 || this.state === 'rest') {
      parts.push({ kind: 'unclosed', line: this.oddLine ?? this.lines.line });
      this.unfinished = this.oddLine === undefined;
    }
    return parts;
  }

  /** Takes all that can be taken of the text at hand. */
  private advance(isEnd: boolean): Part[] {
    for (let goesOn = true; goesOn;) {
      if (this.state === 'between') goesOn = this.takeBetween(isEnd);
      else if (this.state === 'search') goesOn = this.search(isEnd);
      else goesOn = this.state === 'element' ? this.takeElement() : this.takeRest();
    }
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  private moveTo(place: number): void {
    this.lines.take(this.text, this.at, place);
    this.at = place;
  }

  /** @returns whether something else begins; else the text at hand is used up */
  private takeBetween(isEnd: boolean): boolean {
    while (this.at < this.text.length) {
      const char = this.text[this.at]!;
      if (char === '{') {
        this.state = 'element';
        this.scan = new ObjectScan((key, depth) => this.isList(key, depth));
        return true;
      }
      if (!blank.test(char) && char !== ',' && char !== '[' && (char !== ']' || this.arrays.length === 0)) {
        // what it is is told by its beginning
        if (!isEnd && this.text.length - this.at < longestBeginning) return false;
        this.loseTrack();
        return true;
      }
      this.takeSeparator(char);
      if (char === ']' && this.arrays.length === 0 && this.wrapper) {
        this.state = 'rest';
        this.scan = this.wrapper;
        this.scan.resume();
        return true;
      }
    }
    return false;
  }

  private takeSeparator(char: string): void {
    if (char === '[') {
      if (this.arrays.at(-1)) this.oddLine = this.lines.line;
      this.arrays.push(false);
    }
    if (char === ']') this.arrays.pop();
    this.moveTo(this.at + 1);
    const isLineEnd = char === '\n' || char === '\r';
    if (this.lastElement && (isLineEnd || char === ',')) this.lastElement.onSameLine = false;
    if (isLineEnd) this.gapLine ??= this.lines.line;
    else if (char === ',' || char === '[') this.gapLine = undefined;
  }

  /** Something begins that is no element: the rest of the one before, or one without its brace, or anything. */
  private loseTrack(): void {
    const { lastElement } = this;
    const rest = this.text.slice(this.at, this.at + longestBeginning);
    const isRest = firstKeyOf(rest) !== undefined && !this.likeness.beginsAlike(rest);
    const line = lastElement && (lastElement.onSameLine || isRest) ? lastElement.line : this.gapLine;
    this.lookFrom(this.at, { kind: 'stray', line: line ?? this.lines.line });
  }

  private takeElement(): boolean {
    const { scan, at } = this;
    if (scan.take(this.text, at)) {
      this.enterList(scan);
      return true;
    }
    if (scan.state === 'open') return false;
    const text = this.text.slice(at, at + scan.length);
    const value = scan.state === 'done' ? parse(text) : undefined;
    if (value && this.holdsOthers(value, scan.length)) {
      this.lookFrom(at + 1, { kind: 'broken', line: this.lines.line, what: unclosed, faultLine: this.lines.line });
      return true;
    }
    if (value) {
      this.found(value, scan.length);
      return true;
    }
    const problem = this.broken(text);
    this.likeness.learnBroken(text);
    if (scan.state === 'done') {
      // a word or an escape is wrong: it ends where it should
      this.parts.push(problem);
      this.leave(scan.length);
    } else {
      this.lookFrom(at + 1, problem);
    }
    return true;
  }

  /** Whether elements are in another one because its own end is missing, and that of the list ends it. */
  private holdsOthers(value: JsonObject, length: number): boolean {
    return this.arrays.length > 0 && length > 2 * this.longest && this.likeness.isInside(value);
  }

  private found(value: JsonObject, length: number): void {
    const { line } = this.lines;
    this.parts.push({ kind: 'element', value, line });
    this.likeness.learn(value);
    this.longest = Math.max(this.longest, length);
    this.lastElement = { line, onSameLine: true };
    this.leave(length);
  }

  private leave(length: number): void {
    this.moveTo(this.at + length);
    if (this.arrays.length > 0) this.arrays[this.arrays.length - 1] = true;
    this.gapLine = undefined;
    this.state = 'between';
  }

  private broken(text: string): Part {
    const { line } = this.lines;
    const fault = text.length >= longestObject ? tooLong : (faultIn(text) ?? tooDeep);
    const faultLine = line + (text.slice(0, fault.offset).match(editorLineEnd)?.length ?? 0);
    return { kind: 'broken', line, what: fault.what, faultLine };
  }

  private lookFrom(place: number, problem: Part): void {
    this.moveTo(place);
    this.state = 'search';
    this.problem = problem;
    this.onlyClosers = problem.kind === 'stray';
    this.lastPassed = '';
    this.seeks = true;
  }

  /** Looks for the next element. */
  private search(isEnd: boolean): boolean {
    if (this.seeks) {
      const next = this.text.indexOf('{', this.at);
      this.pass(next < 0 ? this.text.length : next);
      if (next < 0) return false;
      this.scan = new ObjectScan();
      this.seeks = false;
    }
    const { scan, at } = this;
    const isWorth = this.wasted <= looks * (this.dropped + at) + moreLooks;
    if (isWorth) scan.take(this.text, at);
    if (isWorth && scan.state === 'open' && !isEnd) return false;
    const value = isWorth && scan.state === 'done' ? parse(this.text.slice(at, at + scan.length)) : undefined;
    if (value && this.likeness.isAlike(value, this.arrays.length === 0)) {
      if (this.problem) this.parts.push(this.problem);
      this.found(value, scan.length);
      return true;
    }
    this.wasted += isWorth ? scan.length : 0;
    this.pass(value ? at + scan.length : at + 1);
    this.seeks = true;
    return true;
  }

  private pass(place: number): void {
    const passed = this.text.slice(this.at, place).trim();
    this.onlyClosers &&= /^[\s,\]}]*$/.test(passed);
    this.lastPassed = passed.at(-1) ?? this.lastPassed;
    this.moveTo(place);
  }

  /** Whether an array is the list; then what seemed to be an element is an object around it. */
  private isList(key: string, depth: number): boolean {
    return this.arrays.length === 0 && depth <= deepestList && this.lists.has(key);
  }

  private enterList(wrapper: ObjectScan): void {
    this.moveTo(this.at + wrapper.length);
    this.wrapper = wrapper;
    this.arrays.push(false);
    this.likeness = new Likeness();
    this.lastElement = this.gapLine = undefined;
    this.state = 'between';
  }

  /** Passes over what follows the list in the objects around it. */
  private takeRest(): boolean {
    const { scan, at } = this;
    scan.take(this.text, at);
    if (scan.state === 'open') return false;
    this.state = 'between';
    if (scan.state === 'done') {
      this.wrapper = undefined;
      this.moveTo(at + scan.length);
    } else {
      // a bracket too many: the list goes on
      this.arrays.push(true);
      this.moveTo(at + scan.length - 1);
    }
    return true;
  }
}

const unclosed = 'a bracket is missing at its end';
const blank = /[\s\ufeff]/;
const tooLong = { offset: 0, what: 'it is too long' };
const tooDeep = { offset: 0, what: 'it is nested too deep' };

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
