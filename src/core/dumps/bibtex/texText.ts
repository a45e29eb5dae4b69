import { plainText } from '../json/markup';
import { commandAt, letterAt } from '../tex';
import { unusualLetterAt } from './accents';
import { enclosing, firstArgumentHidden, mathCommands, symbols } from './texSymbols';
import { units } from './units';

const telling = /[\\{}$~`]|''|--/;
const ordinary = /[^\\{}$~`'-]+/y;
const escaped = /[%&$#_{}]/;
/** Spaces of some width, and a line's end. */
const spacing = /[\s\\,;:>]/;

/**
 * A BibTeX field's value as plain text: TeX's accents, letters, symbols, dashes and quotation marks as Unicode; without
 * fonts, footnotes, unknown commands and braces, but with what they enclose; without the HTML that publishers export.
 * Math stays as it is written, between dollars. White space is single spaces. In Unicode's NFC. Takes any text, in linear
 * time.
 */
export function texText(value: string): string {
  const text = telling.test(value) ? new Decoder(withSpanishMarks(withMarkup(value))).decoded() : value;
  return withoutMarkup(text).replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** A value that is no text: an address, an identifier, a path. Only what TeX needs to be told is undone. */
export function verbatimText(value: string): string {
  const plain = withMarkup(value)
    .replace(/\s+/g, ' ')
    .replace(/\$([<>])\$|\$\\sim\$/g, (_, sign: string | undefined) => sign ?? '~')
    .replace(/\\([a-z]+)(?:\{\}| )?/gi, (written, name: string) =>
      name === 'url' ? '' : Object.hasOwn(symbols, name) ? symbols[name]! : written,
    )
    .replace(/\\([%&$#_{}~^-])/g, '$1')
    .replace(/\{?&\}?amp;/g, '&');
  return plain.replace(/[{}]/g, '').trim();
}

/** Crossref writes the characters of HTML as commands that TeX does not have. */
function withMarkup(value: string): string {
  return value.replace(/\$\\(less|greater|mathsemicolon)\$/g, (_, name: string) => marks[name]!);
}

const marks: Readonly<Record<string, string>> = { less: '<', greater: '>', mathsemicolon: ';' };

/** Outside math, where a `<` is a relation. */
function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, i) => (i % 2 === 1 ? part : withoutMarks(part)))
    .join('');
}

function withoutMarks(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  return `${before}${plainText(text)}${/\s$/.test(text) ? ' ' : ''}`;
}

/** TeX writes ¿ and ¡ as a question mark or exclamation mark with a backtick. */
function withSpanishMarks(value: string): string {
  return value.replace(/([?!])`(?!`)/g, (_, mark) => (mark === '?' ? '¿' : '¡'));
}

class Decoder {
  private at = 0;
  private out = '';
  /** What to write where each open brace closes. */
  private readonly closers: string[] = [];
  private openQuotes = 0;
  /** Beginnings of math for which no end is left. */
  private readonly endless = new Set<string>();

  constructor(private readonly text: string) {}

  decoded(): string {
    while (this.at < this.text.length) {
      ordinary.lastIndex = this.at;
      if (ordinary.test(this.text)) this.write(this.text.slice(this.at, ordinary.lastIndex), ordinary.lastIndex);
      else this.takeSpecial(this.text[this.at]!);
    }
    return this.out;
  }

  private write(made: string, end: number): void {
    this.out += made;
    this.at = end;
  }

  private takeSpecial(char: string): void {
    const { text, at } = this;
    if (char === '{') {
      this.closers.push('');
      this.at++;
    } else if (char === '}') this.write(this.closers.pop() ?? '', at + 1);
    else if (char === '~') this.write(' ', at + 1);
    else if (char === '$') this.takeMath(text.startsWith('$$', at) ? '$$' : '$');
    else if (char === '-') this.takeDashes();
    else if (char === '`') this.takeOpeningQuote();
    else if (char === "'") this.takeApostrophe();
    else this.takeCommand();
  }

  private takeDashes(): void {
    if (this.text.startsWith('---', this.at)) this.write('—', this.at + 3);
    else if (this.text.startsWith('--', this.at)) this.write('–', this.at + 2);
    else this.write('-', this.at + 1);
  }

  private takeOpeningQuote(): void {
    if (this.text.startsWith('``', this.at)) this.write('“', this.at + 2);
    else {
      this.openQuotes++;
      this.write('‘', this.at + 1);
    }
  }

  private takeApostrophe(): void {
    const { text, at } = this;
    if (text.startsWith("''", at)) {
      this.write('”', at + 2);
      return;
    }
    const closes = this.openQuotes > 0 && !/\p{L}/u.test(text[at + 1] ?? '');
    if (closes) this.openQuotes--;
    this.write(closes ? '’' : "'", at + 1);
  }

  private takeMath(mark: '$' | '$$'): void {
    const from = this.at + mark.length;
    const end = this.endless.has(mark) ? -1 : unescapedIndexOf(this.text, mark, from);
    if (end < 0) {
      this.endless.add(mark);
      this.write(mark, from);
    } else this.write(this.text.slice(this.at, end + mark.length), end + mark.length);
  }

  private takeCommand(): void {
    const { text, at } = this;
    const letter = letterAt(text, at) ?? unusualLetterAt(text, at);
    if (letter) {
      this.write(letter.text, letter.end);
      return;
    }
    const name = commandAt(text, at);
    if (name === '') {
      this.takeSign(text[at + 1] ?? '');
      return;
    }
    let end = at + 1 + name.length;
    while (/\s/.test(text[end] ?? '')) end++;
    const symbol = Object.hasOwn(symbols, name) ? symbols[name] : Object.hasOwn(units, name) ? units[name] : undefined;
    if (symbol !== undefined) {
      this.write(symbol, text.startsWith('{}', end) ? end + 2 : end);
      return;
    }
    this.at = text[end] === '*' ? end + 1 : end;
    if (text[this.at] !== '{') return;
    if (mathCommands.has(name)) {
      const close = endOfGroup(text, end);
      this.write(`$${text.slice(end + 1, close - 1)}$`, close);
    } else if (firstArgumentHidden.has(name)) this.at = endOfGroup(text, this.at);
    else if (Object.hasOwn(enclosing, name)) {
      const [open, close] = enclosing[name]!;
      this.closers.push(close);
      this.write(open, this.at + 1);
    }
  }

  /** A backslash before a character that is no letter. */
  private takeSign(sign: string): void {
    const end = this.at + 1 + sign.length;
    if (escaped.test(sign)) {
      this.write(sign, end);
      return;
    }
    if (spacing.test(sign)) {
      this.write(' ', end);
      return;
    }
    if (sign !== '(' && sign !== '[') {
      this.at = end;
      return;
    }
    const mathEnd = this.endless.has(sign) ? -1 : this.text.indexOf(sign === '(' ? '\\)' : '\\]', end);
    if (mathEnd >= 0) {
      this.write(`$${this.text.slice(end, mathEnd)}$`, mathEnd + 2);
      return;
    }
    this.endless.add(sign);
    this.write(sign, end);
  }
}

function unescapedIndexOf(text: string, mark: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(mark, at)) return at;
  }
  return -1;
}

/** Where the group that begins here ends, or the text. */
function endOfGroup(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
