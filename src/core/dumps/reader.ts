import type { PaperRecord, Problem } from '../paper';

/** What a reader yields: a record, or a located problem in its place. */
export type Reading = { readonly record: PaperRecord } | { readonly problem: Problem };

/** One dump format. A new format is one new file that exports a `Reader`, and one line in `readDump.ts`. */
export interface Reader {
  /** The format's name, as shown to users. */
  readonly format: string;
  /** File name endings that this format is found under in a folder or an open glob, with the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whether the text is of this format, judged by its content. */
  recognises(text: string): boolean;
  /**
   * The records of a text, in its order, lazily. Never throws on any text.
   * @param text the whole file, decoded, without a byte order mark; any line ending
   * @param file goes into every source and problem as it is
   */
  read(text: string, file: string): Iterable<Reading>;
}
