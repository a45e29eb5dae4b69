import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/bibliography/format';
import { RecordLines } from '../../core/bibliography/recordLines';
import type { NamedSource } from '../../worker/noteProtocol';

/**
 * Where a record stands: its line. In a document with unsaved edits the record is looked for, since its line is known as of
 * the file.
 */
export function sourceLocation({ file, line, names }: NamedSource): vscode.Location {
  const uri = vscode.Uri.parse(file);
  const name = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === name);
  if (!document) return new vscode.Location(uri, new vscode.Position(line - 1, 0));
  const found = document.isDirty ? recordLines(document).lineOf(line - 1, names) : line - 1;
  return new vscode.Location(uri, lineRange(document, found));
}

/** Where records are in a document as it is now. */
export function recordLines(document: vscode.TextDocument): RecordLines {
  const lines = { count: document.lineCount, at: (line: number) => document.lineAt(line).text };
  return new RecordLines(lines, bibliographyFormat(document.uri.path));
}

/** What a line holds, without its blanks; the document's last line where it is none. */
export function lineRange(document: vscode.TextDocument, line: number): vscode.Range {
  const { range, firstNonWhitespaceCharacterIndex, text } = document.lineAt(Math.min(line, document.lineCount - 1));
  const first = range.start.with({ character: firstNonWhitespaceCharacterIndex });
  const last = range.end.with({ character: Math.max(first.character, text.trimEnd().length) });
  return new vscode.Range(first, last);
}
