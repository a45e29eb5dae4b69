import { proxy, transfer } from 'comlink';
import * as vscode from 'vscode';
import type { Paper, Problem } from '../core/paper';
import type { Host, WorkerConnection } from '../host/host';
import type { DumpRow, PaperInDump, PaperRow, SearchRow } from '../worker/protocol';
import { dumpSources, filesOf, type DumpSource } from './dumpSources';

/** Where the library stands. */
export type LibraryState =
  | { readonly kind: 'reading'; readonly files: number; readonly of: number }
  | { readonly kind: 'indexing'; readonly papers: number; readonly of: number }
  | { readonly kind: 'ready'; readonly papers: number }
  /** The user stopped it: what was read so far answers. */
  | { readonly kind: 'stopped'; readonly papers: number };

/** Long enough for an exporter to write several files, short enough to feel immediate. */
const settleDelay = 150;

/**
 * The papers of this window: finds the dumps that the settings name, has the worker read and index them, follows their
 * changes, and passes questions on to the worker. Files are named by their URI's text.
 */
export class PaperLibrary implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  private readonly didChangeState = new vscode.EventEmitter<LibraryState>();
  private readonly didChangeProblems = new vscode.EventEmitter<string>();
  /** After papers came, changed or went. */
  readonly onDidChange = this.didChange.event;
  readonly onDidChangeState = this.didChangeState.event;
  /** The file whose problems are others now. */
  readonly onDidChangeProblems = this.didChangeProblems.event;

  private connection: Promise<WorkerConnection> | undefined;
  private sources: readonly DumpSource[] = [];
  private readonly watchers: vscode.Disposable[] = [];
  private readonly listeners: vscode.Disposable[];
  private readonly files = new Set<string>();
  private readonly problemsByFile = new Map<string, readonly Problem[]>();
  private readonly toRead = new Set<string>();
  private toFind = false;
  private updating: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private current: LibraryState = { kind: 'ready', papers: 0 };

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.reload()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.dumps')) void this.reload();
      }),
    ];
  }

  get state(): LibraryState {
    return this.current;
  }

  /** What is wrong with each file that could not be read as it should. */
  get problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.problemsByFile;
  }

  /** Reads everything anew. Resolves when all is indexed or stopped. */
  async reload(): Promise<void> {
    await this.cancel();
    await this.updating;
    this.stopped = false;
    const { library } = await this.worker();
    await library.reset();
    for (const file of [...this.files]) this.forget(file);
    this.sources = await dumpSources(this.host.home);
    this.watch();
    this.toFind = true;
    await this.update();
  }

  /** Stops reading and indexing; what is there so far stays, until the next `reload`. */
  async cancel(): Promise<void> {
    if (!this.updating) return;
    this.stopped = true;
    await (await this.worker()).library.cancel();
  }

  /** For completion: the best papers for what was typed. */
  async suggest(typed: string, limit: number): Promise<readonly PaperRow[]> {
    return (await this.worker()).library.suggest(typed, limit);
  }

  async search(query: string, limit: number): Promise<readonly SearchRow[]> {
    return (await this.worker()).library.search(query, limit);
  }

  /** The paper that a key names. */
  async paper(citekey: string): Promise<Paper | undefined> {
    return (await this.worker()).library.paper(citekey);
  }

  async dumps(): Promise<readonly DumpRow[]> {
    return (await this.worker()).library.dumps();
  }

  async papersIn(file: string): Promise<readonly PaperInDump[]> {
    return (await this.worker()).library.papersIn(file);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of [...this.watchers, ...this.listeners]) disposable.dispose();
    for (const emitter of [this.didChange, this.didChangeState, this.didChangeProblems]) emitter.dispose();
    void this.connection?.then((connection) => connection.dispose());
  }

  private worker(): Promise<WorkerConnection> {
    this.connection ??= this.host.startWorker(this.extensionUri, (error) => {
      this.log.error(`The library's worker failed: ${error.stack ?? error.message}`);
      // what waits for it waits for ever: the next reload starts with a new one
      this.connection = undefined;
      this.updating = undefined;
      this.enter({ kind: 'stopped', papers: 0 });
    });
    return this.connection;
  }

  private watch(): void {
    for (const watcher of this.watchers.splice(0)) watcher.dispose();
    for (const source of this.sources) {
      const watcher = vscode.workspace.createFileSystemWatcher(source.watch);
      const onChange = (uri: vscode.Uri) => {
        // what the pattern does not take may be a folder that came or went with files that it does
        if (source.pattern.matches(uri.path)) this.toRead.add(uri.toString());
        this.toFind = true;
        this.schedule();
      };
      watcher.onDidCreate(onChange);
      watcher.onDidChange((uri) => {
        if (source.pattern.matches(uri.path)) onChange(uri);
      });
      watcher.onDidDelete(onChange);
      this.watchers.push(watcher);
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), settleDelay);
  }

  /** Works off what is to be found and read, one round at a time. */
  private update(): Promise<void> {
    this.updating ??= this.rounds()
      .catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)))
      .finally(() => {
        this.updating = undefined;
      });
    return this.updating;
  }

  private async rounds(): Promise<void> {
    while ((this.toFind || this.toRead.size > 0) && !this.stopped) await this.round();
  }

  private async round(): Promise<void> {
    const started = Date.now();
    const { library } = await this.worker();
    if (this.toFind) {
      this.toFind = false;
      const found = new Set<string>();
      for (const source of this.sources) for (const uri of await filesOf(source)) found.add(uri.toString());
      for (const file of [...this.files]) {
        if (found.has(file)) continue;
        await library.remove(file);
        this.forget(file);
      }
      for (const file of found) if (!this.files.has(file)) this.toRead.add(file);
      for (const file of [...this.toRead]) if (!found.has(file)) this.toRead.delete(file);
    }
    const files = [...this.toRead];
    this.toRead.clear();
    let read = 0;
    for (const file of files) {
      if (this.stopped) break;
      this.enter({ kind: 'reading', files: read++, of: files.length });
      await this.read(file);
    }
    const papers = this.stopped ? undefined : await this.settle();
    if (papers === undefined) {
      const soFar = (await library.dumps()).reduce((sum, dump) => sum + dump.records, 0);
      this.enter({ kind: 'stopped', papers: soFar });
    } else {
      this.enter({ kind: 'ready', papers });
      this.log.info(`${papers} papers; read ${files.length} files in ${Date.now() - started} ms`);
    }
    this.didChange.fire();
  }

  private async settle(): Promise<number | undefined> {
    const { library } = await this.worker();
    // progress comes by a channel of its own, and the last of it perhaps after the answer
    let over = false;
    const onProgress = (papers: number, of: number) => {
      if (!over) this.enter({ kind: 'indexing', papers, of });
    };
    const papers = await library.settle(proxy(onProgress));
    over = true;
    return papers;
  }

  private async read(file: string): Promise<void> {
    const { library } = await this.worker();
    this.files.add(file);
    try {
      const read = await vscode.workspace.fs.readFile(vscode.Uri.parse(file));
      // a part of a larger buffer cannot be handed over
      const bytes = read.byteLength === read.buffer.byteLength ? read : read.slice();
      const result = await library.read(file, transfer(bytes, [bytes.buffer]));
      if (result) this.tell(file, result.problems);
    } catch (error) {
      await library.remove(file);
      const reason = error instanceof Error ? error.message : String(error);
      this.tell(file, [{ file, line: 1, message: `This file cannot be read: ${reason}` }]);
    }
  }

  private forget(file: string): void {
    this.files.delete(file);
    this.tell(file, []);
  }

  private tell(file: string, problems: readonly Problem[]): void {
    if (problems.length === 0 && !this.problemsByFile.has(file)) return;
    if (problems.length === 0) this.problemsByFile.delete(file);
    else this.problemsByFile.set(file, problems);
    this.didChangeProblems.fire(file);
  }

  private enter(state: LibraryState): void {
    this.current = state;
    this.didChangeState.fire(state);
  }
}
