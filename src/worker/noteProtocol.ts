import type { ChangedKeys } from '../core/bibliography/keyChange';
import type { CitedNote, CitedPlace } from '../core/notes/citationIndex';
import type { CitationOptions } from '../core/notes/citationSyntax';
import type { Checked } from '../core/check/checkNote';
import type { Finding, Severities } from '../core/check/finding';
import type { Role } from '../core/library/state';
import type { PaperRecord, Source } from '../core/paper';
import type { FileContent, PaperInDump, PaperRow } from './protocol';

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
  /** The files, of those that are there, that Pandoc would look for the note's keys in; empty where there is none. */
  readonly bibliographies: readonly string[];
  /** Where somebody is typing, in UTF-16 units: what may only be unfinished there is held back. */
  readonly typedAt?: number;
}

/** A work as it is cited: what is known of the paper that a key names, and every citation of it under whatever key. */
export interface CitedWork {
  /** Undefined where no paper, or more than one, has the key. */
  readonly paper: PaperRow | undefined;
  /** The keys that name it: its own first. */
  readonly keys: readonly string[];
  readonly notes: readonly CitedNote[];
}

/** A record of a paper, with what it may be known by in its file. */
export interface NamedSource extends Source {
  /** The paper's keys, then its title. */
  readonly names: readonly string[];
}

/** A record of a file whose paper is cited. */
export interface CitedRecord extends NamedSource {
  readonly citekey: string;
}

/** A key that is to become another one. */
export interface OldKey {
  /** As they are written, the first where somebody stands; at least one. All name the same paper. */
  readonly keys: readonly string[];
  /** The bibliography that somebody stands in; undefined in a note. */
  readonly inFile?: string;
}

/** A file that gives a paper a key. */
export interface GivingFile {
  readonly file: string;
  readonly role: Role;
}

/** What it would mean that a key becomes another one. */
export interface KeyRenaming {
  /** The paper that the old key names; in a bibliography the one whose record has it there. */
  readonly paper: PaperRow | undefined;
  /** The papers that the old key may mean in a note, where it names none. */
  readonly choices: readonly PaperRow[];
  /** Other papers that the new key names, or may mean. */
  readonly taken: readonly PaperRow[];
  /** The files that give the paper the old key; of a derived key none, and none where notes mean another paper. */
  readonly files: readonly GivingFile[];
  /** Where the old key is cited. */
  readonly notes: readonly CitedNote[];
}

/** A note as its file is now, with where it cites a key. */
export interface CitingFile {
  readonly note: string;
  /** The front matter with the lines around it; empty where there is none. */
  readonly frontMatter: string;
  readonly places: readonly CitedPlace[];
}

/** What papers are cited together with. */
export interface CitedTogether {
  readonly note: string;
  /** The files, of those that are there, that the note's entries are in. */
  readonly bibliographies: readonly string[];
  /** The other keys of the cluster. */
  readonly beside: readonly string[];
}

/** Where in a note a citation is being typed. */
export interface TypingPlace extends CitedTogether {
  /** Of its first character; both are counted from 0. */
  readonly line: number;
  readonly character: number;
}

/** A paper as completion offers it. */
export interface SuggestedRow extends PaperRow {
  /** The key by which the note cites it; absent where it does not. */
  readonly citedAs?: string;
  /** The key by which the note's bibliographies hold it; absent where they do not, or by its own one. */
  readonly heldAs?: string;
}

/** A paper that a text names which somebody pastes. */
export type PastedPaper =
  | { readonly kind: 'known'; readonly paper: PaperRow }
  | {
      /** An entry of a paper that the library does not have. */
      readonly kind: 'new';
      /** A key that nothing else has: the entry's own, or that with a letter behind it. */
      readonly citekey: string;
      readonly given: string;
      /**
       * The entry under that key, otherwise as it was pasted, with line feeds; behind it those that it takes fields from,
       * which are not cited.
       */
      readonly entry: string;
      readonly record: PaperRecord;
    };

/** What a text names which somebody pastes. */
export interface Pasted {
  /** In their order, each once; none where it names none, or not all of it can be used. */
  readonly papers: readonly PastedPaper[];
  /** Whether there is nothing else in the text, which is lost where the citation takes its place. */
  readonly isAll: boolean;
}

/**
 * What the worker knows of notes. Notes are named as whoever sets them names them. Those that are open are kept with what
 * their text says; of the others, only what they cite.
 */
export interface NoteWorker {
  /** Says what cites besides Pandoc's own syntax, in the notes that are set from now on. */
  setSyntax(syntax: Partial<CitationOptions>): void;
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

  /**
   * For completion: the best papers for what was typed, those first among equals that the note cites, and other notes often
   * or lately. For nothing typed: what the note cites, what other notes cite, and then the library in its order.
   */
  suggest(typed: string, limit: number, place?: TypingPlace): readonly SuggestedRow[];
  /**
   * What a note calls papers, in their order, so that it cites each by one key: by that which the cluster has, else the
   * note, else its bibliographies, else the library. What names no paper stays as it is.
   */
  noteKeys(citekeys: readonly string[], together: CitedTogether): readonly string[];
  /** The notes that cite anything. */
  citingNotes(): readonly string[];
  /** All citations of the work that a key names; of a key that names none, those that spell it like this. */
  citedWork(citekey: string): CitedWork;
  /**
   * The records of a dump or bibliography whose papers are cited, in the file's order. A paper that stands there twice is
   * there twice.
   */
  citedIn(file: string): readonly CitedRecord[];
  /** The records of the paper that a key names, or of all those that it may mean. */
  sourcesOf(citekey: string): readonly NamedSource[];
  /** The paper whose record a line of a dump belongs to, from 1. */
  paperAt(file: string, line: number): PaperInDump | undefined;
  /** What is wrong with the citations of a note that is open. */
  check(note: string, options: CheckOptions): Checked;
  /** What is wrong with the entries of a bibliography, as its text is now. */
  checkEntries(file: string, text: string, severities: Severities): readonly Finding[];
  /** The papers that a key which nobody has may mean, the likeliest first. */
  nearest(key: string, limit: number): readonly PaperRow[];
  /** The papers that a text names as an identifier alone, or as BibTeX; none where it is anything else. */
  pasted(text: string): Promise<Pasted>;
  /** What it would mean that a key becomes another one. */
  keyRenaming(old: OldKey, to: string): KeyRenaming;
  /** How a bibliography's text, as it is now, changes with a key; undefined for one of a format without keys. */
  renamedIn(file: string, text: string, old: OldKey, to: string): ChangedKeys | undefined;
  /**
   * Where notes cite a key, by what their files say now. Left out are those that are open, that cannot be read, and whose
   * files are not in UTF-8 or are damaged: an editor may show them otherwise.
   */
  citingFiles(files: readonly NoteFile[], old: OldKey): Promise<readonly CitingFile[]>;
}
