import type { Remote } from 'comlink';
import type * as vscode from 'vscode';
import type { Ask } from '../core/zotero/request';
import type { LecternWorker } from '../worker/protocol';

/** A running library and its end. */
export interface WorkerConnection {
  /** A call to it that waits when the worker dies waits for ever. */
  readonly library: Remote<LecternWorker>;
  /** Ends the worker. */
  dispose(): void;
}

/** What differs between an extension host on Node and one in a browser. */
export interface Host {
  /** The user's home folder, where there is one. */
  readonly home: vscode.Uri | undefined;
  /** Asks programs on this computer, until the signal says stop; undefined in a browser, which may not. */
  readonly loopback: ((signal: AbortSignal) => Ask) | undefined;
  /**
   * The one URI, without links, of what is at a URI. Rejects when nothing is there; undefined where nobody can tell, as in
   * a browser.
   */
  readonly realPath: ((uri: vscode.Uri) => Promise<vscode.Uri | undefined>) | undefined;
  /** Whether the worker can read this file by itself, so that it need not be held in memory as a whole. */
  workerReads(uri: vscode.Uri): boolean;
  /**
   * Starts the library off the extension host's thread.
   * @param onDidFail told when the worker has died
   */
  startWorker(extensionUri: vscode.Uri, onDidFail: (error: Error) => void): Promise<WorkerConnection>;
}
