import * as vscode from 'vscode';
import { command } from '../commands';
import type { LibraryState, PaperLibrary } from '../paperLibrary';

/** How many papers there are, at rest; how far indexing is, while it goes on. */
export function registerStatusBar(library: PaperLibrary): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('lectern.status', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Lectern';
  const show = (state: LibraryState) => {
    Object.assign(item, view(state));
    item.accessibilityInformation = { label: `Lectern: ${item.text.replace(/\$\([^)]*\)\s*/g, '')}`, role: 'button' };
    // who has no papers is not to be told so all day
    if (state.kind === 'ready' && state.papers === 0) item.hide();
    else item.show();
  };
  return vscode.Disposable.from(item, library.onDidChangeState(show));
}

function view(state: LibraryState): Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'command'> {
  const stop = 'Click to stop: what was read so far stays.';
  switch (state.kind) {
    case 'finding':
      return {
        text: '$(sync~spin) Looking for papers',
        tooltip: `Lectern is looking for files with papers. ${stop}`,
        command: command.cancelIndexing,
      };
    case 'reading':
      return {
        text: `$(sync~spin) Reading ${state.papers > 0 ? count(state.papers, 'paper') : count(state.of, 'file')}`,
        tooltip: `Lectern has read ${number(state.files)} of ${count(state.of, 'file')}. ${stop}`,
        command: command.cancelIndexing,
      };
    case 'indexing':
      return {
        text: `$(sync~spin) ${number(state.papers)} of ${count(state.of, 'paper')}`,
        tooltip: `Lectern is indexing papers. ${stop}`,
        command: command.cancelIndexing,
      };
    case 'stopped':
      return {
        text: `$(debug-pause) ${count(state.papers, 'paper')} (stopped)`,
        tooltip: 'Lectern was stopped before all papers were read and indexed. Click to go on.',
        command: command.reloadLibrary,
      };
    case 'failed':
      return {
        text: '$(warning) Papers',
        tooltip: 'Lectern could not read your papers; its log says why (Output, Lectern). Click to try again.',
        command: command.reloadLibrary,
      };
    case 'ready':
      return {
        text: `$(book) ${count(state.papers, 'paper')}`,
        tooltip: 'Lectern: search papers',
        command: command.searchPapers,
      };
  }
}

function number(n: number): string {
  return n.toLocaleString('en');
}

function count(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
}
