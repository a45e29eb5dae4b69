import type { RawLine } from '../lines';
import { dividedAtDashes, lengthOfLostElement, type YamlStretch } from './yamlDashes';

/** The text of an element of a list, with its dash; or of a whole list in brackets. */
export interface YamlItem {
  readonly text: string;
  /** The number of its first line. */
  readonly line: number;
  /** Whether it is a list in brackets, after its key where it has one. */
  readonly brackets: boolean;
  /** Whether the list stands under the key, and is not the document itself. */
  readonly keyed: boolean;
  /** Whether its dash was missing or damaged, and is there again. */
  readonly mended: boolean;
  /** A key that stands twice as only keys of two elements do, and the number of its second line. */
  readonly repeated?: { readonly key: string; readonly line: number };
}

/** How much of an element is held, in UTF-16 units: more than what anybody parses. What comes after is left out. */
const mostHeld = 4_000_000;

const marker = /^(?:---|\.\.\.)(?:\s|$)/;
const dash = /^[ \t]*-(?=[ \t]|$)/;
const mappingKey = /^(?:[^\s#'"[\]{},&*!|>%@`-][^:]*|"[^"]*" *|'[^']*' *):(?=\s|$)/;

/**
 * Takes a list of a YAML text apart by its indentation, line by line: the list under a key of the document, or that is
 * the document. Each element can be parsed alone then, and a broken one does not break the others. Elements whose text
 * strays out of the list get the stray lines, so that they are known to be broken.
 */
export class YamlItems {
  private state: 'seeking' | 'block' | 'brackets' = 'seeking';
  /** Whether the document may still turn out to be a list. */
  private mayBeList = true;
  private keyed = false;
  /** Of the list's dashes; unknown before the first. */
  private indent: number | undefined;
  private item: { readonly line: number; readonly lines: string[] } | undefined;
  /** After the list, or lines of a broken element that lost their indentation: what follows tells. */
  private after: { readonly lines: string[]; hasValue: boolean } | undefined;
  /** The length of what is held. */
  private held = 0;
  private readonly key: RegExp;

  /** @param key a word */
  constructor(key: string) {
    this.key = new RegExp(`^(["']?)${key}\\1 *:(?=\\s|$)`);
  }

  *write({ text, number }: RawLine): Generator<YamlItem> {
    if (marker.test(text)) {
      yield* this.finish();
      return;
    }
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) {
      this.hold(text);
    } else if (this.state === 'block') {
      yield* this.takeInBlock(text, number);
    } else if (this.state === 'brackets' && !(this.keyed && mappingKey.test(text))) {
      this.hold(text);
    } else {
      yield* this.finish();
      this.seek(text, number);
    }
  }

  end(): Generator<YamlItem> {
    return this.finish();
  }

  private *takeInBlock(text: string, number: number): Generator<YamlItem> {
    const indent = text.search(/[^ \t]/);
    if (!this.item) {
      if (dash.test(text)) this.begin(text, number);
      else if (text.trim().startsWith('[')) this.beginBrackets(text, number);
      else this.seek(text, number);
    } else if (dash.test(text) && indent <= this.indent!) {
      if (this.after && !this.after.hasValue) {
        // another key's list
        yield* this.finish();
        return;
      }
      this.takeBack();
      yield* this.takeItem();
      this.begin(text, number);
    } else if (this.keyed && indent === 0) {
      const key = mappingKey.exec(text)?.[0];
      if (this.key.test(text)) {
        yield* this.finish();
        this.seek(text, number);
      } else if (key === undefined) {
        this.hold(text);
      } else {
        const value = text.slice(key.length).trim();
        this.after ??= { lines: [], hasValue: false };
        this.after.hasValue = value !== '' && !/^[#|>]/.test(value);
        this.hold(text);
      }
    } else {
      this.hold(text);
      if (this.after) this.after.hasValue = true;
    }
  }

  private seek(text: string, number: number): void {
    this.state = 'seeking';
    const key = this.key.exec(text)?.[0];
    if (key !== undefined) {
      this.keyed = true;
      const value = text.slice(key.length).trim();
      if (value === '' || value.startsWith('#')) this.state = 'block';
      else if (value.startsWith('[')) this.beginBrackets(text, number);
    } else if (this.mayBeList && dash.test(text)) {
      this.begin(text, number);
    } else if (this.mayBeList && text.trim().startsWith('[')) {
      this.beginBrackets(text, number);
    }
    this.mayBeList = false;
  }

  private begin(text: string, line: number): void {
    this.state = 'block';
    this.indent ??= text.search(/[^ \t]/);
    this.item = { line, lines: [] };
    this.hold(text);
  }

  private beginBrackets(text: string, line: number): void {
    this.state = 'brackets';
    this.item = { line, lines: [] };
    this.hold(text);
  }

  private hold(text: string): void {
    const lines = (this.after ?? this.item)?.lines;
    if (!lines || this.held > mostHeld) return;
    lines.push(text.slice(0, mostHeld + 1));
    this.held += text.length + 1;
  }

  /** What seemed to follow the list belongs to its last element. */
  private takeBack(count = Infinity): void {
    for (const line of this.after?.lines.slice(0, count) ?? []) this.item?.lines.push(line);
    this.after = undefined;
  }

  /** Ends the list. */
  private *finish(): Generator<YamlItem> {
    if (this.after) this.takeBack(lengthOfLostElement(this.after.lines));
    yield* this.takeItem();
    this.state = 'seeking';
    this.keyed = false;
    this.indent = undefined;
  }

  private *takeItem(): Generator<YamlItem> {
    const { item, keyed, held } = this;
    this.item = undefined;
    this.after = undefined;
    this.held = 0;
    if (!item) return;
    const brackets = this.state === 'brackets';
    const whole: YamlStretch = { lines: item.lines, from: 0, mended: false };
    const stretches = brackets || held > mostHeld ? [whole] : dividedAtDashes(item.lines);
    for (const { lines, from, mended, repeated } of stretches) {
      // a list's last line may be the file's: it ends like all others
      const text = lines.join('\n') + '\n';
      const twice = repeated && { repeated: { key: repeated.key, line: item.line + repeated.at } };
      yield { text, line: item.line + from, brackets, keyed, mended, ...twice };
    }
  }
}
