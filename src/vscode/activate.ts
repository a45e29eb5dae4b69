import * as vscode from 'vscode';
import type { Host } from '../host/host';
import { workspaceStorage } from '../host/workspaceStorage';
import { Bibliographies } from './bibliography/bibliographies';
import { BibliographiesOfNotes } from './bibliography/citedBibliographies';
import { KeysInNotes } from './citing/keysInNotes';
import { registerAddCitedPapers } from './features/addCitedPapers';
import { registerBibliography } from './features/bibliography';
import { registerCitationCounts } from './features/citationCounts';
import { registerCitationProblems } from './features/citationProblems';
import { registerCompletion } from './features/completion';
import { registerDefinition } from './features/definition';
import { registerDocumentHighlights } from './features/documentHighlights';
import { registerDocumentLinks } from './features/documentLinks';
import { registerDumpLanguage } from './features/dumpLanguage';
import { registerFindRelated } from './features/findRelated';
import { registerHover } from './features/hover';
import { registerInsertCitation } from './features/insertCitation';
import { registerLibraryCommands } from './features/libraryCommands';
import { registerLibraryReport } from './features/libraryReport';
import { registerLibraryView } from './features/libraryView';
import { registerNoteSources } from './features/noteSources';
import { registerPaperCommands } from './features/paperCommands';
import { registerPaperSymbols } from './features/paperSymbols';
import { registerPasteCitation } from './features/pasteCitation';
import { registerProblems } from './features/problems';
import { registerReferences } from './features/references';
import { registerRename } from './features/rename';
import { registerSearchPapers } from './features/searchPapers';
import { registerStatusBar } from './features/statusBar';
import { registerZotero } from './features/zotero';
import { NoteEditors } from './notes/noteEditor';
import { NoteIndex } from './notes/noteIndex';
import { OpenDumps } from './library/openDumps';
import { PaperLibrary } from './library/paperLibrary';
import { RunningWorker } from './library/runningWorker';

/** The composition root: makes the library, hands it to every feature, and starts reading. */
export function activateLectern(context: vscode.ExtensionContext, host: Host): void {
  const log = vscode.window.createOutputChannel('Lectern', { log: true });
  const storage = context.storageUri && workspaceStorage(vscode.Uri.joinPath(context.storageUri, 'library'));
  const worker = new RunningWorker((onDidFail) => host.startWorker(context.extensionUri, onDidFail));
  const library = new PaperLibrary(worker, host, log, storage);
  const noteIndex = new NoteIndex(worker, host, log);
  const dumps = new OpenDumps(library);
  const notes = new NoteEditors();
  const bibliographies = new Bibliographies(library, host.home);
  const ofNotes = new BibliographiesOfNotes(library, host.home);
  const keys = new KeysInNotes(noteIndex, ofNotes);
  context.subscriptions.push(
    log,
    notes,
    library,
    noteIndex,
    dumps,
    worker,
    registerCompletion(library, ofNotes),
    registerHover(library, noteIndex, dumps),
    registerDefinition(noteIndex, dumps),
    registerReferences(noteIndex, dumps),
    registerDocumentHighlights(noteIndex),
    registerDocumentLinks(library, dumps, host.home),
    registerCitationCounts(library, noteIndex, dumps),
    registerPaperSymbols(library, noteIndex),
    registerRename(library, noteIndex, dumps, host.home),
    registerSearchPapers(library, notes, keys),
    registerFindRelated(library, notes, keys),
    registerInsertCitation(library, notes, keys),
    registerPasteCitation(noteIndex, ofNotes, keys),
    registerPaperCommands(library, notes, keys),
    registerLibraryCommands(library, noteIndex, context.extensionUri),
    registerLibraryView(library),
    registerProblems(library),
    registerDumpLanguage(library),
    registerStatusBar(library, noteIndex),
    registerNoteSources(library),
    registerBibliography(bibliographies),
    registerAddCitedPapers(bibliographies, notes, noteIndex),
    registerCitationProblems(library, noteIndex, bibliographies, ofNotes, keys),
    registerLibraryReport(library, notes),
    registerZotero(host),
  );
  void library.refresh();
  void noteIndex.refresh();
}
