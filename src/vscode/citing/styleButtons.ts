import * as vscode from 'vscode';
import type { DraftStyle } from '../../core/notes/citing/citationDraft';

/** What chooses how papers are cited. */
export const styleButtons: readonly { readonly style: DraftStyle; readonly button: vscode.QuickInputButton }[] = [
  { style: 'cluster', button: button('bracket', 'Cite in brackets: [@key]') },
  { style: 'inText', button: button('mention', 'Cite in the text: @key') },
  { style: 'suppressed', button: button('dash', 'Leave the author out: [-@key]') },
];

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
