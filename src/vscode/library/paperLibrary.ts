import type { Remote } from 'comlink';
import * as vscode from 'vscode';
import type { FrontMatterFields } from '../../core/notes/frontMatter/frontMatterFields';
import { engineNames, type EngineName } from '../../core/search/createEngine';
import type { Paper, Problem } from '../../core/paper';
import type { LibraryStart } from '../../core/report/reportData';
import type { Storage } from '../../core/store/store';
import type { Host } from '../../host/host';
import type {
  DumpRow,
  LibraryFacts,
  LecternWorker,
  Meaning,
  PaperInDump,
  QueryHelp,
  RelatedTo,
  SearchRow,
  Settled,
} from '../../worker/protocol';
import type { SuggestedRow, TypingPlace } from '../../worker/noteProtocol';
import { concurrently } from '../concurrently';
import { dumpSources, type DumpSource, type NoteSources } from './dumpSources';
import { DumpWatcher } from './dumpWatcher';
import { FileProblems } from './fileProblems';
import { findDumps, nothingFound } from './foundDumps';
import { HeldFiles } from './heldFiles';
import { KeptLibrary } from './keptLibrary';
import type { RunningWorker } from './runningWorker';
import { withProgress } from './workerProgress';

/** Where the library stands. */
export type LibraryState =
  /** Looking what files there are; only told when it takes a while. */
  | { readonly kind: 'finding' }
  | { readonly kind: 'reading'; readonly files: number; readonly of: number; readonly papers: number }
  | { readonly kind: 'indexing'; readonly papers: number; readonly of: number }
  | { readonly kind: 'ready'; readonly papers: number }
  /** The user stopped it: what was read so far answers. */
  | { readonly kind: 'stopped'; readonly papers: number }
  /** Something that should not happen did; the log says what. */
  | { readonly kind: 'failed' };

/** How many files are looked at, and read, at a time: a disk answers several questions as fast as one. */
const width = 16;

/** Milliseconds that looking for files may take before it is told. */
const tellingDelay = 700;

/**
 * The papers of this window: opens what was kept of them, finds the dumps that the settings and open notes name, has the
 * worker read and index what changed, follows further changes, and passes questions on to the worker. Files are named by
 * their URI's text.
 */
