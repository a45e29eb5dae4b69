import type { ItemField, ValuePart } from './item';

const months =
  'jan January feb February mar March apr April may May jun June jul July aug August sep September oct October nov November dec December'.split(
    ' ',
  );
/** No macro is longer in truth; a few that double each other could fill any memory. In UTF-16 units. */
const longestMacro = 2000;

/** A value with its macros written out. */
export interface Expansion {
  /** TeX. */
  readonly text: string;
  /** The first name in it that no `@string` defines. It is kept as text. */
  readonly unknown?: string;
}

/** The `@string`s of a file so far. The months are always there. */
export class Macros {
  private readonly values = new Map<string, string>();

  constructor() {
    for (let i = 0; i < months.length; i += 2) this.values.set(months[i]!, months[i + 1]!);
  }

  define({ name, value }: ItemField): void {
    this.values.set(name, this.expand(value).text.slice(0, longestMacro));
  }

  expand(value: readonly ValuePart[]): Expansion {
    let text = '';
    let unknown: string | undefined;
    for (const part of value) {
      const known = part.kind === 'macro' ? this.values.get(part.text.toLowerCase()) : part.text;
      if (known === undefined) unknown ??= part.text;
      text += known ?? part.text;
    }
    return { text, ...(unknown !== undefined && { unknown }) };
  }
}
