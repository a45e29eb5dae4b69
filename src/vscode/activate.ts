import * as vscode from 'vscode';
import type { Host } from '../host/host';
import { workspaceStorage } from '../host/workspaceStorage';
import { Bibliographies } from './bibliographies';
import { registerAddCitedPapers } from './features/addCitedPapers';
import { registerAmbiguousCitations } from './features/ambiguousCitations';
import { registerBibliography } from './features/bibliography';
import { registerCompletion } from './features/completion';
import { registerDumpLanguage } from './features/dumpLanguage';
import { registerHover } from './features/hover';
import { registerLibraryCommands } from './features/libraryCommands';
import { registerLibraryReport } from './features/libraryReport';
import { registerLibraryView } from './features/libraryView';
import { registerNoteSources } from './features/noteSources';
import { registerPaperCommands } from './features/paperCommands';
import { registerProblems } from './features/problems';
import { registerSearchPapers } from './features/searchPapers';
import { registerStatusBar } from './features/statusBar';
import { registerZotero } from './features/zotero';
import { NoteEditors } from './noteEditor';
import { NoteIndex } from './noteIndex';
import { PaperLibrary } from './paperLibrary';
import { RunningWorker } from './runningWorker';

/** The composition root: makes the library, hands it to every feature, and starts reading. */
export function activateLectern(context: vscode.ExtensionContext, host: Host): void {
  const log = vscode.window.createOutputChannel('Lectern', { log: true });
  const storage = context.storageUri && workspaceStorage(vscode.Uri.joinPath(context.storageUri, 'library'));
  const worker = new RunningWorker((onDidFail) => host.startWorker(context.extensionUri, onDidFail));
  const library = new PaperLibrary(worker, host, log, storage);
  const noteIndex = new NoteIndex(worker, host, log);
  const notes = new NoteEditors();
  const bibliographies = new Bibliographies(library, host.home);
  context.subscriptions.push(
    log,
    notes,
    library,
    noteIndex,
    worker,
    registerCompletion(library),
    registerHover(library),
    registerSearchPapers(library, notes),
    registerPaperCommands(library, notes),
    registerLibraryCommands(library, context.extensionUri),
    registerLibraryView(library),
    registerProblems(library),
    registerDumpLanguage(library),
    registerStatusBar(library),
    registerNoteSources(library),
    registerBibliography(bibliographies),
    registerAddCitedPapers(bibliographies, notes),
    registerAmbiguousCitations(library),
    registerLibraryReport(library, notes),
    registerZotero(host),
  );
  void library.refresh();
  void noteIndex.refresh();
}
