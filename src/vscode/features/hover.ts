import * as vscode from 'vscode';
import { citationInBlock } from '../../core/notes/note';
import { cardMarkdown } from '../card';
import { noteSelector } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

/** The card of the citation under the mouse. */
export function registerHover(library: PaperLibrary): vscode.Disposable {
  return vscode.languages.registerHoverProvider(noteSelector, {
    async provideHover(document, position) {
      if (!document.lineAt(position).text.includes('@')) return undefined;
      const citation = citationInBlock(document.getText(), document.offsetAt(position));
      const paper = citation && (await library.paper(citation.key));
      if (!paper) return undefined;
      const range = new vscode.Range(document.positionAt(citation.start), document.positionAt(citation.end));
      return new vscode.Hover(cardMarkdown(paper), range);
    },
  });
}
