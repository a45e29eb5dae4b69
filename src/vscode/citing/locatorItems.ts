import * as vscode from 'vscode';
import { locatorTerms } from '../../core/notes/locator/locatorTerms';
import type { LocatorTyping } from '../../core/notes/typing/typingParts';
import { sortText } from './citationItems';

/** The rows for a locator: its term, and a word in place of the value, which is selected. */
export function locatorItems(
  { start, typed, isTight }: LocatorTyping,
  document: vscode.TextDocument,
): vscode.CompletionItem[] {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + typed.length));
  const begun = typed.toLowerCase();
  return locatorTerms
    .filter(({ written, description }) => written.startsWith(begun) || description.startsWith(begun))
    .map(({ written, description }, rank) => {
      const item = new vscode.CompletionItem({ label: written.trim(), description }, vscode.CompletionItemKind.Snippet);
      item.insertText = new vscode.SnippetString(isTight ? ' ' : '').appendText(written).appendPlaceholder(description);
      // a term is known by its short form and by its word
      item.filterText = written.startsWith(begun) ? `${written}${description}` : description;
      item.sortText = sortText(rank);
      item.range = range;
      return item;
    });
}
