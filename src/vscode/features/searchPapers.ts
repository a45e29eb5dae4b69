import * as vscode from 'vscode';
import { queryGuide } from '../../core/search/query/queryGuide';
import type { KeysInNotes } from '../citing/keysInNotes';
import { guide, SearchPicker } from '../citing/searchPicker';
import { command, registerCommand } from '../commands';
import type { NoteEditors } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

/** "Lectern: Search Papers": results as one types; Enter cites the paper in the note. */
export function registerSearchPapers(library: PaperLibrary, notes: NoteEditors, keys: KeysInNotes): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(guide.scheme, { provideTextDocumentContent: queryGuide }),
    registerCommand(command.searchPapers, (query?: unknown) =>
      new SearchPicker(library, keys, notes.current()).show(typeof query === 'string' ? query : ''),
    ),
  );
}
