import * as vscode from 'vscode';
import type { Host } from '../host/host';
import { registerCompletion } from './features/completion';
import { registerDumpLanguage } from './features/dumpLanguage';
import { registerHover } from './features/hover';
import { registerLibraryCommands } from './features/libraryCommands';
import { registerLibraryView } from './features/libraryView';
import { registerPaperCommands } from './features/paperCommands';
import { registerProblems } from './features/problems';
import { registerSearchPapers } from './features/searchPapers';
import { registerStatusBar } from './features/statusBar';
import { NoteEditors } from './noteEditor';
import { PaperLibrary } from './paperLibrary';

/** The composition root: makes the library, hands it to every feature, and starts reading. */
export function activateLectern(context: vscode.ExtensionContext, host: Host): void {
  const log = vscode.window.createOutputChannel('Lectern', { log: true });
  const library = new PaperLibrary(context.extensionUri, host, log);
  const notes = new NoteEditors();
  context.subscriptions.push(
    log,
    notes,
    library,
    registerCompletion(library),
    registerHover(library),
    registerSearchPapers(library, notes),
    registerPaperCommands(library, notes),
    registerLibraryCommands(library, context.extensionUri),
    registerLibraryView(library),
    registerProblems(library),
    registerDumpLanguage(library),
    registerStatusBar(library),
  );
  void library.reload();
}
