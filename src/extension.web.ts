import type * as vscode from 'vscode';
import { workerName } from './worker/workerName';

// The host and the worker run one script, for they share half of their code; each evaluates what it needs.

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const [{ activateLectern }, { webHost }] = await Promise.all([import('./vscode/activate'), import('./host/web')]);
  activateLectern(context, webHost);
}

if (workerName in globalThis) void import('./worker/worker.web');
