import { expose, wrap } from 'comlink';
import * as vscode from 'vscode';
import { createLibraryWorker } from '../worker/libraryWorker';
import type { LecternWorker } from '../worker/protocol';
import { workerName } from '../worker/workerName';
import type { Host } from './host';

// the web worker that the extension host is; only what is used here, since the DOM's types do not belong in this project
declare class Worker extends EventTarget {
  constructor(url: string, options?: { name?: string });
  postMessage(message: unknown, transfer?: unknown[]): void;
  terminate(): void;
}
declare const Blob: new (parts: (Uint8Array | string)[], options: { type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };

/** The extension host in a browser. */
export const webHost: Host = {
  home: undefined,
  loopback: undefined,
  realPath: undefined,
  workerReads: () => false,
  async startWorker(extensionUri, onDidFail) {
    if (typeof Worker === 'undefined') return inProcess();
    // the extension may come from another origin, which a worker may not: hence a copy of its script as a blob
    const script = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'extension.js'));
    const url = URL.createObjectURL(
      new Blob([`globalThis.${workerName} = true;`, script], { type: 'application/javascript' }),
    );
    try {
      const worker = new Worker(url, { name: workerName });
      worker.addEventListener('error', (event) =>
        onDidFail(new Error((event as { message?: string }).message ?? 'the worker failed')),
      );
      return { library: wrap<LecternWorker>(worker), dispose: () => worker.terminate() };
    } catch {
      // a content security policy forbids it
      return inProcess();
    } finally {
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    }
  },
};

/** Where no worker can be started: the same library on this thread, which works with pauses. */
function inProcess() {
  const { port1, port2 } = new MessageChannel();
  expose(createLibraryWorker(), port1);
  return {
    library: wrap<LecternWorker>(port2),
    dispose: () => {
      port1.close();
      port2.close();
    },
  };
}
