import { proxy, type Remote } from 'comlink';
import * as vscode from 'vscode';
import { isSharedEnding } from '../../core/dumps/fileNames';
import type { Role } from '../../core/library/state';
import type { FrontMatterFields } from '../../core/notes/frontMatter/frontMatterFields';
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
  SearchRow,
  Settled,
  Stamp,
} from '../../worker/protocol';
import type { SuggestedRow, TypingPlace } from '../../worker/noteProtocol';
import { concurrently } from '../concurrently';
import { contentOf, isFresh, isNotFound, isSame, lasting, stampOf, unreadable } from './dumpFile';
import { dumpSources, filesOf, type DumpSource, type NoteSources } from './dumpSources';
import type { DumpLink } from './dumpLinks';
import { DumpWatcher } from './dumpWatcher';
import { HalfWritten } from './halfWritten';
import { RunningWorker } from './runningWorker';

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

/** A file that the library holds. */
interface Held {
  readonly role: Role;
  readonly records: number;
  /** What it was when it was read; undefined when it could not be. */
  readonly stamp: Stamp | undefined;
}

/** How many files are looked at, and read, at a time: a disk answers several questions as fast as one. */
const width = 16;

/** Milliseconds that looking for files may take before it is told. */
const tellingDelay = 700;

/** Milliseconds from the last change until the library is kept on disk, and how seldom that is done at most. */
const keepDelay = 3000;
/** So many times longer than keeping takes it is not done again. */
const keepShare = 20;

