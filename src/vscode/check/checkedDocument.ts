import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/bibliography/format';
import { noteSelector } from '../notes/noteEditor';

/** Whether a document is one whose citations or entries are judged: a note or a bibliography. */
export function isChecked(document: vscode.TextDocument): boolean {
  return isBibliography(document) || vscode.languages.match(noteSelector, document) > 0;
}

/** Whether a document is a bibliography; not what a version control system shows of one. */
export function isBibliography(document: vscode.TextDocument): boolean {
  return bibliographyFormat(document.uri.path) !== undefined && document.uri.scheme !== 'git';
}
