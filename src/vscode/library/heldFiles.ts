import type * as vscode from 'vscode';
import { isSharedEnding } from '../../core/dumps/fileNames';
import type { Role } from '../../core/library/state';
import type { StoredFile } from '../../core/store/libraryFile';
import type { Host } from '../../host/host';
import type { ReadOutcome, Stamp } from '../../worker/protocol';
import { contentOf, isFresh, isNotFound, isSame, lasting, stampOf, unreadable } from './dumpFile';
import type { FileProblems } from './fileProblems';
import { HalfWritten } from './halfWritten';
import type { RunningWorker } from './runningWorker';
import { withProgress } from './workerProgress';

/** A file that the library holds. */
interface Held {
  readonly role: Role;
  readonly records: number;
  /** What it was when it was read; undefined when it could not be. */
  readonly stamp: Stamp | undefined;
}

/** What a file is to be read as. */
interface Reading {
  readonly role: Role;
  /** Whether somebody named it: then it should hold papers. */
  readonly named: boolean;
  /** Whether nobody looks any more what files there are: one that is not there has gone. */
  readonly mayHaveGone: boolean;
  readonly onProgress: (papers: number) => void;
}

/** The files that the worker holds, each as it was when it was read. Files are named by their URI's text. */
export class HeldFiles implements vscode.Disposable {
  private readonly files = new Map<string, Held>();
  private readonly halfWritten: HalfWritten;

  /** @param readAgain told when a file that seemed to be just being written is to be read again */
  constructor(
    private readonly worker: RunningWorker,
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
    private readonly problems: FileProblems,
    readAgain: (file: string) => void,
  ) {
    this.halfWritten = new HalfWritten(readAgain);
  }

  get size(): number {
    return this.files.size;
  }

  /** The names, as they are now. */
  names(): readonly string[] {
    return [...this.files.keys()];
  }

  /** Takes over what is known of files from the last start. */
  open(stored: readonly StoredFile[]): void {
    for (const { file, role, records, problems, size, mtime } of stored) {
      this.files.set(file, { role, records, stamp: mtime === 0 ? undefined : { size, mtime } });
      this.problems.tell(file, problems);
    }
  }

  /** @param toCheck whether a file that is held may have changed without a word */
  async isCurrent(file: string, role: Role, toCheck: boolean): Promise<boolean> {
    const held = this.files.get(file);
    if (held?.role !== role || !held.stamp) return false;
    if (!toCheck) return true;
    try {
      return isSame(held.stamp, await stampOf(file));
    } catch {
      // reading it says why
      return false;
    }
  }

  /** Has the worker read a file, if it has changed, in place of what was known of it, and tells what is wrong with it. */
  async read(file: string, reading: Reading): Promise<void> {
    const { role } = reading;
    try {
      await this.readChanged(file, reading);
    } catch (error) {
      await this.worker.ask((library) => library.remove(file));
      this.files.set(file, { role, records: 0, stamp: undefined });
      if ((reading.mayHaveGone || role === 'bibliography') && isNotFound(error)) this.forget(file);
      else this.problems.tell(file, [{ file, line: 1, message: unreadable(error) }]);
    }
  }

  /** Has the worker forget a file that has gone. */
  async remove(file: string): Promise<void> {
    await this.worker.ask((library) => library.remove(file));
    this.forget(file);
  }

  /** Forgets all, as a new worker does. */
  clear(): void {
    for (const file of this.names()) this.forget(file);
  }

  dispose(): void {
    this.halfWritten.dispose();
  }

  private async readChanged(file: string, reading: Reading): Promise<void> {
    const { role } = reading;
    const held = this.files.get(file);
    const before = await stampOf(file);
    if (held?.stamp && held.role === role && isSame(held.stamp, before) && !isFresh(before)) return;
    const content = await contentOf(file, this.host);
    const outcome = await withProgress(reading.onProgress, (onProgress) =>
      this.worker.ask((library) => library.read(file, content, onProgress)),
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
    await this.worker.ask((library) => library.keep(file, role, lasting(after)));
    this.files.set(file, { role, records: outcome.records, stamp: after });
    this.tell(file, outcome, reading.named);
  }

  private tell(file: string, { format, problems }: ReadOutcome, named: boolean): void {
    const isNone = format === undefined && isSharedEnding(file) && !named;
    if (isNone) this.log.debug(`${file} holds no papers`);
    this.problems.tell(file, isNone ? [] : problems);
  }

  private forget(file: string): void {
    this.files.delete(file);
    this.halfWritten.forget(file);
    this.problems.tell(file, []);
  }
}
