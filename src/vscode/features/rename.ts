import * as vscode from 'vscode';
import { newKey } from '../../core/bibliography/newKey';
import { plainMessage } from '../../core/markdown/escape';
import { citedKeyAt, ownRecordKeyAt, recordKeyAt, type KeyPlace } from '../rename/keyPlace';
import { KeyRename } from '../rename/keyRename';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import type { OpenDumps } from '../library/openDumps';
import type { PaperLibrary } from '../library/paperLibrary';
import { refusals } from '../rename/renameRefusals';
import { SavedRenames } from '../rename/savedRenames';

/**
 * Renames a citekey, from a citation or from its record: in all notes, in every file that gives it and in what refers to it
 * there, in one edit that can be looked at before and undone after. Where the format allows, the old key stays as an alias.
 */
export function registerRename(
  library: PaperLibrary,
  notes: NoteIndex,
  dumps: OpenDumps,
  home: vscode.Uri | undefined,
): vscode.Disposable {
  const rename = new KeyRename(library, notes, home);
  const saved = new SavedRenames();
  const edit = async (place: KeyPlace | undefined, typed: string, token: vscode.CancellationToken) => {
    if (!place) throw refusals.nothing();
    const to = newKey(typed);
    if ('fault' in to) throw new Error(plainMessage(to.fault));
    const edits = await rename.edits(place, to.key);
    const made = edits.finish();
    // an edit of one file alone is left as any other edit is
    if (!token.isCancellationRequested && made.size > 1) saved.expect(edits.bibliographies, edits.newBibliographies);
    return made;
  };
  const inNotes: vscode.RenameProvider = {
    prepareRename: (document, position) => prepared(keyInNoteAt(document, position)),
    async provideRenameEdits(document, position, typed, token) {
      try {
        return await edit(keyInNoteAt(document, position), typed, token);
      } catch (error) {
        // a rejection would have Markdown's own provider rename what is in the brackets around the citation
        void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
        return new vscode.WorkspaceEdit();
      }
    },
  };
  const inDumps: vscode.RenameProvider = {
    prepareRename: (document, position) => prepared(recordKeyAt(document, position)),
    provideRenameEdits: (document, position, typed, token) => edit(recordKeyAt(document, position), typed, token),
  };
  return vscode.Disposable.from(
    saved,
    vscode.languages.registerRenameProvider(noteSelector, inNotes),
    dumps.register((selector) => vscode.languages.registerRenameProvider(selector, inDumps)),
  );
}

function keyInNoteAt(document: vscode.TextDocument, position: vscode.Position): KeyPlace | undefined {
  return citedKeyAt(document, position) ?? ownRecordKeyAt(document, position);
}

function prepared(place: KeyPlace | undefined) {
  if (!place) throw refusals.nothing();
  return { range: place.range, placeholder: place.key };
}
