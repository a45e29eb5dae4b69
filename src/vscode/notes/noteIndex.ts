import * as vscode from 'vscode';
import type { Host } from '../../host/host';
import type { CitingFile, NoteFile, OldKey } from '../../worker/noteProtocol';
import type { LecternWorker } from '../../worker/protocol';
import type { Remote } from 'comlink';
import { citationSyntax, citationSyntaxSetting } from './citationSyntax';
import { concurrently } from '../concurrently';
import { contentOf, isNotFound, stampOf } from '../library/dumpFile';
import { DumpWatcher } from '../library/dumpWatcher';
import { isDirty, isIndexed, isOnDisk } from './indexedDocument';
import { notesIn, notesPlaces } from './noteFiles';
import { NoteQuestions } from './noteQuestions';
import { NoteReading, type NotesState } from './noteReading';
import { OpenNotes } from './openNotes';
import type { RunningWorker } from '../library/runningWorker';

export type { NotesState } from './noteReading';

/** How many files are looked at at a time. */
const width = 16;
/** Milliseconds after which a note that was closed is looked at again. */
const secondLook = 3000;

/**
 * What the notes of this window cite: has the worker read the notes of the workspace in the background, keeps it in step
 * with files and open editors, and passes questions on to it. Notes are named by their URI's text.
 */
