import type * as vscode from 'vscode';
import { nextTurn } from './core/breathing';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  // scripts are compiled and evaluated in two turns: at once that would hold up all other extensions
  await import('./core/notes/note');
  await nextTurn();
  const [{ activateLectern }, { nodeHost }] = await Promise.all([import('./vscode/activate'), import('./host/node')]);
  activateLectern(context, nodeHost);
}
