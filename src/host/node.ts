import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import * as vscode from 'vscode';
import type { LecternWorker } from '../worker/protocol';
import type { Host } from './host';
import { loopback } from './loopback';

/** The extension host on Node: on the desktop, in a container, on a server. */
export const nodeHost: Host = {
  home: vscode.Uri.file(homedir()),
  loopback,
  realPath: async (uri) => (uri.scheme === 'file' ? vscode.Uri.file(await realpath(uri.fsPath)) : undefined),
  workerReads: (uri) => uri.scheme === 'file',
  startWorker(extensionUri, onDidFail) {
    const worker = new Worker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath);
    let disposed = false;
    worker.on('error', onDidFail);
    worker.on('exit', (code) => {
      if (!disposed) onDidFail(new Error(`the worker ended with code ${code}`));
    });
    return Promise.resolve({
      library: wrap<LecternWorker>(nodeEndpoint(worker)),
      dispose: () => {
        disposed = true;
        void worker.terminate();
      },
    });
  },
};
