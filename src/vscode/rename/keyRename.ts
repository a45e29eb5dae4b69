import * as vscode from 'vscode';
import type { OldKey } from '../../worker/noteProtocol';
import { citingNotes } from './citingNotes';
import { givenKey } from './givenKey';
import { keyHolders } from './keyHolders';
import type { KeyPlace } from './keyPlace';
import type { NoteIndex } from '../notes/noteIndex';
import type { PaperLibrary } from '../library/paperLibrary';
import { labels, RenameEdits } from './renameEdits';
import { refusals } from './renameRefusals';
import { canHold, openWhole } from './wholeDocument';

/** Finds the edits that change a key everywhere: where notes cite it, and where files give it or refer to it. */
export class KeyRename {
  constructor(
    private readonly library: Pick<PaperLibrary, 'paper' | 'noteFields'>,
    private readonly notes: Pick<NoteIndex, 'keyRenaming' | 'citingFiles' | 'renamedIn'>,
    private readonly home: vscode.Uri | undefined,
  ) {}

  /**
   * The edits by which a key becomes another one. Rejects, with a sentence for people, where that cannot be.
   * @param to fit for every bibliography
   */
  async edits(place: KeyPlace, to: string): Promise<RenameEdits> {
    if (place.key === to) throw refusals.same(to);
    const cited = oldKeyAt(place);
    const known = await this.notes.keyRenaming(cited, to);
    if (known.choices.length > 0) throw refusals.ambiguous(place.key, known.choices);
    // a key that is nobody's may become that of any paper
    const isNobodys = place.isCitation && !known.paper;
    if (known.taken.length > 0 && !isNobodys) throw refusals.taken(to, known.taken);
    const isDerived = place.isCitation && !isNobodys && known.files.length === 0;
    const given = isDerived ? await givenKey(place, to, this.library, this.home) : undefined;
    const old: OldKey = given ? { keys: given.keys } : cited;

    const edits = new RenameEdits();
    const { notes: citing } = given ? await this.notes.keyRenaming(old, to) : known;
    const { notes, files } = await citingNotes(this.notes, old, to, citing);
    for (const note of notes) {
      // a file that was read is in UTF-8
      if (note.seen && !canHold(note.seen.document, to)) throw refusals.unfit(to, note.uri);
      edits.cite(note, to);
    }
    const holders = await keyHolders(notes, old.keys, this.library, this.home);
    const more = [...holders, ...(given?.file ? [given.file] : []), ...(place.isCitation ? [] : [place.document.uri])];
    const others = new Set(more.map(String).filter((file) => !files.some((one) => one.file === file)));
    for (const { file, role } of files) {
      const label = role === 'dump' ? labels.dumps : labels.bibliographies;
      await this.change(vscode.Uri.parse(file), place, { old, to, label, mustGive: true }, edits);
    }
    for (const file of others) {
      const label = labels.bibliographies;
      await this.change(vscode.Uri.parse(file), place, { old, to, label, mustGive: false }, edits);
    }
    if (known.taken.length > 0 && edits.bibliographies.length > 0) throw refusals.taken(to, known.taken);
    if (given?.entry) edits.write(given.entry);
    // VS Code checks versions only from here on
    if (!edits.isCurrent()) throw refusals.restless();
    return edits;
  }

  /** Changes a file that has the key, or may have it. */
  private async change(uri: vscode.Uri, place: KeyPlace, how: FileChange, edits: RenameEdits): Promise<void> {
    const { old, to, label, mustGive } = how;
    const document = await openWhole(uri).catch((error: unknown) => {
      if (mustGive) throw error;
      return undefined;
    });
    const version = document?.version ?? 0;
    const changed = document && (await this.notes.renamedIn(uri.toString(), document.getText(), old, to));
    if (document === place.document && !place.isCitation) {
      const isMeant = changed?.edits.some(({ start, end }) => {
        return new vscode.Range(document.positionAt(start), document.positionAt(end)).contains(place.range);
      });
      if (!isMeant) throw changed?.isGiven ? refusals.repeated(place.key) : refusals.nothing();
    }
    if (mustGive && !changed?.isGiven) throw refusals.unwritable(place.key, uri);
    if (!document || !changed || changed.edits.length === 0) return;
    if (changed.isTaken) throw refusals.takenIn(to, uri);
    if (!canHold(document, to)) throw refusals.unfit(to, uri);
    if (!(await isWritable(uri))) throw refusals.unwritable(place.key, uri);
    if (document.version !== version) throw refusals.restless();
    edits.change(document, changed.edits, label);
  }
}

interface FileChange {
  readonly old: OldKey;
  readonly to: string;
  readonly label: vscode.WorkspaceEditEntryMetadata;
  /** Whether the file is known to have the key: then it must be possible to change it there. */
  readonly mustGive: boolean;
}

function oldKeyAt({ key, document, isCitation }: KeyPlace): OldKey {
  return { keys: [key], ...(!isCitation && { inFile: document.uri.toString() }) };
}

async function isWritable(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return false;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) === 0;
  } catch {
    return false;
  }
}
