import { proxy } from 'comlink';
import type * as vscode from 'vscode';
import type { EngineName } from '../../core/search/createEngine';
import type { Storage } from '../../core/store/store';
import type { OpenedLibrary } from '../../worker/protocol';
import type { RunningWorker } from './runningWorker';

/** Milliseconds from the last change until the library is kept on disk, and how seldom that is done at most. */
const delay = 3000;
/** So many times longer than keeping takes it is not done again. */
const share = 20;

/** The library as it is kept on disk for the next start of this window. */
export class KeptLibrary implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private notBefore = 0;

  /** @param storage where it is kept; undefined in a window without a folder: then it is not */
  constructor(
    private readonly worker: RunningWorker,
    private readonly storage: Storage | undefined,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Has the worker open what was kept; undefined when there is nothing that can be used. */
  async open(engine: EngineName): Promise<OpenedLibrary | undefined> {
    const { storage } = this;
    return storage && (await this.worker.ask((library) => library.open(proxy(storage), engine)));
  }

  /** @param due called when it is time to save: not put off by each change, for somebody may write all the time */
  saveSoon(due: () => void): void {
    if (!this.storage) return;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        due();
      },
      Math.max(delay, this.notBefore - Date.now()),
    );
  }

  /** A library that cannot be kept is only logged: the next start takes longer, and nobody can act on it. */
  async save(): Promise<void> {
    const { storage } = this;
    if (!storage) return;
    const started = Date.now();
    try {
      if (await this.worker.ask((library) => library.save(proxy(storage)))) {
        this.log.info(`Kept the library in ${Date.now() - started} ms`);
      }
    } catch (error) {
      this.log.warn(`The library could not be kept for the next start: ${messageOf(error)}`);
    }
    this.notBefore = Date.now() + share * (Date.now() - started);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
