/** Where something begins: its offset, and its line from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

/**
 * Looks in a broken element for the next one: an opening brace after a closing one or a comma, and the key that the
 * elements of this list begin with. It looks at every character, also in what passes for a string: where a quote is
 * missing, the inside and the outside of strings change places.
 */
export class OpeningSearch {
  /** Where the brace stands that may be it. */
  private brace: Place = { offset: 0, line: 0 };
  private state: 'brace' | 'quote' | 'key' = 'brace';
  private matched = 0;
  private before = '';

  /** @param key the key that elements begin with, as it is written */
  constructor(private readonly key: string) {}

  /** Takes a brace that may be it, whatever stands before. */
  begin(brace: Place): void {
    this.state = 'quote';
    this.brace = brace;
  }

  /**
   * Takes the next character but line ends.
   * @param mayBegin whether the next element may begin with it, for all that is known
   * @returns where the next element begins, once its key is read
   */
  take(char: string, place: Place, mayBegin: boolean): Place | undefined {
    if (char === ' ' || char === '\t') {
      if (this.state === 'key') this.state = 'brace';
      return undefined;
    }
    const { before } = this;
    this.before = char;
    if (char === '{' && mayBegin && (before === ',' || before === '}')) {
      this.begin(place);
    } else if (this.state === 'quote' && char === '"') {
      this.state = 'key';
      this.matched = 0;
    } else if (this.state === 'key' && char === this.key[this.matched]) {
      this.matched++;
    } else if (this.state === 'key' && char === '"' && this.matched === this.key.length) {
      return this.brace;
    } else {
      this.state = 'brace';
    }
    return undefined;
  }
}
