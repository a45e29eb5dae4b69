import type { CitedNote, Usage } from '../core/notes/citationIndex';
import type { Finding, Severities } from '../core/check/finding';
import type { FileContent, PaperRow } from './protocol';

/** A note that is to be read from its file. */
export interface NoteFile {
  readonly note: string;
  readonly content: FileContent;
  /** Of the file's last change, in milliseconds of Unix time. */
  readonly time: number;
}

/** How a note is checked. */
export interface CheckOptions {
  readonly severities: Severities;
  /** Keys that are not reported as unknown; `*` stands for any characters. */
  readonly ignored: readonly string[];
  /** The files that Pandoc would look for the note's keys in; empty where there is none. */
  readonly bibliographies: readonly string[];
}

/** A work as it is cited: what is known of the paper that a key names, and every citation of it under whatever key. */
export interface CitedWork {
  /** Undefined where no paper, or more than one, has the key. */
  readonly paper: PaperRow | undefined;
  /** The keys that name it: its own first. */
  readonly keys: readonly string[];
  readonly notes: readonly CitedNote[];
}

/** How often a paper of a file is cited. */
export interface CitedRecord extends Usage {
  readonly citekey: string;
  /** In the file, from 1. */
  readonly line: number;
}

/**
 * What the worker knows of notes. Notes are named as whoever sets them names them. Those that are open are kept with what
 * their text says; of the others, only what they cite.
 */
export interface NoteWorker {
  /** Forgets all notes. */
  resetNotes(): void;
  /**
   * Reads notes from their files, but for those that are open.
   * @returns those that could not be read, with why
   */
  readNotes(notes: readonly NoteFile[]): Promise<readonly { readonly note: string; readonly message: string }[]>;
  /** Sets the text of a note that is open in an editor: it holds, whatever its file says. */
  openNote(note: string, text: string, time: number): void;
  /** From now on the note is what its file says. */
  closeNote(note: string): void;
  removeNote(note: string): void;

  /** How many notes cite anything. */
  citingNotes(): number;
  /** All citations of the work that a key names; of a key that names none, those that spell it like this. */
  citedWork(citekey: string): CitedWork;
  /** What a note cites, in its order; undefined where it cites nothing. */
  citationsIn(note: string): CitedNote | undefined;
  /** How often the papers of a dump or bibliography are cited, in the file's order; those that are not are left out. */
  citedIn(file: string): readonly CitedRecord[];
  /** What is wrong with the citations of a note that is open. */
  check(note: string, options: CheckOptions): readonly Finding[];
}
