import type { BibItem, Fault, ItemField, ItemKind, ValuePart } from './item';

/** An item that is being read. */
export class OpenItem {
  readonly kind: ItemKind;
  /** The delimiter that closes it. */
  readonly close: '}' | ')';
  key = '';
  keyStart: number;
  keyEnd: number;
  private readonly fields: ItemField[] = [];
  private fault: Fault | undefined;
  private field: { readonly name: string; readonly line: number; readonly value: ValuePart[] } | undefined;

  constructor(
    private readonly type: string,
    open: string,
    readonly start: number,
    readonly line: number,
    bodyStart: number,
    broken?: string,
  ) {
    if (broken === undefined)
      this.kind = type === 'string' || type === 'preamble' || type === 'comment' ? type : 'entry';
    else this.kind = 'broken';
    if (broken !== undefined) this.blame(`This begins like an entry, but ${broken}`, line);
    this.close = open === '{' ? '}' : ')';
    this.keyStart = this.keyEnd = bodyStart;
  }

  /** Notes what is wrong, if it is the first thing. */
  blame(what: string, line: number, unclosed = false): void {
    this.fault ??= { what, line, unclosed };
  }

  beginField(name: string, line: number): void {
    this.field = { name: name.toLowerCase(), line, value: [] };
  }

  addPart(part: ValuePart): void {
    this.field?.value.push(part);
  }

  /** Takes a key back that is none. `what` is a sentence without its full stop. */
  dropKey(what: string): void {
    this.blame(what, this.line);
    this.key = '';
    this.keyEnd = this.keyStart;
  }

  /** How the last part of the field that is being read is delimited. */
  get lastPart(): 'braced' | 'quoted' | 'bare' {
    const kind = this.field?.value.at(-1)?.kind;
    return kind === 'braced' || kind === 'quoted' ? kind : 'bare';
  }

  /** The name of the field that is being read, for a message. */
  get fieldName(): string {
    return shown(this.field?.name ?? '');
  }

  /** Where the field that is being read begins, from 1. */
  get fieldLine(): number {
    return this.field?.line ?? this.line;
  }

  endField(): void {
    if (this.field) this.fields.push(this.field);
    this.field = undefined;
  }

  dropField(): void {
    this.field = undefined;
  }

  /** Takes an item that is never closed as it is so far. */
  giveUp(end: number): BibItem {
    const last = this.fields.at(-1);
    if (this.field) this.blameUnclosed(this.field);
    else if (last && swallowsFields(last)) {
      this.fields.pop();
      this.blameUnclosed(last);
    } else this.blame(`This @${shown(this.type)} is never closed`, this.line, true);
    return this.finish(end);
  }

  private blameUnclosed({ name, line }: Pick<ItemField, 'name' | 'line'>): void {
    this.blame(`The value of “${shown(name)}” is never closed`, line, true);
  }

  finish(end: number): BibItem {
    const { kind, type, key, keyStart, keyEnd, start, line, fields, fault } = this;
    if (kind === 'entry' && key === '' && !fault) this.blame(`This @${shown(type)} has no key`, line);
    return { kind, type, key, keyStart, keyEnd, start, end, line, fields, ...(this.fault && { fault: this.fault }) };
  }
}

/** Whether a value has fields in it, so that the brace that closed it was its entry's. */
function swallowsFields({ value }: ItemField): boolean {
  return value.some(({ text }) => /[\r\n][ \t]*[a-z][\w-]*[ \t]*=/i.test(text));
}

const longestShown = 40;

/** A name from a file, short enough for a message. */
export function shown(name: string): string {
  return name.length > longestShown ? `${name.slice(0, longestShown)}…` : name;
}
