import { workerData } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { workerName } from './worker/workerName';

// The host and the worker run one script, for they share half of their code; each evaluates what it needs.

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const [{ activateLectern }, { nodeHost }] = await Promise.all([import('./vscode/activate'), import('./host/node')]);
  activateLectern(context, nodeHost);
}

if (workerData === workerName) void import('./worker/worker.node');