/**
 * The papers of this window: opens what was kept of them, finds the dumps that the settings and open notes name, has the
 * worker read and index what changed, follows further changes, and passes questions on to the worker. Files are named by
 * their URI's text.
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

  private readonly files = new Map<string, Held>();
  private readonly problemsByFile = new Map<string, readonly Problem[]>();
  private began: LibraryStart | undefined;
  private foundSources: readonly DumpSource[] = [];
  private notes: readonly NoteSources[] = [];
  /** What each file that was found is, and which of them somebody named. */
  private roles: ReadonlyMap<string, Role> = new Map();
  private named: ReadonlySet<string> = new Set();
  /** What could not even be listed. */
  private passedOver: ReadonlySet<string> = new Set();
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
  private keeping: { timer: ReturnType<typeof setTimeout> | undefined; notBefore: number } = {
    timer: undefined,
    notBefore: 0,
  };
  private readonly halfWritten = new HalfWritten((file) => {
    this.toRead.add(file);
    void this.update();
  });
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
    }),
  ];

  /** @param storage where the library is kept; undefined in a window without a folder */
  constructor(
    private readonly worker: RunningWorker,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
    private readonly storage: Storage | undefined,
  ) {
    this.toOpen = storage !== undefined;
    worker.onDidFail((error) => {
      // the next worker begins with nothing
      this.toReset = true;
      this.fail(error);
    });
  }

  /** What is wrong with each file that could not be read as it should. */
  get problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.problemsByFile;
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
    clearTimeout(this.keeping.timer);
    for (const disposable of [this.watcher, this.halfWritten, ...this.listeners]) disposable.dispose();
    for (const emitter of [this.didChange, this.didChangeState, this.didChangeProblems]) emitter.dispose();
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
    await this.ask((library) => library.reset());
    for (const file of [...this.files.keys()]) this.forget(file);
  }

  /** Starts with what was kept, which answers at once; what changed since is read afterwards. */
  private async open(): Promise<void> {
    this.toOpen = false;
    const started = Date.now();
    const { storage } = this;
    const kept = storage && (await this.ask((library) => library.open(proxy(storage))));
    if (!kept) {
      this.log.info('Nothing usable is kept of this library: its files are read anew');
      return;
    }
    for (const { file, role, records, problems, size, mtime } of kept.files) {
      this.files.set(file, { role, records, stamp: mtime === 0 ? undefined : { size, mtime } });
      this.tell(file, problems);
    }
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
    if (read > 0 || held !== this.files.size) this.keepSoon();
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
    const found = new Map<string, Role>();
    const named = new Set<string>();
    const passedOver = new Map<string, string>();
    const links: DumpLink[] = [];
    for (const source of sources) {
      const { files, links: followed } = await filesOf(
        source,
        this.host.realPath,
        (uri, message) => passedOver.set(uri.toString(), message),
        () => this.halted,
      );
      links.push(...followed);
      for (const uri of files) {
        const file = uri.toString();
        if (found.get(file) !== 'bibliography') found.set(file, source.role);
        if (source.pattern.kind !== 'folder') named.add(file);
      }
    }
    // what was not looked at has not gone
    if (this.halted) return;
    await this.watcher.watchLinks(links);
    this.roles = found;
    this.named = named;
    for (const file of this.passedOver) if (!passedOver.has(file)) this.tell(file, []);
    for (const [file, message] of passedOver) this.tell(file, [{ file, line: 1, message }]);
    this.passedOver = new Set(passedOver.keys());
    for (const file of [...this.files.keys()]) {
      if (found.has(file)) continue;
      await this.ask((library) => library.remove(file));
      this.forget(file);
    }
    await concurrently(found, width, async ([file, role]) => {
      if (!(await this.isCurrent(file, role, toCheck))) this.toRead.add(file);
    });
    for (const file of [...this.toRead]) if (!found.has(file)) this.toRead.delete(file);
  }

  /** @param toCheck whether a file that is held may have changed without a word */
  private async isCurrent(file: string, role: Role, toCheck: boolean): Promise<boolean> {
    const held = this.files.get(file);
    if (held?.role !== role || !held.stamp) return false;
    if (!toCheck) return true;
    try {
      return isSame(held.stamp, await stampOf(file));
    } catch {
      return false;
    }
  }

  private async settle(): Promise<Settled> {
    return this.withProgress(
      (papers: number, of: number) => this.enter({ kind: 'indexing', papers, of }),
      (onProgress) => this.ask((library) => library.settle(onProgress)),
    );
  }

  /** @param place which of the files to read this is */
  private async read(file: string, place: { readonly files: number; readonly of: number }): Promise<void> {
    this.enter({ kind: 'reading', ...place, papers: 0 });
    const role = this.roles.get(file) ?? 'dump';
    const held = this.files.get(file);
    try {
      const before = await stampOf(file);
      if (held?.stamp && held.role === role && isSame(held.stamp, before) && !isFresh(before)) return;
      const content = await contentOf(file, this.host);
      const outcome = await this.withProgress(
        (papers: number) => this.enter({ kind: 'reading', ...place, papers }),
        (onProgress) => this.ask((library) => library.read(file, content, onProgress)),
      );
      if (!outcome) {
        this.files.set(file, { role, records: held?.records ?? 0, stamp: undefined });
        return;
      }
      const after = await stampOf(file);
      if (held && held.records > 0 && this.halfWritten.waitsFor(file, before, after, outcome.unfinished)) {
        this.log.debug(`${file} is being written: it is read again in a while`);
        return;
      }
      const { records, format, problems } = outcome;
      await this.ask((library) => library.keep(file, role, lasting(after)));
      this.files.set(file, { role, records, stamp: after });
      const isNone = format === undefined && isSharedEnding(file) && !this.named.has(file);
      if (isNone) this.log.debug(`${file} holds no papers`);
      this.tell(file, isNone ? [] : problems);
    } catch (error) {
      await this.ask((library) => library.remove(file));
      this.files.set(file, { role, records: 0, stamp: undefined });
      // after a stop nobody looks what files there are: this one may just have gone
      if ((this.incomplete || role === 'bibliography') && isNotFound(error)) this.forget(file);
      else this.tell(file, [{ file, line: 1, message: unreadable(error) }]);
    }
  }

  /** Progress comes by a channel of its own, and the last of it perhaps after the answer. */
  private async withProgress<Progress extends readonly number[], T>(
    onProgress: (...progress: Progress) => void,
    work: (onProgress: (...progress: Progress) => void) => Promise<T>,
  ): Promise<T> {
    let over = false;
    const told = (...progress: Progress) => {
      if (!over) onProgress(...progress);
    };
    try {
      return await work(proxy(told));
    } finally {
      over = true;
    }
  }

  private keepSoon(): void {
    if (!this.storage || this.incomplete) return;
    const delay = Math.max(keepDelay, this.keeping.notBefore - Date.now());
    // not put off by each change: somebody may write all the time
    this.keeping.timer ??= setTimeout(() => {
      this.keeping.timer = undefined;
      this.toKeep = true;
      void this.update();
    }, delay);
  }

  /** Keeps the library on disk for the next start. */
  private async keep(): Promise<void> {
    this.toKeep = false;
    const { storage } = this;
    if (!storage || this.incomplete) return;
    const started = Date.now();
    try {
      if (await this.ask((library) => library.save(proxy(storage)))) {
        this.log.info(`Kept the library in ${Date.now() - started} ms`);
      }
    } catch (error) {
      this.log.warn(`The library could not be kept for the next start: ${messageOf(error)}`);
    }
    this.keeping.notBefore = Date.now() + keepShare * (Date.now() - started);
  }

  private forget(file: string): void {
    this.files.delete(file);
    this.halfWritten.forget(file);
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
