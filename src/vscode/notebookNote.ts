import * as vscode from 'vscode';

/** A note as it is now: a document, or a cell of a notebook. */
export interface NoteText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** The file that a note is in: a cell's is its notebook's. */
export function fileOfNote(note: vscode.Uri): vscode.Uri {
  return notebookOf(note)?.uri ?? note;
}

/** The text that a note's front matter is at the beginning of: a cell's is its notebook's first cell. */
export function beginningOf({ uri, text }: NoteText): string {
  const notebook = notebookOf(uri);
  if (!notebook) return text;
  return notebook.cellCount > 0 ? notebook.cellAt(0).document.getText() : '';
}

function notebookOf(note: vscode.Uri): vscode.NotebookDocument | undefined {
  if (note.scheme !== 'vscode-notebook-cell') return undefined;
  const name = note.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === name),
  );
}
