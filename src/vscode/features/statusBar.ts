import * as vscode from 'vscode';
import { command } from '../commands';
import type { NoteIndex, NotesState } from '../notes/noteIndex';
import type { LibraryState, PaperLibrary } from '../library/paperLibrary';
import { statusView } from '../library/statusView';

/** Milliseconds: reading notes is not told unless it takes so long. */
const tellingDelay = 1000;

/** How many papers there are, at rest; how far indexing and then reading notes is, while it goes on. */
export function registerStatusBar(library: PaperLibrary, notes: NoteIndex): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('lectern.status', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Lectern';
  let papers: LibraryState | undefined;
  let reading: NotesState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const state = statusView(papers, timer === undefined ? reading : undefined);
    // who has no papers is not to be told so all day
    if (!state) {
      item.hide();
      return;
    }
    Object.assign(item, { ...state, command: command[state.command] });
    item.accessibilityInformation = { label: `Lectern: ${item.text.replace(/\$\([^)]*\)\s*/g, '')}`, role: 'button' };
    item.show();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(wait),
    library.onDidChangeState((state) => {
      papers = state;
      show();
    }),
    notes.onDidChangeState((state) => {
      if (state.kind !== 'reading') wait();
      else if (reading?.kind !== 'reading') {
        timer = setTimeout(() => {
          timer = undefined;
          show();
        }, tellingDelay);
      }
      reading = state;
      show();
    }),
  );
}
