import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';
import { CitationDraft, type DraftPlace, type FoundCluster } from '../../core/notes/citing/citationDraft';
import { clusterAt } from '../../core/notes/citing/clusterParts';
import { CitationPicker } from '../citing/citationPicker';
import type { KeysInNotes } from '../citing/keysInNotes';
import { PapersOfNote } from '../citing/papersOfNote';
import { command, registerCommand } from '../commands';
import { citationSyntax } from '../notes/citationSyntax';
import { citeAll, reviseCluster, type NoteEditors, type OpenNote } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

/**
 * "Lectern: Insert Citation": several papers at once, with locators and style. With the cursor in a citation its papers are
 * chosen already, and it becomes what is chosen in the end. The command may be given a query.
 */
export function registerInsertCitation(
  library: PaperLibrary,
  notes: NoteEditors,
  keys: KeysInNotes,
): vscode.Disposable {
  return registerCommand(command.insertCitation, async (query) => {
    const note = notes.current();
    if (!note) {
      void vscode.window.showInformationMessage('Open a Markdown note to cite papers in it.');
      return;
    }
    const draft = new CitationDraft(clusterOf(note), placeOf(note));
    const isTaken = await new CitationPicker(library, new PapersOfNote(library, keys, note), draft).show(
      typeof query === 'string' ? query : '',
    );
    if (isTaken) await insert(note, draft);
  });
}

function clusterOf({ document, selection }: OpenNote): FoundCluster | undefined {
  // what is selected is to be replaced
  if (!selection.isEmpty) return undefined;
  const text = document.getText();
  const cluster = clusterAt(text, document.offsetAt(selection.active));
  return cluster && { text, cluster };
}

/** Where a new cluster goes: what is selected is not there by then. */
function placeOf({ document, selection }: OpenNote): DraftPlace {
  const text = document.getText();
  const offset = document.offsetAt(selection.start);
  return {
    text: text.slice(0, offset) + text.slice(document.offsetAt(selection.end)),
    offset,
    syntax: citationSyntax(),
  };
}

async function insert(note: OpenNote, draft: CitationDraft): Promise<void> {
  if (!draft.found) {
    if (draft.citations.length > 0) await citeAll(note, draft.wished());
    return;
  }
  if (await reviseCluster(note, draft.found, draft.wished())) return;
  void vscode.window.showWarningMessage(
    plainMessage(`The note could not be made to cite like this: ${draft.preview()}`),
  );
}
