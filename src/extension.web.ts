import type * as vscode from 'vscode';
import { webHost } from './host/web';
import { activateLectern } from './vscode/activate';

export function activate(context: vscode.ExtensionContext): void {
  activateLectern(context, webHost);
}
