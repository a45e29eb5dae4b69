import type { PaperRecord, Problem } from '../paper';

/** What reading yields: a record, or a located problem. A record that was read in part is followed by its problem. */
export type Reading = { readonly record: PaperRecord } | { readonly problem: Problem };

/**
 * A text that is being read: pieces in, readings out, each as soon as it is certain. What comes out does not depend on
 * where the text was cut. What an iterable yields is to be taken before the next call. Nothing throws on any text.
 */
export interface TextReader {
  /** Takes the next piece of the text, decoded, without a byte order mark; any line ending. */
  write(piece: string): Iterable<Reading>;
  /** Takes the end of the text. */
  end(): Iterable<Reading>;
  /** After `end`: whether the text stopped amid a record, as a file does that is still being written. */
  readonly unfinished?: boolean;
}

/** One dump format. A new format is one new file that exports a `Reader`, and one line in `formats.ts`. */
export interface Reader {
  /** The format's name, as shown to users. */
  readonly format: string;
  /** File name endings that this format is found under in a folder or an open glob, with the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whether a text is of this format, judged by its beginning: all of a short text, or the first `lookedAt` characters. */
  recognises(beginning: string): boolean;
  /** @param file goes into every source and problem as it is */
  start(file: string): TextReader;
}

/** How much of a text `recognises` is given, in UTF-16 units. */
export const lookedAt = 200_000;

/**
 * A record that cannot be used.
 * @param line where the record begins: it is there that all problems of records are told
 * @param what a sentence without its full stop
 * @param at where exactly, if that is known
 */
export function skipped(file: string, line: number, what: string, at = line): Reading {
  return { problem: { file, line, message: `${what}${place(line, at)}. This record was skipped.` } };
}

/** A record that was read but for a part of it; otherwise as `skipped`. */
export function readInPart(file: string, line: number, what: string, at = line): Reading {
  return { problem: { file, line, message: `${what}${place(line, at)}. The rest of this record was read.` } };
}

function place(line: number, at: number): string {
  return at === line ? '' : ` (line ${at})`;
}