export class PaperLibrary implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  private readonly didChangeState = new vscode.EventEmitter<LibraryState>();
  private readonly fileProblems = new FileProblems();
  /** After papers came, changed or went. */
  readonly onDidChange = this.didChange.event;
  readonly onDidChangeState = this.didChangeState.event;
  /** The file whose problems are others now. */
  readonly onDidChangeProblems = this.fileProblems.onDidChange;

  private readonly files: HeldFiles;
  private readonly kept: KeptLibrary;
  private began: LibraryStart | undefined;
  private foundSources: readonly DumpSource[] = [];
  private notes: readonly NoteSources[] = [];
  private found = nothingFound;
  private readonly toRead = new Set<string>();
  private toOpen: boolean;
  private toFind = false;
  /** Files that are held may have changed while nobody watched them. */
  private toCheck = true;
  private toReset = false;
  private toKeep = false;
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
    vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lectern.dumps') || event.affectsConfiguration('lectern.bibliography')) {
        void this.refresh();
      }
      if (event.affectsConfiguration(engineSection)) void this.reload();
    }),
  ];

  /** @param storage where the library is kept; undefined in a window without a folder */
  constructor(
    private readonly worker: RunningWorker,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
    storage: Storage | undefined,
  ) {
    this.kept = new KeptLibrary(worker, storage, log);
    this.files = new HeldFiles(worker, host, log, this.fileProblems, (file) => {
      this.toRead.add(file);
      void this.update();
    });
    this.toOpen = storage !== undefined;
    // it is told what to search with
    this.toReset = !this.toOpen;
    worker.onDidFail((error) => {
      // the next worker begins with nothing
      this.toReset = true;
      this.fail(error);
    });
  }

  /** What is wrong with each file that could not be read as it should. */
  get problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.fileProblems.byFile;
  }

  /** Where papers were looked for last. */
  get sources(): readonly DumpSource[] {
    return this.foundSources;
  }

  /** How it began; undefined until papers can be suggested. */
  get start(): LibraryStart | undefined {
    return this.began;
  }

  /** Looks what papers there are, and reads those that are new or have changed. Resolves when all is indexed, or stopped. */
  async refresh(): Promise<void> {
    if (this.incomplete) return this.reload();
    this.toFind = true;
    this.toCheck = true;
    await this.update();
  }

  /** Resolves when nothing is being read or indexed. */
  async settled(): Promise<void> {
    while (this.updating) await this.updating;
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
    // a worker that is gone has stopped
    await this.ask((library) => library.cancel()).catch(() => undefined);
  }

  /** Says what open notes say of where their papers are. */
  async follow(notes: readonly NoteSources[]): Promise<void> {
    this.notes = notes;
    if (!this.incomplete) await this.refresh();
  }

  /** For completion: the best papers for what was typed, in a note for what it cites too. */
  async suggest(typed: string, limit: number, place?: TypingPlace): Promise<readonly SuggestedRow[]> {
    return this.ask((library) => library.suggest(typed, limit, place));
  }

  async search(query: string, limit: number): Promise<readonly SearchRow[]> {
    return this.ask((library) => library.search(query, limit));
  }

  /** The papers that belong to a passage, or are near to a paper. */
  async related(to: RelatedTo, limit: number): Promise<readonly SearchRow[]> {
    return this.ask((library) => library.related(to, limit));
  }

  /** What to say about a query while it is typed. */
  async queryHelp(query: string): Promise<QueryHelp> {
    return this.ask((library) => library.queryHelp(query));
  }

  /** The paper that a key names. */
  async paper(citekey: string): Promise<Paper | undefined> {
    return this.ask((library) => library.paper(citekey));
  }

  /** What each key means, in their order. */
  async meanings(citekeys: readonly string[]): Promise<readonly Meaning[]> {
    return this.ask((library) => library.meanings(citekeys));
  }

  async dumps(): Promise<readonly DumpRow[]> {
    return this.ask((library) => library.dumps());
  }

  async papersIn(file: string): Promise<readonly PaperInDump[]> {
    return this.ask((library) => library.papersIn(file));
  }

  async facts(): Promise<LibraryFacts> {
    return this.ask((library) => library.facts());
  }

  /** What a note's front matter says of literature. */
  async noteFields(text: string): Promise<FrontMatterFields> {
    return this.ask((library) => library.noteFields(text));
  }

  dispose(): void {
    for (const disposable of [this.watcher, this.files, this.kept, ...this.listeners]) disposable.dispose();
    for (const disposable of [this.didChange, this.didChangeState, this.fileProblems]) disposable.dispose();
  }

  private ask<T>(question: (library: Remote<LecternWorker>) => Promise<T> | T): Promise<T> {
    return this.worker.ask(question);
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
      if (this.toOpen) await this.open();
      if (this.toFind || this.toRead.size > 0) await this.round();
      else if (this.toKeep) await this.keep();
    } while (this.toReset || this.toFind || this.toRead.size > 0 || this.toKeep);
  }

  private async reset(): Promise<void> {
    this.toReset = false;
    this.toOpen = false;
    this.began = undefined;
    this.toFind = true;
    this.toCheck = true;
    this.incomplete = false;
    this.toRead.clear();
    const engine = engineSetting();
    await this.ask((library) => library.reset(engine));
    this.files.clear();
  }

  /** Starts with what was kept, which answers at once; what changed since is read afterwards. */
  private async open(): Promise<void> {
    this.toOpen = false;
    const started = Date.now();
    const kept = await this.kept.open(engineSetting());
    if (!kept) {
      this.log.info('Nothing usable is kept of this library: its files are read anew');
      return;
    }
    this.files.open(kept.files);
    this.began = { from: 'kept', milliseconds: Date.now() - started };
    this.log.info(`${kept.papers} papers, as kept, after ${Date.now() - started} ms`);
    this.enter({ kind: 'ready', papers: kept.papers });
    this.didChange.fire();
  }

  private async round(): Promise<void> {
    const started = Date.now();
    const held = this.files.size;
    if (this.toFind) {
      const slow = setTimeout(() => this.enter({ kind: 'finding' }), tellingDelay);
      await this.find().finally(() => clearTimeout(slow));
    }
    const files = [...this.toRead];
    this.toRead.clear();
    let read = 0;
    await concurrently(files, width, async (file) => {
      if (!this.halted) await this.read(file, { files: read++, of: files.length });
    });
    const { papers, complete } = await this.settle();
    this.began ??= { from: 'files', milliseconds: Date.now() - started };
    this.incomplete ||= this.halted || !complete;
    this.toFind &&= !this.incomplete;
    this.enter({ kind: this.incomplete ? 'stopped' : 'ready', papers });
    this.log.info(`${papers} papers; read ${read} of ${files.length} files in ${Date.now() - started} ms`);
    if ((read > 0 || held !== this.files.size) && !this.incomplete) {
      this.kept.saveSoon(() => {
        this.toKeep = true;
        void this.update();
      });
    }
    this.didChange.fire();
  }

  /** Looks what files there are: new ones and changed ones are to be read, those that have gone are forgotten. */
  private async find(): Promise<void> {
    this.toFind = false;
    const { toCheck } = this;
    this.toCheck = false;
    // anew each time: what a path means depends on what is there
    const sources = await dumpSources(this.host.home, this.notes);
    this.foundSources = sources;
    this.watcher.watch(sources);
    const found = await findDumps(sources, this.host.realPath, () => this.halted);
    // what was not looked at has not gone
    if (this.halted) return;
    await this.watcher.watchLinks(found.links);
    for (const file of this.found.passedOver.keys()) if (!found.passedOver.has(file)) this.fileProblems.tell(file, []);
    for (const [file, message] of found.passedOver) this.fileProblems.tell(file, [{ file, line: 1, message }]);
    this.found = found;
    for (const file of this.files.names()) if (!found.roles.has(file)) await this.files.remove(file);
    await concurrently(found.roles, width, async ([file, role]) => {
      if (!(await this.files.isCurrent(file, role, toCheck))) this.toRead.add(file);
    });
    for (const file of [...this.toRead]) if (!found.roles.has(file)) this.toRead.delete(file);
  }

  private async settle(): Promise<Settled> {
    return withProgress(
      (papers: number, of: number) => this.enter({ kind: 'indexing', papers, of }),
      (onProgress) => this.ask((library) => library.settle(onProgress)),
    );
  }

  /** @param place which of the files to read this is */
  private async read(file: string, place: { readonly files: number; readonly of: number }): Promise<void> {
    const onProgress = (papers: number) => this.enter({ kind: 'reading', ...place, papers });
    onProgress(0);
    await this.files.read(file, {
      role: this.found.roles.get(file) ?? 'dump',
      named: this.found.named.has(file),
      mayHaveGone: this.incomplete,
      onProgress,
    });
  }

  /** Keeps the library on disk for the next start. */
  private async keep(): Promise<void> {
    this.toKeep = false;
    if (!this.incomplete) await this.kept.save();
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

const engineSection = 'lectern.searchEngine';

/** What the user wants to search with. */
function engineSetting(): EngineName {
  const wanted = vscode.workspace.getConfiguration().get<unknown>(engineSection);
  return engineNames.find((name) => name === wanted) ?? 'auto';
}