export class NoteIndex extends NoteQuestions implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.Uri | undefined>();
  private readonly didChangeState = new vscode.EventEmitter<NotesState>();
  /** After what notes cite has changed, with the note that is open and has changed; undefined where it is others. */
  readonly onDidChange = this.didChange.event;
  readonly onDidChangeState = this.didChangeState.event;

  /** Whether the worker knows what cites, besides Pandoc's own syntax. */
  private knowsSyntax = false;
  private readonly open = new OpenNotes(
    (question) => this.tell(question),
    (uri) => this.didChange.fire(uri),
  );
  private readonly reading = new NoteReading({
    tellOpen: () => this.open.flush(),
    find: (isStopped) => this.find(isStopped),
    read: (notes) => this.read(notes),
    remove: (note) => this.tell((worker) => worker.removeNote(note)),
    isOpen: (note) => this.open.has(note),
    didChange: () => this.didChange.fire(undefined),
    didChangeState: (state) => this.didChangeState.fire(state),
    failed: (error) => this.log.error(error instanceof Error ? error : String(error)),
  });
  private readonly watcher = new DumpWatcher(({ files, folders }) => this.reading.change(files, folders));
  private readonly secondLooks = new Set<ReturnType<typeof setTimeout>>();
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly worker: RunningWorker,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.open.edit(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.open.edit(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      // VS Code holds on to a document for minutes after its last tab was closed
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.lookAgain(closed.flatMap(openedNote))),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.notes')) void this.refresh();
        if (event.affectsConfiguration(citationSyntaxSetting)) this.reread();
      }),
    ];
    worker.onDidFail(() => {
      this.knowsSyntax = false;
      this.open.forget();
      this.reading.restart(openOnDisk());
    });
  }

  /** Reads the notes of the workspace that are not known yet. Resolves when all are read, or it was stopped. */
  async refresh(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) this.open.edit(document);
    await this.reading.refresh(openOnDisk());
  }

  /** Stops reading notes; those that were read stay known. */
  cancel(): void {
    this.reading.cancel();
  }

  /** Resolves when no notes are being read. */
  async settled(): Promise<void> {
    await this.reading.settled();
  }

  /** The notes of the workspace's folders that cite anything. */
  async citingNotes(): Promise<readonly vscode.Uri[]> {
    const notes = await this.ask((worker) => worker.citingNotes());
    return notes.map((note) => vscode.Uri.parse(note)).filter((note) => vscode.workspace.getWorkspaceFolder(note));
  }

  /** Where notes that are in no editor cite a key, as far as their files tell. */
  async citingFiles(notes: readonly string[], old: OldKey): Promise<readonly CitingFile[]> {
    const files: NoteFile[] = [];
    await concurrently(notes, width, async (note) => {
      // one that is not there is opened in vain, which tells why
      const content = await contentOf(note, this.host).catch(() => undefined);
      if (content) files.push({ note, content, time: Date.now() });
    });
    return this.ask((worker) => worker.citingFiles(files, old));
  }

  /** Asks about notes as they are now, with every edit. */
  async ask<T>(question: (worker: Remote<LecternWorker>) => Promise<T> | T): Promise<T> {
    // when the worker has failed, the question fails too
    void this.open.flush().catch(() => undefined);
    return this.tell(question);
  }

  dispose(): void {
    this.reading.dispose();
    for (const timer of this.secondLooks) clearTimeout(timer);
    const { watcher, open, didChange, didChangeState, listeners } = this;
    vscode.Disposable.from(watcher, open, didChange, didChangeState, ...listeners).dispose();
  }

  /** Asks the worker, which may not know of the last edits. */
  private tell<T>(question: (worker: Remote<LecternWorker>) => Promise<T> | T): Promise<T> {
    return this.worker.ask((worker) => {
      if (!this.knowsSyntax) {
        this.knowsSyntax = true;
        // what is asked afterwards, the worker answers afterwards
        void worker.setSyntax(citationSyntax()).catch(() => undefined);
      }
      return question(worker);
    });
  }

  /** What cites is another matter now. */
  private reread(): void {
    this.knowsSyntax = false;
    this.open.forget();
    void this.reading.reread(openOnDisk());
  }

  private close(document: vscode.TextDocument): void {
    const note = document.uri.toString();
    if (!this.open.close(note)) return;
    const isFile = this.reading.has(note);
    void this.tell((worker) => (isFile ? worker.closeNote(note) : worker.removeNote(note)))
      // what was not saved is gone, and the file may be about to go
      .then(() => (isFile ? this.lookAgain([note]) : this.didChange.fire(undefined)))
      // the next worker knows nothing of it
      .catch(() => undefined);
  }

  private async find(isStopped: () => boolean): Promise<ReadonlySet<string>> {
    const places = await notesPlaces(this.host.home);
    this.watcher.watch(places);
    return notesIn(places, isStopped);
  }

  /** Has the worker read notes that are in no editor; tells which have gone. */
  private async read(notes: readonly string[]): Promise<readonly string[]> {
    const contents: NoteFile[] = [];
    const gone: string[] = [];
    await concurrently(notes, width, async (note) => {
      try {
        const { mtime } = await stampOf(note);
        if (this.open.has(note)) return;
        contents.push({ note, content: await contentOf(note, this.host), time: mtime });
      } catch (error) {
        if (isNotFound(error)) gone.push(note);
        else this.log.warn(`${note} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        // a document without edits is what its file is
        if (this.open.has(note) && (!isNotFound(error) || isDirty(note))) return;
        this.open.close(note);
        await this.tell((worker) => worker.removeNote(note));
      }
    });
    if (contents.length === 0) return gone;
    for (const { note, message } of await this.tell((worker) => worker.readNotes(contents))) {
      this.log.warn(`${note} cannot be read: ${message}`);
    }
    return gone;
  }

  /** Looks at notes now and later: watchers on a busy machine tell nothing of a file that comes and goes soon. */
  private lookAgain(notes: readonly string[]): void {
    if (notes.length === 0) return;
    this.reading.change(notes, false);
    const timer = setTimeout(() => {
      this.secondLooks.delete(timer);
      this.reading.change(notes, false);
    }, secondLook);
    this.secondLooks.add(timer);
  }
}

/** The note that a tab shows, where it has a file. */
function openedNote({ input }: vscode.Tab): string[] {
  const document =
    input instanceof vscode.TabInputText &&
    vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === input.uri.toString());
  return document && isIndexed(document) && isOnDisk(document) ? [document.uri.toString()] : [];
}

/** The notes in editors that have files, or had: VS Code may hold on to one whose file is gone. */
function openOnDisk(): readonly string[] {
  const notes = vscode.workspace.textDocuments.filter((document) => isIndexed(document) && isOnDisk(document));
  return notes.map(({ uri }) => uri.toString());
}
