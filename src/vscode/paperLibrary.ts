import { proxy, transfer } from 'comlink';
import * as vscode from 'vscode';
import type { Paper, Problem } from '../core/paper';
import type { Host, WorkerConnection } from '../host/host';
import type { DumpRow, PaperInDump, PaperRow, SearchRow, Settled } from '../worker/protocol';
import { dumpSources, filesOf } from './dumpSources';
import { DumpWatcher } from './dumpWatcher';

/** Where the library stands. */
export type LibraryState =
  | { readonly kind: 'reading'; readonly files: number; readonly of: number }
  | { readonly kind: 'indexing'; readonly papers: number; readonly of: number }
  | { readonly kind: 'ready'; readonly papers: number }
  /** The user stopped it: what was read so far answers. */
  | { readonly kind: 'stopped'; readonly papers: number }
  /** Something that should not happen did; the log says what. */
  | { readonly kind: 'failed' };

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
  private readonly files = new Set<string>();
  private readonly problemsByFile = new Map<string, readonly Problem[]>();
  /** What could not even be listed. */
  private passedOver: ReadonlySet<string> = new Set();
  private readonly toRead = new Set<string>();
  private toFind = false;
  private toReset = false;
  private updating: Promise<void> | undefined;
  /** The user has stopped the work at hand. */
  private halted = false;
  /** The user has stopped some work since the last reload: what it left undone is not begun again by itself. */
  private incomplete = false;
  private readonly watcher = new DumpWatcher(({ files, folders }) => {
    for (const file of files) this.toRead.add(file);
    this.toFind ||= folders && !this.incomplete;
    if (this.toFind || this.toRead.size > 0) void this.update();
  });
  private readonly listeners = [
    vscode.workspace.onDidChangeWorkspaceFolders(() => void this.reload()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lectern.dumps')) void this.reload();
    }),
  ];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What is wrong with each file that could not be read as it should. */
  get problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.problemsByFile;
  }

  /** Reads everything anew. Resolves when all is indexed, or stopped. */
  async reload(): Promise<void> {
    this.toReset = true;
    // what is being done is in vain
    await this.cancel();
    await this.update();
  }

  /** Stops reading and indexing. What was read answers; the rest waits for the next `reload`. */
  async cancel(): Promise<void> {
    if (!this.updating) return;
    this.halted = true;
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
    for (const disposable of [this.watcher, ...this.listeners]) disposable.dispose();
    for (const emitter of [this.didChange, this.didChangeState, this.didChangeProblems]) emitter.dispose();
    void this.connection?.then((connection) => connection.dispose());
  }

  private worker(): Promise<WorkerConnection> {
    this.connection ??= this.host
      .startWorker(this.extensionUri, (error) => {
        // what waits for it waits for ever: the next reload starts with a new one
        this.connection = undefined;
        this.updating = undefined;
        this.fail(error);
      })
      .catch((error: unknown) => {
        this.connection = undefined;
        throw error;
      });
    return this.connection;
  }

  /** Works off what is to be done. Nothing else changes what the worker holds, so that one thing comes after the other. */
  private update(): Promise<void> {
    this.updating ??= this.attempt(() => this.rounds()).finally(() => {
      this.updating = undefined;
    });
    return this.updating;
  }

  private async rounds(): Promise<void> {
    do {
      this.halted = false;
      if (this.toReset) await this.reset();
      await this.round();
    } while (this.toReset || this.toFind || this.toRead.size > 0);
  }

  private async reset(): Promise<void> {
    this.toReset = false;
    this.toFind = true;
    this.incomplete = false;
    this.toRead.clear();
    await (await this.worker()).library.reset();
    for (const file of [...this.files]) this.forget(file);
  }

  private async round(): Promise<void> {
    const started = Date.now();
    if (this.toFind) await this.find();
    const files = [...this.toRead];
    this.toRead.clear();
    let read = 0;
    for (const file of files) {
      if (this.halted) break;
      this.enter({ kind: 'reading', files: read++, of: files.length });
      await this.read(file);
    }
    const { papers, complete } = await this.settle();
    this.incomplete ||= this.halted || !complete;
    this.toFind &&= !this.incomplete;
    this.enter({ kind: this.incomplete ? 'stopped' : 'ready', papers });
    this.log.info(`${papers} papers; read ${read} of ${files.length} files in ${Date.now() - started} ms`);
    this.didChange.fire();
  }

  /** Looks what files there are: new ones are to be read, those that have gone are forgotten. */
  private async find(): Promise<void> {
    this.toFind = false;
    // anew each time: what a path means depends on what is there
    const sources = await dumpSources(this.host.home);
    this.watcher.watch(sources);
    const found = new Set<string>();
    const passedOver = new Map<string, string>();
    for (const source of sources) {
      const files = await filesOf(source, (uri, message) => passedOver.set(uri.toString(), message));
      for (const file of files) found.add(file.toString());
    }
    for (const file of this.passedOver) if (!passedOver.has(file)) this.tell(file, []);
    for (const [file, message] of passedOver) this.tell(file, [{ file, line: 1, message }]);
    this.passedOver = new Set(passedOver.keys());
    const { library } = await this.worker();
    for (const file of [...this.files]) {
      if (found.has(file)) continue;
      await library.remove(file);
      this.forget(file);
    }
    for (const file of found) if (!this.files.has(file)) this.toRead.add(file);
    for (const file of [...this.toRead]) if (!found.has(file)) this.toRead.delete(file);
  }

  private async settle(): Promise<Settled> {
    const { library } = await this.worker();
    // progress comes by a channel of its own, and the last of it perhaps after the answer
    let over = false;
    const onProgress = (papers: number, of: number) => {
      if (!over) this.enter({ kind: 'indexing', papers, of });
    };
    const settled = await library.settle(proxy(onProgress));
    over = true;
    return settled;
  }

  private async read(file: string): Promise<void> {
    const { library } = await this.worker();
    this.files.add(file);
    try {
      const read = await vscode.workspace.fs.readFile(vscode.Uri.parse(file));
      // a part of a larger buffer cannot be handed over
      const bytes = read.byteLength === read.buffer.byteLength ? read : new Uint8Array(read);
      const result = await library.read(file, transfer(bytes, [bytes.buffer]));
      if (result) this.tell(file, result.problems);
    } catch (error) {
      await library.remove(file);
      // after a stop nobody looks what files there are: this one may just have gone
      if (this.incomplete && isNotFound(error)) this.forget(file);
      else this.tell(file, [{ file, line: 1, message: unreadable(error) }]);
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
    this.didChangeState.fire(state);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.log.error(error instanceof Error ? error : String(error));
    this.enter({ kind: 'failed' });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

function unreadable(error: unknown): string {
  if (isNotFound(error)) return 'There is no such file or folder. See the setting "lectern.dumps".';
  return `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
