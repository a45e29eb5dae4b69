import type { RelatedTo, SearchRow } from '../../worker/protocol';
import type { PaperLibrary } from '../library/paperLibrary';
import type { OpenNote } from '../notes/noteEditor';
import type { KeysInNotes } from './keysInNotes';

/** More results are not worth scrolling to. */
const rows = 50;

/** A paper that was found, to be cited in a note. */
export interface NoteRow extends SearchRow {
  /** The key that the note is to cite it by. */
  readonly noteKey: string;
}

/** Searches for papers to be cited at the cursor of a note. */
export class PapersOfNote {
  /**
   * @param note undefined where there is none: papers are then called what the library calls them
   * @param to what the papers are to be related to before anything is searched for; else they are the first of the library
   */
  constructor(
    private readonly library: PaperLibrary,
    private readonly keys: KeysInNotes,
    private readonly note: OpenNote | undefined,
    private readonly to?: RelatedTo,
  ) {}

  async search(query: string): Promise<readonly NoteRow[]> {
    const { library, to } = this;
    const found = await (to && query.trim() === '' ? library.related(to, rows) : library.search(query, rows));
    const citekeys = found.map(({ citekey }) => citekey);
    const noteKeys = this.note ? await this.keys.of(this.note, citekeys) : citekeys;
    return found.map((row, i) => ({ ...row, noteKey: noteKeys[i] ?? row.citekey }));
  }
}
