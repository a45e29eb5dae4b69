import * as vscode from 'vscode';
import type { ChangedKeys } from '../core/bibliography/keyChange';
import type { CitedNote } from '../core/notes/citationIndex';
import type { Checked } from '../core/check/checkNote';
import type { Finding, Severities } from '../core/check/finding';
import type { Host } from '../host/host';
import type {
  CheckOptions,
  CitedRecord,
  CitedWork,
  KeyRenaming,
  NamedSource,
  NoteFile,
  OldKey,
  PastedPaper,
} from '../worker/noteProtocol';
import type { LecternWorker, PaperInDump, PaperRow } from '../worker/protocol';
import type { Remote } from 'comlink';
import { citationSyntax, citationSyntaxSetting } from './citationSyntax';
import { concurrently } from './concurrently';
import { contentOf, isNotFound, stampOf } from './dumpFile';
import { DumpWatcher } from './dumpWatcher';
import { isDirty, isIndexed, isOnDisk } from './indexedDocument';
import { notesIn, notesPlaces } from './noteFiles';
import type { RunningWorker } from './runningWorker';

/** Where reading the workspace's notes stands. */
export type NotesState =
  | { readonly kind: 'reading'; readonly notes: number; readonly of: number }
  | { readonly kind: 'ready' }
  /** The user stopped it: the notes that were read so far count. */
  | { readonly kind: 'stopped' };

/** Milliseconds from a key to the worker's knowing of it: several keys at once are told together. */
const typingDelay = 30;
/** How many notes go to the worker at a time: it answers questions between two lots. */
const lot = 32;
const width = 16;

/**
 * What the notes of this window cite: has the worker read the notes of the workspace in the background, keeps it in step
 * with files and open editors, and passes questions on to it. Notes are named by their URI's text.
 */
