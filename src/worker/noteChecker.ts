import { checkBibliography } from '../core/check/checkBibliography';
import { checkNote, type Checked } from '../core/check/checkNote';
import type { Finding, Severities } from '../core/check/finding';
import { keysOf, KeysOfFiles } from '../core/check/heldKeys';
import { nearestPapers } from '../core/check/nearestPapers';
import type { Collection } from '../core/collection';
import type { Note } from '../core/notes/note';
import type { CheckOptions } from './noteProtocol';
import type { PaperRow } from './protocol';
import { paperRow } from './rows';

/** A note with what it says. */
interface ParsedNote {
  readonly text: string;
  readonly parsed: Note;
}

/** Judges notes and bibliographies by the library, and by what notes cite. */
export class NoteChecker {
  private readonly files = new KeysOfFiles();

  /** @param isCited whether a note cites the work that a key names */
  constructor(
    private readonly collection: () => Collection,
    private readonly isCited: (key: string) => boolean,
  ) {}

  /** @param name the note's, as its file is named where it holds references itself */
  check(name: string, note: ParsedNote, options: CheckOptions): Checked {
    const { library } = this.collection();
    const state = library.state();
    const { bibliographies, ...rules } = options;
    const isRead = bibliographies.every((file) => this.files.of(file, state) !== undefined);
    const held = bibliographies.length > 0 ? this.files.ofAll([...bibliographies, name], state) : undefined;
    return checkNote(note, library, () => keysOf(state), { ...rules, held, isRead });
  }

  checkEntries(file: string, text: string, severities: Severities): readonly Finding[] {
    return checkBibliography(text, file, this.isCited, severities);
  }

  nearest(key: string, limit: number): readonly PaperRow[] {
    return nearestPapers(key, this.collection(), limit).map(paperRow);
  }
}
