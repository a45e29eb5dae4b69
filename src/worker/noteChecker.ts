import { checkBibliography } from '../core/check/checkBibliography';
import { checkNote, type Checked } from '../core/check/checkNote';
import type { Finding, Severities } from '../core/check/finding';
import { keysOf, KeysOfFiles } from '../core/check/heldKeys';
import { NearestKeys } from '../core/check/nearestKeys';
import { nearestPapers } from '../core/check/nearestPapers';
import type { Collection } from '../core/collection';
import type { LibraryState } from '../core/library/state';
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
  /** Kept for the state of the library that it was made for. */
  private nearestKeys: { readonly state: LibraryState; readonly keys: NearestKeys } | undefined;

  /** @param isCited whether a note cites the work that a key names */
  constructor(
    private readonly collection: () => Collection,
    private readonly isCited: (key: string) => boolean,
  ) {}

  /** @param name the note's, as its file is named where it holds references itself */
  check(name: string, note: ParsedNote, options: CheckOptions): Checked {
    const { library, engine } = this.collection();
    const state = library.state();
    const completion = {
      keys: () => keysOf(state),
      finds: (typed: string) => engine.suggest(typed, 1).length > 0,
    };
    const { bibliographies, ...rules } = options;
    const isRead = bibliographies.every((file) => this.files.of(file, state) !== undefined);
    const held = bibliographies.length > 0 ? this.files.ofAll([...bibliographies, name], state) : undefined;
    return checkNote(note, library, { ...rules, held, isRead }, completion);
  }

  checkEntries(file: string, text: string, severities: Severities): readonly Finding[] {
    const given = this.files.of(file, this.collection().library.state());
    const isUncited = (key: string) => given?.has(key) === true && !this.isCited(key);
    return checkBibliography(text, file, isUncited, severities);
  }

  nearest(key: string, limit: number): readonly PaperRow[] {
    const collection = this.collection();
    const state = collection.library.state();
    if (this.nearestKeys?.state !== state) this.nearestKeys = { state, keys: new NearestKeys(keysOf(state)) };
    return nearestPapers(key, this.nearestKeys.keys, collection, limit).map(paperRow);
  }
}