export class NoteIndex implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.Uri | undefined>();
  private readonly didChangeState = new vscode.EventEmitter<NotesState>();
  /** After what notes cite has changed, with the note that is open and has changed; undefined where it is others. */
  readonly onDidChange = this.didChange.event;
  readonly onDidChangeState = this.didChangeState.event;

  private readonly files = new Set<string>();
  private readonly open = new Set<string>();
  /** Open notes whose last edits the worker does not know of yet. */
  private readonly edited = new Map<string, vscode.TextDocument>();
  private readonly toRead = new Set<string>();
  private toFind = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private updating: Promise<void> | undefined;
  private halted = false;
  private readonly watcher = new DumpWatcher(({ files, folders }) => {
    for (const file of files) this.toRead.add(file);
    this.toFind ||= folders;
    void this.update();
  });
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly worker: RunningWorker,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.edit(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edit(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.notes')) void this.refresh();
        if (event.affectsConfiguration(citationSyntaxSetting)) void this.reload();
      }),
    ];
    // the next worker begins with nothing
    worker.onDidFail(() => void this.reload());
  }

  /** Reads the notes of the workspace that are not known yet. Resolves when all are read, or it was stopped. */
  async refresh(): Promise<void> {
    this.toFind = true;
    const syntax = citationSyntax();
    // what is asked afterwards, the worker answers afterwards
    void this.worker.ask((worker) => worker.setSyntax(syntax)).catch(() => undefined);
    for (const document of vscode.workspace.textDocuments) {
      this.edit(document);
      // VS Code may hold on to one whose file is gone
      if (isIndexed(document) && isOnDisk(document)) this.toRead.add(document.uri.toString());
    }
    await this.update();
  }

  /** Stops reading notes; those that were read stay known. */
  cancel(): void {
    this.halted = this.updating !== undefined;
  }

  /** Resolves when no notes are being read. */
  async settled(): Promise<void> {
    while (this.updating) await this.updating;
  }

  /** All citations of the work that a key names. */
  async citedWork(citekey: string): Promise<CitedWork> {
    return this.ask((worker) => worker.citedWork(citekey));
  }

  /** What a note cites; undefined where it cites nothing. */
  async citationsIn(note: vscode.Uri): Promise<CitedNote | undefined> {
    return this.ask((worker) => worker.citationsIn(note.toString()));
  }

  /** How often the papers of a dump or bibliography are cited. */
  async citedIn(file: vscode.Uri): Promise<readonly CitedRecord[]> {
    return this.ask((worker) => worker.citedIn(file.toString()));
  }

  /** The records of the paper that a key names, or of all those that it may mean. */
  async sourcesOf(citekey: string): Promise<readonly NamedSource[]> {
    return this.ask((worker) => worker.sourcesOf(citekey));
  }

  /** The paper whose record a line of a dump belongs to, from 1. */
  async paperAt(file: vscode.Uri, line: number): Promise<PaperInDump | undefined> {
    return this.ask((worker) => worker.paperAt(file.toString(), line));
  }

  /** What is wrong with the citations of an open note. */
  async check(note: vscode.Uri, options: CheckOptions): Promise<Checked> {
    return this.ask((worker) => worker.check(note.toString(), options));
  }

  /** What is wrong with the entries of a bibliography, as its text is now. */
  async checkEntries(file: vscode.Uri, text: string, severities: Severities): Promise<readonly Finding[]> {
    return this.ask((worker) => worker.checkEntries(file.toString(), text, severities));
  }

  /** The papers that a key which nobody has may mean, the likeliest first. */
  async nearest(key: string, limit: number): Promise<readonly PaperRow[]> {
    return this.ask((worker) => worker.nearest(key, limit));
  }

  /** What it would mean that a key becomes another one. */
  async keyRenaming(old: OldKey, to: string): Promise<KeyRenaming> {
    return this.ask((worker) => worker.keyRenaming(old, to));
  }

  /** How a bibliography's text, as it is now, changes with a key. */
  async renamedIn(file: string, text: string, old: OldKey, to: string): Promise<ChangedKeys | undefined> {
    return this.ask((worker) => worker.renamedIn(file, text, old, to));
  }

  /** The papers that a text names as an identifier alone, or as BibTeX; none where it is anything else. */
  async pasted(text: string): Promise<readonly PastedPaper[]> {
    return this.ask((worker) => worker.pasted(text));
  }

  /** Asks about notes as they are now, with every edit. */
  async ask<T>(question: (worker: Remote<LecternWorker>) => Promise<T> | T): Promise<T> {
    this.flush();
    return this.worker.ask(question);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.halted = true;
    for (const disposable of [this.watcher, this.didChange, this.didChangeState, ...this.listeners]) {
      disposable.dispose();
    }
  }

  /** Reads all notes anew. */
  private reload(): Promise<void> {
    this.files.clear();
    this.open.clear();
    return this.refresh();
  }

  private edit(document: vscode.TextDocument): void {
    if (!isIndexed(document)) return;
    this.edited.set(document.uri.toString(), document);
    this.timer ??= setTimeout(() => this.flush(), typingDelay);
  }

  /** Tells the worker of all edits. What is asked after it is answered after it. */
  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const edited = [...this.edited];
    this.edited.clear();
    for (const [note, document] of edited) {
      this.open.add(note);
      const text = document.getText();
      // when the worker has failed it has said so
      void this.worker
        .ask((worker) => worker.openNote(note, text, Date.now()))
        .then(() => this.didChange.fire(document.uri))
        .catch(() => undefined);
    }
  }

  private close(document: vscode.TextDocument): void {
    const note = document.uri.toString();
    this.edited.delete(note);
    if (!this.open.delete(note)) return;
    const isFile = this.files.has(note);
    void this.worker
      .ask((worker) => (isFile ? worker.closeNote(note) : worker.removeNote(note)))
      .catch(() => undefined);
    // what was not saved is gone
    if (isFile) this.toRead.add(note);
    void this.update();
  }

  private update(): Promise<void> {
    this.updating ??= this.rounds()
      .catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)))
      .finally(() => {
        this.updating = undefined;
      });
    return this.updating;
  }

  private async rounds(): Promise<void> {
    this.halted = false;
    while (!this.isHalted() && (this.toFind || this.toRead.size > 0)) {
      if (this.toFind) await this.find();
      await this.readAll();
    }
    this.didChangeState.fire({ kind: this.isHalted() ? 'stopped' : 'ready' });
  }

  private isHalted(): boolean {
    return this.halted;
  }

  private async find(): Promise<void> {
    this.toFind = false;
    const places = await notesPlaces(this.host.home);
    this.watcher.watch(places);
    const found = await notesIn(places, () => this.halted);
    // what was not looked at has not gone
    if (this.halted) return;
    // one that has just changed may be none any more
    for (const note of [...this.toRead]) if (!found.has(note) && !this.open.has(note)) this.toRead.delete(note);
    for (const note of [...this.files]) {
      if (found.has(note)) continue;
      this.files.delete(note);
      if (this.open.has(note)) this.toRead.add(note);
      else await this.worker.ask((worker) => worker.removeNote(note));
    }
    for (const note of found) {
      if (this.files.has(note)) continue;
      this.files.add(note);
      this.toRead.add(note);
    }
  }

  private async readAll(): Promise<void> {
    const started = Date.now();
    const notes = [...this.toRead];
    this.toRead.clear();
    let read = 0;
    for (let from = 0; from < notes.length && !this.halted; from += lot) {
      if (notes.length > lot) this.didChangeState.fire({ kind: 'reading', notes: from, of: notes.length });
      const some = notes.slice(from, from + lot);
      await this.read(some);
      read += some.length;
    }
    // they are read when the user has them looked for again
    for (const note of notes.slice(read)) this.files.delete(note);
    if (read === 0) return;
    this.log.debug(`Read ${read} notes in ${Date.now() - started} ms`);
    this.didChange.fire(undefined);
  }

  private async read(notes: readonly string[]): Promise<void> {
    const contents: NoteFile[] = [];
    await concurrently(notes, width, async (note) => {
      try {
        const { mtime } = await stampOf(note);
        if (this.open.has(note)) return;
        contents.push({ note, content: await contentOf(note, this.host), time: mtime });
      } catch (error) {
        if (isNotFound(error)) this.files.delete(note);
        else this.log.warn(`${note} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        // a document without edits is what its file is
        if (this.open.has(note) && (!isNotFound(error) || isDirty(note))) return;
        this.open.delete(note);
        await this.worker.ask((worker) => worker.removeNote(note));
      }
    });
    if (contents.length === 0) return;
    for (const { note, message } of await this.worker.ask((worker) => worker.readNotes(contents))) {
      this.log.warn(`${note} cannot be read: ${message}`);
    }
  }
}
