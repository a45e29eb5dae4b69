import type * as vscode from 'vscode';
import { nodeHost } from './host/node';
import { activateLectern } from './vscode/activate';

export function activate(context: vscode.ExtensionContext): void {
  activateLectern(context, nodeHost);
}
